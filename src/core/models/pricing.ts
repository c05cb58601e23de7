import { maxUsd, type PicoUsd, subtractUsd, sumUsd, times, ZERO } from '../money.ts'
import type { Usage } from '../providers/index.ts'
import type { PriceRow, PriceUnit } from './price.ts'
import { type Rates, ratesFor } from './rates.ts'

/** What one call cost, exactly. */
export interface Cost {
  tokens: PicoUsd
  search: PicoUsd
  total: PicoUsd
  /** The rows that were used, in the order of their ids. */
  priceIds: number[]
  /** Units that were charged by another unit's price because the model lists none for them. */
  assumed: PriceUnit[]
  /** When the provider says what the call cost, what our own prices make of it; null where they cannot say. */
  recomputed: PicoUsd | null
}

/** Why a call has no price. A missing price is never zero. */
export interface Unpriced {
  unpriced: PriceUnit[]
  reason: string
}

export interface PricedCall {
  usage: Usage
  /** The model's rows in force at the moment of the call. */
  prices: readonly PriceRow[]
  /** The tier that the response says served it. */
  serviceTier: string | null
  /** The provider's own total, where it gives one (Perplexity): that is the cost. */
  reportedCost: PicoUsd | null
  /** True for an endpoint whose calls cost nothing unless a price says otherwise (a model on this machine). */
  free: boolean
}

/**
 * What a call cost.
 *
 * Tokens: fresh input + cache reads + cache writes of five minutes and of one hour + output, each at its own price;
 * `Usage.inputTokens` contains the cached and written ones, so they are taken out before input is charged, and
 * reasoning is inside output. Searches: each at the search price. The formulas are those of the providers' pricing
 * pages: developers.openai.com/api/docs/pricing, platform.claude.com/docs/en/about-claude/pricing,
 * ai.google.dev/gemini-api/docs/pricing.
 *
 * A reported cost is taken as it is; its search part is the searches at their price, as far as it covers them.
 * @throws MoneyError when a count is not a whole number of 0 or more
 */
export function priceUsage(call: PricedCall): Cost | Unpriced {
  const own = priceByRows(call)
  if (call.reportedCost === null) return own
  const searchRow = ratesFor(call.prices, call.usage.inputTokens, call.serviceTier).row('search')
  const searched = searchRow ? times(searchRow.pico, call.usage.searches) : ZERO
  const tokens = maxUsd(ZERO, subtractUsd(call.reportedCost, searched))
  return {
    tokens,
    search: subtractUsd(call.reportedCost, tokens),
    total: call.reportedCost,
    priceIds: 'unpriced' in own ? [] : own.priceIds,
    assumed: [],
    recomputed: 'unpriced' in own ? null : own.total,
  }
}

function priceByRows({ usage, prices, serviceTier, free }: PricedCall): Cost | Unpriced {
  if (free && prices.length === 0) {
    return { tokens: ZERO, search: ZERO, total: ZERO, priceIds: [], assumed: [], recomputed: null }
  }
  const rates = ratesFor(prices, usage.inputTokens, serviceTier)
  const used = countsByUnit(usage).filter(([, count]) => count > 0)
  const missing = used.map(([unit]) => unit).filter((unit) => !rates.row(unit))
  if (missing.length > 0) return { unpriced: missing, reason: whyUnpriced(missing, prices, serviceTier) }

  const charges = used.map(([unit, count]) => charge(unit, count, rates))
  const tokens = sumUsd(charges.filter(({ unit }) => unit !== 'search').map(({ amount }) => amount))
  const search = sumUsd(charges.filter(({ unit }) => unit === 'search').map(({ amount }) => amount))
  return {
    tokens,
    search,
    total: sumUsd([tokens, search]),
    priceIds: [...new Set(charges.map(({ row }) => row.id))].sort((a, b) => a - b),
    assumed: charges.filter(({ unit, row }) => unit !== row.unit).map(({ unit }) => unit),
    recomputed: null,
  }
}

function charge(unit: PriceUnit, count: number, rates: Rates) {
  const row = rates.row(unit) as PriceRow
  return { unit, row, amount: times(row.pico, count) }
}

/**
 * How many of each unit a call used. Where a body contradicts itself (more cached than read in all), the subsets are
 * charged in full and fresh input is nothing: never negative, never less than what was reported.
 */
function countsByUnit(usage: Usage): [PriceUnit, number][] {
  const fresh = usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens
  return [
    ['input', Math.max(0, fresh)],
    ['cached_input', usage.cachedInputTokens],
    ['cache_write_5m', Math.max(0, usage.cacheWriteTokens - usage.cacheWrite1hTokens)],
    ['cache_write_1h', usage.cacheWrite1hTokens],
    ['output', usage.outputTokens],
    ['search', usage.searches],
  ]
}

const UNIT_WORDS: Record<PriceUnit, string> = {
  input: 'input tokens',
  cached_input: 'cached input tokens',
  cache_write_5m: 'cache writes',
  cache_write_1h: 'one-hour cache writes',
  output: 'output tokens',
  search: 'searches',
}

/** Says in words which prices are missing. */
export function whyUnpriced(missing: readonly PriceUnit[], prices: readonly PriceRow[], serviceTier: string | null) {
  const words = missing.map((unit) => UNIT_WORDS[unit]).join(', ')
  if (prices.length === 0) return 'the model has no price'
  const inStandard = missing.every((unit) => ratesFor(prices, 0, null).row(unit))
  return serviceTier && inStandard ? `no price for ${words} at the tier "${serviceTier}"` : `no price for ${words}`
}
