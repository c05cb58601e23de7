export { createHolds, type HeldMoney, type Holds } from './holds.ts'
export {
  type CallKind,
  createLedger,
  type HoldRequest,
  type Ledger,
  LedgerError,
  type Reservation,
  type Settlement,
} from './ledger.ts'
export { type CostQuery, type CostReport, costReport } from './report.ts'
