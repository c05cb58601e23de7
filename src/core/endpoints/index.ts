export { createEndpoints, type Endpoints } from './service.ts'
