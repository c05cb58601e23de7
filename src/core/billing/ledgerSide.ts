import type { Db } from '../db/index.ts'
import { type PicoUsd, pico, sumUsd, times, ZERO } from '../money.ts'
import type { BilledUnit } from '../providers/index.ts'
import { addDays } from '../time.ts'
import { instantsOf } from './days.ts'

const HOUR = 3_600_000

/** What the ledger has of one model in one hour. */
export interface LedgerHour {
  /** Its beginning, UTC milliseconds. */
  hour: number
  /** The one that was asked. */
  modelId: number
  /** What the provider said answered. */
  served: string | null
  calls: number
  units: Record<BilledUnit, { quantity: number; amount: PicoUsd }>
  /** What the units do not add up to: calls that cost what the provider said. */
  rest: PicoUsd
  /** What the provider said of these calls as it answered; null when it said nothing of some. */
  reported: PicoUsd | null
}

/** A call whose outcome is unknown. */
export interface ExposedCall {
  holdId: number
  /** When it was given up, UTC milliseconds. */
  at: number
  modelId: number
  amount: PicoUsd
}

interface GroupRow {
  hour: bigint
  model_id: bigint
  served: string | null
  price_ids: string
  calls: bigint
  input: bigint
  cached: bigint
  written: bigint
  written1h: bigint
  output: bigint
  searches: bigint
  total: bigint
  reported: bigint | null
  reportedCalls: bigint
}

export const noUnits = (): LedgerHour['units'] => ({
  input: { quantity: 0, amount: ZERO },
  cached_input: { quantity: 0, amount: ZERO },
  cache_write_5m: { quantity: 0, amount: ZERO },
  cache_write_1h: { quantity: 0, amount: ZERO },
  output: { quantity: 0, amount: ZERO },
  search: { quantity: 0, amount: ZERO },
})

/** The ledger as a provider's bill would show it: by hours of its own days, models and units. */
export function createLedgerSide(db: Db) {
  // The days of entries are the home's; a provider's day lies within one more of them on either side.
  const grouped = db.sqlite
    .prepare(`
    SELECT at / ${HOUR} * ${HOUR} AS hour, model_id, served_model AS served, price_ids, COUNT(*) AS calls, SUM(input_tokens) AS input,
      SUM(cached_input_tokens) AS cached, SUM(cache_write_tokens) AS written, SUM(cache_write_1h_tokens) AS written1h,
      SUM(output_tokens) AS output, SUM(searches) AS searches, SUM(total) AS total, SUM(reported_cost) AS reported,
      COUNT(reported_cost) AS reportedCalls
    FROM ledger
    WHERE provider = ? AND day BETWEEN ? AND ? AND at >= ? AND at < ? AND state = 'settled'
    GROUP BY 1, model_id, served_model, price_ids`)
    .safeIntegers()
  const exposed = db.sqlite
    .prepare(`
    SELECT hold_id AS holdId, at, model_id AS modelId, total AS amount FROM ledger
    WHERE provider = ? AND day BETWEEN ? AND ? AND at >= ? AND at < ? AND state = 'exposure' ORDER BY id`)
    .safeIntegers()
  const prices = db.sqlite
    .prepare('SELECT id, unit, pico FROM prices WHERE model_id IN (SELECT id FROM models WHERE provider = ?)')
    .safeIntegers()

  const bounds = (provider: string, from: string, to: string) => {
    const { start, end } = instantsOf(provider, from, to)
    return [provider, addDays(from, -1), addDays(to, 1), start, end] as const
  }

  const served = db.sqlite.prepare(
    'SELECT s.served, s.model_id AS modelId FROM served_models s JOIN models m ON m.id = s.model_id WHERE m.provider = ?',
  )

  return {
    /** The models that were asked, by the names under which they ever answered. */
    askedBy: (provider: string): ReadonlyMap<string, number> =>
      new Map((served.all(provider) as { served: string; modelId: number }[]).map((row) => [row.served, row.modelId])),

    hours(provider: string, from: string, to: string): LedgerHour[] {
      const known = new Map(
        (prices.all(provider) as { id: bigint; unit: BilledUnit; pico: bigint }[]).map(({ id, unit, pico: amount }) => [
          Number(id),
          { unit, pico: pico(amount) },
        ]),
      )
      return (grouped.all(...bounds(provider, from, to)) as GroupRow[]).map((row) => hourOf(row, known))
    },
    exposures(provider: string, from: string, to: string): ExposedCall[] {
      const rows = exposed.all(...bounds(provider, from, to)) as Record<
        'holdId' | 'at' | 'modelId' | 'amount',
        bigint
      >[]
      return rows.map(({ holdId, at, modelId, amount }) => ({
        ...{ holdId: Number(holdId), at: Number(at), modelId: Number(modelId), amount: pico(amount) },
      }))
    },
  }
}

type Prices = ReadonlyMap<number, { unit: BilledUnit; pico: PicoUsd }>

/** Calls of one hour that were priced by the same rows: every unit costs its count times one price. */
function hourOf(row: GroupRow, known: Prices): LedgerHour {
  const priceOf = pricesBy(JSON.parse(row.price_ids) as number[], known)
  const units = noUnits()
  const counts: [BilledUnit, bigint][] = [
    ['input', row.input - row.cached - row.written],
    ['cached_input', row.cached],
    ['cache_write_5m', row.written - row.written1h],
    ['cache_write_1h', row.written1h],
    ['output', row.output],
    ['search', row.searches],
  ]
  const said = row.reportedCalls > 0n
  for (const [unit, count] of counts) {
    const quantity = Math.max(0, Number(count))
    units[unit] = { quantity, amount: said ? ZERO : times(priceOf(unit) ?? ZERO, quantity) }
  }
  const priced = sumUsd(Object.values(units).map(({ amount }) => amount))
  return {
    ...{ hour: Number(row.hour), modelId: Number(row.model_id), served: row.served, calls: Number(row.calls), units },
    rest: pico(row.total - priced),
    reported: row.reportedCalls === row.calls && row.reported !== null ? pico(row.reported) : null,
  }
}

/** A class without a row of its own was charged by the next one that has; see the registry's rates. */
const NEXT: Partial<Record<BilledUnit, BilledUnit>> = {
  cached_input: 'input',
  cache_write_1h: 'cache_write_5m',
  cache_write_5m: 'input',
}

function pricesBy(ids: readonly number[], known: Prices) {
  const rows = new Map(ids.flatMap((id) => known.get(id) ?? []).map(({ unit, pico: amount }) => [unit, amount]))
  const find = (unit: BilledUnit): PicoUsd | undefined => {
    const next = NEXT[unit]
    return rows.get(unit) ?? (next && find(next))
  }
  return find
}
