export { type Admission, admit, type BudgetScope, type LimitUse } from './reserve.ts'
export { type BudgetChange, type BudgetStatus, type Budgets, createBudgets } from './service.ts'
export { blockAlert, blockReason, dailyAlert, thresholdAlert } from './tell.ts'
export { type BudgetUse, type Charge, createBudgetUse, scopesOf } from './use.ts'
