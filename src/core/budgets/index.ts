export { type Admission, admit, type BudgetScope } from './reserve.ts'
export { type BudgetChange, createBudgets } from './service.ts'
export { blockAlert, blockReason, dailyAlert, thresholdAlert } from './tell.ts'
export { type BudgetUse, type Charge, createBudgetUse } from './use.ts'
