export { createBrands } from './service.ts'
