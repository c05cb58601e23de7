import { type ListedAlert, placeOfAlert } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import type { Params } from '../../routing/route.ts'
import { providerName } from '../../ui/colours.ts'

type Kind = keyof Messages['alerts']['actions']

/** The kind, where it is one that the window has words for. */
export const kindOf = ({ kind }: Pick<ListedAlert, 'kind'>, t: Messages): Kind | null =>
  Object.hasOwn(t.alerts.actions, kind) ? (kind as Kind) : null

/** An alert's figures, as its sentence says them. */
interface Figures {
  text: (key: string) => string
  number: (key: string) => number
  has: (key: string) => boolean
}

type Say = (alert: ListedAlert, figures: Figures, t: Messages, f: Format, zone: string) => string

const SENTENCES: Record<Kind, Say> = {
  budget_threshold: (alert, { text, number }, t, f) =>
    t.alerts.sentences.budget_threshold(
      ownerOf(alert, t),
      f.percent(number('percent') / 100),
      f.usd(text('spentUsd')),
      f.usd(text('limitUsd')),
      periodOf(text('period'), f),
    ),
  budget_block: (alert, { text }, t, f) =>
    t.alerts.sentences.budget_block(
      ownerOf(alert, t),
      f.usd(text('spentUsd')),
      f.usd(text('limitUsd')),
      periodOf(text('period'), f),
      f.usdFine(text('worstCaseUsd')),
    ),
  daily_threshold(alert, { text }, t, f) {
    const [spent, limit] = [text('spentUsd'), text('limitUsd')]
    // So little more than the limit is told with the digits that show it.
    const usd = f.usd(spent) === f.usd(limit) ? f.usdFine : f.usd
    return t.alerts.sentences.daily_threshold(ownerOf(alert, t), usd(spent), usd(limit), periodOf(text('period'), f))
  },
  settlement_above_hold: ({ provider }, { text }, t, f) =>
    t.alerts.sentences.settlement_above_hold(
      providerName(provider ?? ''),
      f.usdFine(text('totalUsd')),
      f.usdFine(text('holdUsd')),
    ),
  key_rejected: ({ provider }, { text }, t) =>
    t.alerts.sentences.key_rejected(providerName(provider ?? ''), withoutStop(text('reason'))),
  provider_down: ({ provider, at }, { text, number, has }, t, f, zone) =>
    t.alerts.sentences.provider_down(
      providerName(provider ?? ''),
      (t.errorWords as Record<string, string>)[text('errorClass')] ?? text('errorClass'),
      f.dateTime(has('since') ? number('since') : at, zone),
      withoutStop(text('reason')),
    ),
  job_failed: (_, { text }, t) => t.alerts.sentences.job_failed(jobOf(text('job'), t), text('sentence')),
  job_missed: (_, { text, number }, t, f) =>
    t.alerts.sentences.job_missed(jobOf(text('job'), t), number('times'), f.day(text('day'))),
  new_models: (_, { text, number }, t) =>
    t.alerts.sentences.new_models(
      number('new'),
      number('vanished'),
      number('renamed'),
      number('returned'),
      text('examples'),
    ),
  served_model_changed: (_, { text }, t, f) =>
    t.alerts.sentences.served_model_changed(text('model'), text('from'), text('to'), f.day(text('day'))),
  unpriced_calls(_, { text, number, has }, { alerts: { sentences } }) {
    if (has('problem')) return sentences.uncosted(withoutStop(text('problem')))
    const say = has('ahead') ? sentences.will_not_be_asked : sentences.not_asked
    return say(text('model'), number('count'))
  },
  reconciliation: (_, { number }, t) =>
    t.alerts.sentences.reconciliation(number('found'), number('mended'), number('left'), number('gaps')),
  visibility_moved(_, { text, number, has }, t, f) {
    const { sentences, at } = t.alerts
    const daysOf = (from: string, to: string) => periodWords(text(from), text(to), t, f)
    const change = number('now') - number('before')
    return sentences.visibility_moved(
      ...[text('brand'), has('model') ? at(text('model')) : '', change < 0, Math.round(100 * Math.abs(change))],
      ...[f.percent(number('now')), daysOf('from', 'to')],
      ...[f.percent(number('before')), daysOf('beforeFrom', 'beforeTo')],
      number('prompts'),
    )
  },
  billing_gap: ({ provider }, { text }, t, f) =>
    t.alerts.sentences.billing_gap(
      providerName(provider ?? ''),
      f.usd(text('billedUsd')),
      f.usd(text('ledgerUsd')),
      periodWords(text('from'), text('to'), t, f),
    ),
}

/** The figures that a kind's sentence cannot do without. */
const NEEDED: Partial<Record<Kind, readonly string[]>> = {
  key_rejected: ['reason'],
  provider_down: ['errorClass', 'reason'],
  job_failed: ['job', 'sentence'],
  job_missed: ['job', 'times', 'day'],
  new_models: ['new', 'vanished', 'renamed', 'returned', 'examples'],
  served_model_changed: ['model', 'from', 'to', 'day'],
  reconciliation: ['found', 'mended', 'left', 'gaps'],
  visibility_moved: ['brand', 'now', 'before', 'from', 'to', 'beforeFrom', 'beforeTo', 'prompts'],
  billing_gap: ['billedUsd', 'ledgerUsd', 'from', 'to'],
}

/**
 * An alert in the user's language; the sentence it came with where its kind is not known here, or is told with other
 * figures. Pure.
 * @param zone of the home, for instants
 */
export function sentenceOf(alert: ListedAlert, t: Messages, f: Format, zone: string): string {
  const kind = kindOf(alert, t)
  const { params } = alert
  const has = (key: string) => params[key] !== undefined
  if (kind === null || !(NEEDED[kind] ?? []).every(has)) return alert.message
  const figures = {
    has,
    text: (key: string) => String(params[key] ?? '0'),
    number: (key: string) => Number(params[key] ?? 0),
  }
  return SENTENCES[kind](alert, figures, t, f, zone)
}

/** Whose limit or call an alert is about. */
export function ownerOf({ project, provider }: ListedAlert, t: Messages): string {
  return project ?? (provider === null ? t.alerts.everything : providerName(provider))
}

const jobOf = (name: string, t: Messages): string => t.alerts.jobs[name] ?? name

/** What is quoted inside a sentence ends with it. */
const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '')

const periodWords = (from: string, to: string, t: Messages, f: Format): string =>
  from === to ? f.day(from) : t.alerts.days(f.day(from), f.day(to))

/** A month or a day, as limits name them. */
const periodOf = (text: string, f: Format) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? f.day(text) : /^\d{4}-\d{2}$/.test(text) ? f.month(text) : text

/** Where one acts on an alert; null for a kind that is not known here, or a page that is not there. Pure. */
export function placeOf(alert: ListedAlert, t: Messages): { page: string; params: Params } | null {
  const place = placeOfAlert(alert)
  return place && Object.hasOwn(t.nav.pages, place.page) ? place : null
}
