export type { Comparison } from './comparison.ts'
export { zoneOf } from './days.ts'
export { type Group, groupsOf, isUncompared, type Sums, sumsOf } from './report.ts'
export { type Billing, createBilling } from './service.ts'
