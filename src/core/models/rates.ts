import type { PriceRow, PriceUnit } from './price.ts'
import { PRICE_ORIGINS } from './price.ts'

/** The words providers use for a call served at the listed price. */
const STANDARD_TIERS = new Set(['', 'auto', 'default', 'standard', 'standard_only', 'on_demand'])
/** OpenAI renamed priority processing to fast mode on 2026-07-30; both words are the same tier. */
const SAME_TIER = new Map([['fast', 'priority']])

/** The tier a price is looked up by: null for standard. */
export function pricedTier(serviceTier: string | null): string | null {
  const tier = (serviceTier ?? '').toLowerCase()
  return STANDARD_TIERS.has(tier) ? null : (SAME_TIER.get(tier) ?? tier)
}

/**
 * Where a class has no price of its own, the next one that prices it. Reading a cache without a listed discount costs
 * what input costs, and so does writing one (OpenAI charges nothing extra for writes before GPT-5.6). A one-hour write
 * without its own price costs what a five-minute write does: only Anthropic sells one, and lists it for every model
 * that can cache.
 */
const FALLBACK: Partial<Record<PriceUnit, PriceUnit>> = {
  cached_input: 'input',
  cache_write_1h: 'cache_write_5m',
  cache_write_5m: 'input',
}

/** The rows that price one request. */
export interface Rates {
  /** The row that prices a unit, its own or the one it falls back to; undefined when nothing prices it. */
  row(unit: PriceUnit): PriceRow | undefined
}

/**
 * Chooses the rows that price a request. A user's own price wins over ours and ours over the imported list; within one
 * origin the tier of the input length wins, then the latest date, then the row that was written last.
 * @param prices rows of one model that are in force
 * @param inputTokens every input token of the request: long-context tiers reprice all of it
 */
export function ratesFor(prices: readonly PriceRow[], inputTokens: number, serviceTier: string | null): Rates {
  const tier = pricedTier(serviceTier)
  const chosen = new Map<PriceUnit, PriceRow>()
  for (const row of prices) {
    if (row.minInputTokens > 0 && inputTokens <= row.minInputTokens) continue
    if (row.serviceTier !== tier && !(row.origin === 'user' && row.serviceTier === null)) continue
    const rival = chosen.get(row.unit)
    if (!rival || compare(row, rival) > 0) chosen.set(row.unit, row)
  }
  const find = (unit: PriceUnit): PriceRow | undefined => {
    const row = chosen.get(unit)
    const next = FALLBACK[unit]
    return row ?? (next && find(next))
  }
  // Search fees do not depend on the tier that served the tokens: where a tier has none of its own, the standard one holds.
  if (tier !== null && !chosen.has('search')) {
    const standard = ratesFor(prices, inputTokens, null).row('search')
    if (standard) chosen.set('search', standard)
  }
  return { row: find }
}

const compare = (a: PriceRow, b: PriceRow): number =>
  PRICE_ORIGINS.indexOf(a.origin) - PRICE_ORIGINS.indexOf(b.origin) ||
  a.minInputTokens - b.minInputTokens ||
  a.effectiveFrom - b.effectiveFrom ||
  a.id - b.id

/** The rows in force at an instant, in UTC milliseconds. */
export const inForce = (prices: readonly PriceRow[], at: number): PriceRow[] =>
  prices.filter((row) => row.effectiveFrom <= at && (row.effectiveTo === null || at < row.effectiveTo))
