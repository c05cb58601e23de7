import type { BilledUnit } from '../providers/index.ts'
import { BILLED_UNITS } from '../providers/index.ts'
import { dayOf } from '../time.ts'
import { zoneOf } from './days.ts'
import type { ExposedCall, LedgerHour } from './ledgerSide.ts'
import { type Extra, NO_EXTRA } from './types.ts'

const HOUR = 3_600_000
/** A call is given up some minutes after it was sent; the provider counts it when it began. */
const LONGEST_CALL_MS = 600_000

export type Counts = Record<BilledUnit, number>

/** What a provider counted in an hour for one model, under the registry's number where it has one. */
export interface CountedHour {
  hour: number
  /** The registry's number, or the provider's name for a model that the registry does not know. */
  model: number | string
  counts: Counts
  /** Null when the provider does not count calls. */
  requests: number | null
}

/** Calls of unknown outcome of one model and hour, and what the provider's count says of them. */
export interface Verdict {
  modelId: number
  hour: number
  /** What was billed for `billed`, together. */
  counts: Counts
  billed: ExposedCall[]
  unbilled: ExposedCall[]
}

export interface HourlyFindings {
  /** By day, model and unit, see {@link extraKey}. */
  extra: ReadonlyMap<string, Extra>
  verdicts: Verdict[]
}

export const extraKey = (day: string, model: number | string, unit: BilledUnit): string =>
  JSON.stringify([day, model, unit])

/**
 * Compares a provider's hourly counts with the ledger's. What the provider has beyond the ledger is told apart by its
 * hour: calls of unknown outcome, calls that the ledger lacks, or use by others in an hour in which nothing was asked
 * here. Pure.
 * @param exposures those of days that the provider has finished counting
 */
export function compareHours(
  provider: string,
  counted: readonly CountedHour[],
  ledger: readonly (LedgerHour & { model: number })[],
  exposures: readonly (ExposedCall & { model: number })[],
): HourlyFindings {
  const extra = new Map<string, Extra>()
  const verdicts: Verdict[] = []
  const add = (hour: number, model: number | string, counts: Counts, part: keyof Extra) => {
    for (const unit of BILLED_UNITS) {
      if (counts[unit] === 0) continue
      const key = extraKey(dayOf(hour, zoneOf(provider)), model, unit)
      const before = extra.get(key) ?? NO_EXTRA
      extra.set(key, { ...before, [part]: before[part] + counts[unit] })
    }
  }
  const models = new Set([...counted.map(({ model }) => model), ...[...ledger, ...exposures].map(({ model }) => model)])
  for (const model of models) {
    const hours = differences(model, counted, ledger)
    moveAcrossHours(provider, hours, (hour, counts) => add(hour, model, counts, 'boundary'))
    const waiting = Map.groupBy(
      exposures.filter((each) => each.model === model),
      (each) => hourOfCall(each, hours),
    )
    const billed = new Set<number>()
    for (const [hour, calls] of waiting) {
      const verdict = judge(hour, calls, hours.get(hour) ?? NOTHING)
      if (verdict) verdicts.push(verdict)
      if (verdict && verdict.billed.length > 0) billed.add(hour)
    }
    for (const [hour, difference] of hours) {
      const { counts, calls } = difference
      const part = billed.has(hour) ? 'exposed' : calls > 0 ? 'missing' : 'other'
      add(
        hour,
        model,
        only(counts, (count) => count > 0),
        part,
      )
      add(
        hour,
        model,
        only(counts, (count) => count < 0),
        'unbilled',
      )
    }
  }
  return { extra, verdicts }
}

/** What the provider has beyond the ledger in one hour, and the ledger's calls in it. */
interface Difference {
  counts: Counts
  calls: number
  /** Calls beyond the ledger's; null when the provider does not count them. */
  requests: number | null
}

const noCounts = (): Counts => ({
  input: 0,
  cached_input: 0,
  cache_write_5m: 0,
  cache_write_1h: 0,
  output: 0,
  search: 0,
})
const NOTHING: Difference = { counts: noCounts(), calls: 0, requests: 0 }

const only = (counts: Counts, wanted: (count: number) => boolean): Counts => {
  const kept = noCounts()
  for (const unit of BILLED_UNITS) if (wanted(counts[unit])) kept[unit] = counts[unit]
  return kept
}

const isNothing = (counts: Counts) => BILLED_UNITS.every((unit) => counts[unit] === 0)

function differences(
  model: number | string,
  counted: readonly CountedHour[],
  ledger: readonly (LedgerHour & { model: number })[],
): Map<number, Difference> {
  const hours = new Map<number, Difference>()
  const at = (hour: number) => {
    const known = hours.get(hour) ?? { counts: noCounts(), calls: 0, requests: null }
    hours.set(hour, known)
    return known
  }
  for (const each of counted) {
    if (each.model !== model) continue
    const difference = at(each.hour)
    for (const unit of BILLED_UNITS) difference.counts[unit] += each.counts[unit]
    if (each.requests !== null) difference.requests = (difference.requests ?? 0) + each.requests
  }
  for (const each of ledger) {
    if (each.model !== model) continue
    const difference = at(each.hour)
    for (const unit of BILLED_UNITS) difference.counts[unit] -= each.units[unit].quantity
    difference.calls += each.calls
    if (difference.requests !== null) difference.requests -= each.calls
  }
  return hours
}

/** A call that began in one hour and was charged in the next is the same, whole, on both sides. */
function moveAcrossHours(
  provider: string,
  hours: Map<number, Difference>,
  overMidnight: (hour: number, counts: Counts) => void,
): void {
  const zone = zoneOf(provider)
  for (const [hour, { counts }] of hours) {
    const next = hours.get(hour + HOUR)?.counts
    if (!next || isNothing(counts) || !BILLED_UNITS.every((unit) => counts[unit] === -next[unit])) continue
    if (dayOf(hour, zone) !== dayOf(hour + HOUR, zone)) {
      overMidnight(hour, { ...counts })
      overMidnight(hour + HOUR, { ...next })
    }
    Object.assign(counts, noCounts())
    Object.assign(next, noCounts())
  }
}

const hourAt = (instant: number) => Math.floor(instant / HOUR) * HOUR

/** The hour in which the provider will have counted a call: the one in which it began, when there is something left to explain. */
function hourOfCall({ at }: ExposedCall, hours: ReadonlyMap<number, Difference>): number {
  const [given, begun] = [hourAt(at), hourAt(at - LONGEST_CALL_MS)]
  const left = (hour: number) => !isNothing(hours.get(hour)?.counts ?? noCounts())
  return !left(given) && left(begun) ? begun : given
}

function judge(hour: number, calls: ExposedCall[], { counts, requests }: Difference): Verdict | null {
  const [first] = calls
  if (!first) return null
  const { modelId } = first
  if (isNothing(counts)) return { modelId, hour, counts, billed: [], unbilled: calls }
  const positive = BILLED_UNITS.every((unit) => counts[unit] >= 0)
  if (!positive || (requests !== null && (requests > calls.length || requests <= 0))) return null
  const known = requests ?? calls.length
  return { modelId, hour, counts, billed: calls.slice(0, known), unbilled: calls.slice(known) }
}
