import type { Models } from '../models/index.ts'
import { ZERO } from '../money.ts'
import { eachDay, type Period } from '../period.ts'
import { BILLED_UNITS } from '../providers/index.ts'
import { dayOf } from '../time.ts'
import { compareBill, type ResolvedLine } from './compare.ts'
import { freshFrom, instantsOf, zoneOf } from './days.ts'
import { type Diagnosed, diagnose, type PriceGap } from './diagnose.ts'
import { type CountedHour, type Counts, compareHours, type Verdict } from './hourly.ts'
import type { createLedgerSide, ExposedCall, LedgerHour } from './ledgerSide.ts'
import type { StoredLine } from './plan.ts'
import type { BillStore } from './store.ts'
import type { BillOrigin, Cell } from './types.ts'

/** A day's model of which no bill is known. */
export type Unknown = Omit<Cell, 'charged'> & { charged: null }

/** One provider's bill beside the ledger. */
export interface Comparison {
  provider: string
  cells: Diagnosed[]
  /** Days of the ledger of which no bill is known. */
  unknown: Unknown[]
  prices: PriceGap[]
  /** What the bill says of calls of unknown outcome, of days that the provider has finished counting. */
  verdicts: Verdict[]
  /** Where the bill of each day comes from. */
  origins: ReadonlyMap<string, BillOrigin>
  /** The registry's number of a model that the bill names; null when it is not known. */
  named(name: string): number | null
}

export interface ComparisonPorts {
  store: BillStore
  ledgerSide: ReturnType<typeof createLedgerSide>
  models: Models
}

/** Compares a provider's bill with the ledger, over some of the provider's own days. */
export function compareProvider(ports: ComparisonPorts, provider: string, period: Period, now: number): Comparison {
  const { ledgerSide, models, store } = ports
  const lines = store.lines(provider, period.from, period.to)
  const covered = store.covering(provider, period.from, period.to)
  const known = namesOf(models, provider, ledgerSide.askedBy(provider))
  const ledger = ledgerSide
    .hours(provider, period.from, period.to)
    .map((hour) => ({ ...hour, model: known.billedAs(hour.modelId, hour.served) }))
  const exposures = ledgerSide
    .exposures(provider, period.from, period.to)
    .map((call) => ({ ...call, model: known.billedAs(call.modelId, null) }))
  const chosen = chooseLines(provider, period, lines, covered, ledger, known)
  const apiDays = new Set([...chosen.origins].flatMap(([day, origin]) => (origin === 'api' ? [day] : [])))
  const { start, end } = instantsOf(provider, period.from, period.to)
  const zone = zoneOf(provider)
  const inApiDays = <T extends { hour: number }>(each: T) => apiDays.has(dayOf(each.hour, zone))
  const counted = store.usage(provider, start, end).map((use): CountedHour => {
    return { hour: use.hour, model: known.named(use.model) ?? use.model, counts: countsOf(use), requests: use.requests }
  })
  const fresh = freshFrom(provider, now)
  const { extra, verdicts } = compareHours(
    provider,
    counted.filter(inApiDays),
    ledger.filter(inApiDays),
    exposures.filter(({ at }) => apiDays.has(dayOf(at, zone))),
  )
  const rows = compareBill({
    ...{ provider, lines: chosen.lines, covered: new Set(chosen.origins.keys()), counted: apiDays },
    ...{ ledger, exposures, extra, freshFrom: fresh, nameOf: (modelId) => models.byId(modelId).model },
    priceOf: (modelId, unit, day) => models.unitPrice(modelId, unit, instantsOf(provider, day, day).start),
  })
  const cells = rows.filter((row): row is Cell => row.charged !== null)
  return {
    provider,
    ...diagnose(cells),
    unknown: rows.filter((row): row is Unknown => row.charged === null),
    verdicts: verdicts.filter(({ hour }) => dayOf(hour, zone) < fresh),
    origins: chosen.origins,
    named: known.named,
  }
}

