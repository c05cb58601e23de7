export { createReconcile, type Reconcile, type ReconcileReport } from './service.ts'
export { createReconcileViews } from './views.ts'
