export { createSources } from './service.ts'
