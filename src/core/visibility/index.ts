export type { BrandReport, Report } from './report.ts'
export { createVisibility } from './service.ts'
