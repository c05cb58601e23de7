export type { ProjectBrands } from './brandSets.ts'
export { createMeasuring, type JudgeRequest, type Measuring, type RequestJudge } from './service.ts'
export { type Cell, isValid, type Snapshots } from './snapshots.ts'
