export type { BillingPlan, BillRow, GhostCalls } from './billing/bill.ts'
export { DEMO_FAULTS, DEMO_PROJECT } from './demoProject.ts'
export type { FaultKind, FaultRule } from './faults.ts'
export { createSimulator } from './server.ts'
export type {
  ServedCall,
  ServedTotals,
  SimulatedProvider,
  Simulator,
  SimulatorOptions,
} from './types.ts'
