export { createServedWatch, type ServedWatch } from './served.ts'
export { createModelWatch } from './service.ts'
