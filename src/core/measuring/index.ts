export { type CitedSite, citedSite } from './citedSite.ts'
export { createReanalysis, type Reanalysed } from './reanalysis.ts'
export { createMeasuring, type JudgeRequest, type Measuring, type RequestJudge } from './service.ts'
export { type Cell, isValid, type Snapshots } from './snapshots.ts'
