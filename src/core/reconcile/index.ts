export type { CoverageCell } from './coverage.ts'
export type { RuleFinding, Trouble } from './limbo.ts'
export { createReconcile, DEFAULTS, type Reconcile, type ReconcileReport } from './service.ts'
export { createReconcileViews } from './views.ts'
