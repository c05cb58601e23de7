import type { Budgets, Limit } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Mistakes } from '../../ui/useForm.ts'

export const KINDS = ['month-block', 'day-block', 'day-alert'] as const
export type Kind = (typeof KINDS)[number]

/** A limit as its form holds it. */
export interface LimitValues {
  scope: Limit['scope']
  provider: string
  project: string
  kind: Kind
  /** As typed, with a point or a comma. */
  limit: string
  /** Percent. */
  alertAt: string
}

/** What the core is told. */
export type LimitChange = Pick<Limit, 'scope' | 'of' | 'period' | 'action'> & {
  limitUsd: string | null
  alertAt: number | null
}

export const NEW_LIMIT: LimitValues = {
  ...{ scope: 'provider', provider: '', project: '', kind: 'month-block', limit: '', alertAt: '80' },
}

export const valuesOf = (limit: Limit): LimitValues => ({
  scope: limit.scope,
  provider: limit.scope === 'provider' ? limit.of : '',
  project: limit.scope === 'project' ? limit.of : '',
  kind: kindOf(limit),
  limit: limit.limitUsd,
  alertAt: String(Math.round(limit.alertAt * 100)),
})

const kindOf = ({ period, action }: Pick<Limit, 'period' | 'action'>): Kind =>
  KINDS.find((kind) => kind === `${period}-${action}`) ?? 'month-block'

/** An amount as it crosses to the core: `12,50` becomes `12.50`. */
const amountOf = (text: string) => text.trim().replace(',', '.')

export function changeOf(values: LimitValues): LimitChange {
  const [period, action] = values.kind.split('-') as [Limit['period'], Limit['action']]
  const { scope } = values
  return {
    ...{ scope, period, action },
    of: scope === 'all' ? '' : values[scope],
    limitUsd: amountOf(values.limit),
    alertAt: action === 'block' ? Number(values.alertAt) / 100 : null,
  }
}

/** What removes a limit. */
export const removalOf = ({ scope, of, period, action }: Limit): LimitChange => ({
  ...{ scope, of, period, action },
  ...{ limitUsd: null, alertAt: null },
})

/** What sets a limit as it was. */
export const restorationOf = (limit: Limit): LimitChange => ({
  ...removalOf(limit),
  ...{ limitUsd: limit.limitUsd, alertAt: limit.alertAt },
})

/** What is wrong with a limit, in each field's own words. */
export function limitMistakes(values: LimitValues, { budgets: { form } }: Messages): Mistakes<LimitValues> {
  const found: Mistakes<LimitValues> = {}
  if (values.scope !== 'all' && !values[values.scope]) found[values.scope] = form.choose
  if (!values.limit.trim()) found.limit = form.limitMissing
  else if (!/^\d{1,9}(\.\d{1,12})?$/.test(amountOf(values.limit))) found.limit = form.limitWrong
  const percent = Number(values.alertAt)
  if (values.kind !== 'day-alert' && !(values.alertAt.trim() && percent >= 1 && percent <= 100)) {
    found.alertAt = form.alertWrong
  }
  return found
}

/** The limit that saving would replace, unless it is the one being changed. */
export function replacedBy(values: LimitValues, limits: Budgets['limits']): Limit | undefined {
  const { scope, of, period, action } = changeOf(values)
  return limits.find(
    (limit) => limit.scope === scope && limit.of === of && limit.period === period && limit.action === action,
  )
}
