export { createServedWatch, type ServedWatch } from './served.ts'
export { createModelWatch, type ModelWatch } from './service.ts'
