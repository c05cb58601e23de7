export { type CitedSite, citedSite } from './citedSite.ts'
export { createReanalysis } from './reanalysis.ts'
export { createMeasuring, type JudgeRequest, type Measuring } from './service.ts'
export type { Cell } from './snapshots.ts'
