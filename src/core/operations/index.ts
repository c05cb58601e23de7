export { type CallCounts, type CountedCall, createCallCounts } from './callCounts.ts'
export { createOperations, type Operations, type OperationsChoice } from './service.ts'
