export type { BrandReport, Report } from './report.ts'
export { createVisibility, type Visibility } from './service.ts'
