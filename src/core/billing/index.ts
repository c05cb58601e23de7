export type { Comparison } from './comparison.ts'
export { zoneOf } from './days.ts'
export { groupsOf, isUncompared, type Sums, sumsOf } from './report.ts'
export { type Billing, createBilling } from './service.ts'
