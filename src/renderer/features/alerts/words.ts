import type { ListedAlert } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import type { Params } from '../../routing/route.ts'
import { providerName } from '../../ui/colours.ts'

const KINDS = ['budget_threshold', 'budget_block', 'daily_threshold', 'settlement_above_hold'] as const
type Kind = (typeof KINDS)[number]

/** The kind, where it is one that the window has words for. */
export const kindOf = ({ kind }: Pick<ListedAlert, 'kind'>): Kind | null =>
  KINDS.find((known) => known === kind) ?? null

/** An alert in the user's language; the sentence it came with where its kind is not known here. Pure. */
export function sentenceOf(alert: ListedAlert, t: Messages, f: Format): string {
  const kind = kindOf(alert)
  const { sentences } = t.alerts
  const text = (key: string) => String(alert.params[key] ?? '0')
  const money = (key: string) => f.usd(text(key))
  const whose = ownerOf(alert, t)
  const period = periodOf(text('period'), f)
  if (kind === 'budget_threshold') {
    const percent = f.percent(Number(text('percent')) / 100)
    return sentences.budget_threshold(whose, percent, money('spentUsd'), money('limitUsd'), period)
  }
  if (kind === 'budget_block') {
    const worst = f.usdFine(text('worstCaseUsd'))
    return sentences.budget_block(whose, money('spentUsd'), money('limitUsd'), period, worst)
  }
  if (kind === 'daily_threshold') {
    return sentences.daily_threshold(whose, money('spentUsd'), money('limitUsd'), period)
  }
  if (kind === 'settlement_above_hold') {
    const provider = providerName(alert.provider ?? '')
    return sentences.settlement_above_hold(provider, f.usdFine(text('totalUsd')), f.usdFine(text('holdUsd')))
  }
  return alert.message
}

/** Whose limit or call an alert is about. */
export function ownerOf({ project, provider }: ListedAlert, t: Messages): string {
  return project ?? (provider === null ? t.alerts.everything : providerName(provider))
}

/** A month or a day, as limits name them. */
const periodOf = (text: string, f: Format) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? f.day(text) : /^\d{4}-\d{2}$/.test(text) ? f.month(text) : text

/** Where one acts on an alert; null for a kind that is not known here. Pure. */
export function placeOf(alert: ListedAlert): { page: string; params: Params } | null {
  const kind = kindOf(alert)
  if (kind === null) return null
  if (kind === 'daily_threshold') {
    return { page: 'costs', params: { period: 'day', date: alert.params.period, groupBy: 'model' } }
  }
  if (kind === 'settlement_above_hold') return { page: 'models', params: { provider: alert.provider } }
  return { page: 'budgets', params: {} }
}
