import type { AlertKind } from './raise.ts'

/** What each kind is called outside the window, in a few words. */
export const TITLES: Readonly<Record<AlertKind, string>> = {
  budget_threshold: 'A budget is nearly used up',
  budget_block: 'Calls were blocked by a budget',
  daily_threshold: 'A dear day',
  settlement_above_hold: 'A call was dearer than held',
  key_rejected: 'A key was rejected',
  provider_down: 'A provider does not answer',
  job_failed: 'A job failed',
  job_missed: 'A job was missed',
  new_models: 'There are new models',
  served_model_changed: 'A name is answered by another model',
  unpriced_calls: 'A price is missing',
  reconciliation: 'Something is left half done',
  visibility_moved: 'Visibility moved',
  billing_gap: 'A bill differs from the books',
}
