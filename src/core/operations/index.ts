export { type CallCounts, type CountedCall, createCallCounts } from './callCounts.ts'
