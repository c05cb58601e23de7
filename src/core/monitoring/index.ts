export type { LaneSpeed } from './lanes.ts'
export type { RunProgress } from './progress.ts'
export type { ModelQuote, Quote } from './quote.ts'
export { createMonitoring, type Monitoring } from './service.ts'
