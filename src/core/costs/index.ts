export { createHolds } from './holds.ts'
export { createLedger, type Ledger, type Settlement } from './ledger.ts'
export { type CostQuery, type CostReport, costReport } from './report.ts'
