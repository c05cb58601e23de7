export { createCallCounts } from './callCounts.ts'
export { createOperations } from './service.ts'