/**
 * Names of models, as the provider's bill and as the ledger have them, brought to one number: the listed model that a
 * name stands for, else the one that answered under it.
 */
function namesOf(models: Models, provider: string, askedBy: ReadonlyMap<string, number>) {
  const listed = (name: string) => models.listedAs(provider, name)?.id ?? null
  const named = remembered((name: string): number | null => {
    const asked = askedBy.get(name)
    return listed(name) ?? (asked === undefined ? null : (listed(models.byId(asked).model) ?? asked))
  })
  return {
    named: (name: string) => (name === '' ? null : named(name)),
    billedAs: (modelId: number, served: string | null): number =>
      (served === null ? null : named(served)) ?? named(models.byId(modelId).model) ?? modelId,
  }
}

function remembered<Value>(look: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, look(key))
    return known.get(key) as Value
  }
}

const countsOf = (use: ReturnType<BillStore['usage']>[number]): Counts => ({
  input: use.inputTokens - use.cachedInputTokens - use.cacheWriteTokens,
  cached_input: use.cachedInputTokens,
  cache_write_5m: use.cacheWriteTokens - use.cacheWrite1hTokens,
  cache_write_1h: use.cacheWrite1hTokens,
  output: use.outputTokens,
  search: use.searches,
})

type Ledger = readonly (LedgerHour & { model: number })[]

/**
 * One source a day, so that nothing is counted twice: the API's word before a file's, and where there is neither, what
 * the provider said of each call as it answered.
 */
function chooseLines(
  provider: string,
  period: Period,
  lines: readonly StoredLine[],
  covered: ReturnType<BillStore['covering']>,
  ledger: Ledger,
  known: ReturnType<typeof namesOf>,
): { lines: ResolvedLine[]; origins: Map<string, BillOrigin> } {
  const origins = new Map<string, BillOrigin>()
  const byDay = Map.groupBy(lines, ({ day }) => day)
  const chosen: ResolvedLine[] = []
  for (const day of eachDay(period)) {
    const own = byDay.get(day) ?? []
    const imports = covered.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay)
    const source = (['api', 'csv'] as const).find((each) => own.some((line) => line.source === each))
    const origin = source ?? imports[0]?.source
    if (!origin) continue
    origins.set(day, origin)
    for (const line of own) {
      if (line.source === origin)
        chosen.push({ ...line, modelId: line.model === null ? null : known.named(line.model) })
    }
  }
  for (const line of reportedLines(provider, ledger)) {
    if (origins.has(line.day) && origins.get(line.day) !== 'reported') continue
    origins.set(line.day, 'reported')
    chosen.push(line)
  }
  return { lines: chosen, origins }
}

/** The bill that a provider writes itself, answer by answer, of days on which it said what every call cost. */
function reportedLines(provider: string, ledger: Ledger): ResolvedLine[] {
  const zone = zoneOf(provider)
  const days = Map.groupBy(ledger, ({ hour }) => dayOf(hour, zone))
  return [...days].flatMap(([day, hours]) => {
    if (hours.some(({ reported }) => reported === null)) return []
    return hours.map(
      ({ reported, model }): ResolvedLine => ({
        ...{ day, model: null, modelId: model, unit: null, credit: null, line: 'reported with each answer' },
        ...{ amount: reported ?? ZERO, tolerance: ZERO, quantity: null },
      }),
    )
  })
}

/** Calls of unknown outcome that were billed after all, each with its share of what was billed. Pure. */
export function shareOut({ counts, billed }: Verdict): { call: ExposedCall; counts: Counts }[] {
  const shares = billed.length
  return billed.map((call, index) => {
    const own = { ...counts }
    for (const unit of BILLED_UNITS) {
      const count = counts[unit]
      own[unit] = Math.floor(count / shares) + (index < count % shares ? 1 : 0)
    }
    return { call, counts: own }
  })
}
