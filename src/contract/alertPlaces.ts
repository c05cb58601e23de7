/** What decides where one acts on an alert. */
interface AlertAbout {
  kind: string
  params: Readonly<Record<string, string | number>>
  projectId: number | null
  provider: string | null
}

/** A page, and the filter it opens with. */
interface AlertPlace {
  page: string
  params: Readonly<Record<string, string | number | null>>
}

const PLACES: Readonly<Record<string, (alert: AlertAbout) => AlertPlace>> = {
  budget_threshold: () => ({ page: 'budgets', params: {} }),
  budget_block: () => ({ page: 'budgets', params: {} }),
  daily_threshold: ({ params }) => ({
    page: 'costs',
    params: { period: 'day', date: params.period ?? null, groupBy: 'model' },
  }),
  settlement_above_hold: ({ provider }) => ({ page: 'models', params: { provider } }),
  key_rejected: () => ({ page: 'settings', params: {} }),
  provider_down: ({ projectId }) => ({ page: 'runs', params: { project: projectId } }),
  job_failed: ({ params }) => ({ page: 'jobs', params: { job: params.job ?? null } }),
  job_missed: ({ params }) => ({ page: 'jobs', params: { job: params.job ?? null } }),
  new_models: () => ({ page: 'modelWatch', params: {} }),
  served_model_changed: ({ provider }) => ({ page: 'models', params: { provider } }),
  unpriced_calls: ({ provider }) => ({ page: 'models', params: { show: 'unpriced', provider } }),
  reconciliation: () => ({ page: 'limbo', params: {} }),
  visibility_moved: ({ projectId, params }) => ({
    page: 'answers',
    params: { project: projectId, model: params.model ?? null, from: params.from ?? null, to: params.to ?? null },
  }),
  billing_gap: () => ({ page: 'billing', params: {} }),
}

/** Where one acts on an alert; null for a kind that is not known here. Pure. */
export const placeOfAlert = (alert: AlertAbout): AlertPlace | null => PLACES[alert.kind]?.(alert) ?? null
