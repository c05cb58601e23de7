import { maxUsd, type PicoUsd, sumUsd, times, ZERO } from '../money.ts'
import type { Usage } from '../providers/index.ts'
import type { PriceRow, PriceUnit } from './price.ts'
import { type Unpriced, whyUnpriced } from './pricing.ts'
import { ratesFor } from './rates.ts'

/**
 * Input tokens that a provider adds to what we send: the chat frame, and the instruction that enforces a JSON schema.
 * Frames measured on recorded answers are below 20 tokens; the rest is room.
 */
export const REQUEST_OVERHEAD_TOKENS = 512

/** What input can be charged as. Nobody writes to a one-hour cache without asking for it, and no call of ours does. */
const INPUT_CLASSES: readonly PriceUnit[] = ['input', 'cached_input', 'cache_write_5m']

/** What one call of a model may do, kept with the model in the registry. */
export interface Bounds {
  /** Most searches one call may make: a hard cap where the API takes one, else an estimate. */
  maxSearches: number
  /** Input tokens that searching adds to a call (tool instructions, results): always an estimate. */
  searchInputTokens: number
}

export interface PlannedCall {
  /** UTF-8 bytes of everything sent as text: prompt, system text, JSON schema. A token is at least one byte. */
  promptBytes: number
  maxOutputTokens: number
  search: boolean
  bounds: Bounds
  /** The model's rows in force now. */
  prices: readonly PriceRow[]
  free: boolean
}

export interface WorstCase {
  amount: PicoUsd
  /** True when part of it rests on an estimate of the registry and not on a hard cap of the API. */
  estimate: boolean
  inputTokens: number
  searches: number
}

/**
 * The most a call can cost at the standard tier: every input token at the dearest class, output at its cap, searches at
 * theirs, over every long-context tier that its input can reach.
 */
export function worstCase(call: PlannedCall): WorstCase | Unpriced {
  const searches = call.search ? call.bounds.maxSearches : 0
  const inputTokens = call.promptBytes + REQUEST_OVERHEAD_TOKENS + (call.search ? call.bounds.searchInputTokens : 0)
  if (call.free && call.prices.length === 0) return { amount: ZERO, estimate: false, inputTokens, searches }

  const needed: PriceUnit[] = ['input', 'output', ...(searches > 0 ? (['search'] as const) : [])]
  const missing = needed.filter((unit) => !ratesFor(call.prices, 0, null).row(unit))
  if (missing.length > 0) return { unpriced: missing, reason: whyUnpriced(missing, call.prices, null) }

  const reachable = [0, ...call.prices.map((row) => row.minInputTokens)].filter((above) => above < inputTokens)
  const amounts = [...new Set(reachable)].map((above) => {
    const { row } = ratesFor(call.prices, above + 1, null)
    const price = (unit: PriceUnit) => row(unit)?.pico ?? ZERO
    const dearest = INPUT_CLASSES.map(price).reduce(maxUsd)
    return sumUsd([
      times(dearest, inputTokens),
      times(price('output'), call.maxOutputTokens),
      times(price('search'), searches),
    ])
  })
  return { amount: amounts.reduce(maxUsd), estimate: call.search, inputTokens, searches }
}

/**
 * The bounds that would have covered a call that used more than they allow, so that the next hold covers its like;
 * null when they held. Tokens are rounded up to a whole thousand.
 */
export function raisedBounds(bounds: Bounds, call: { promptBytes: number; usage: Usage }): Bounds | null {
  const added = call.usage.inputTokens - call.promptBytes - REQUEST_OVERHEAD_TOKENS
  const held = added <= bounds.searchInputTokens && call.usage.searches <= bounds.maxSearches
  if (held) return null
  return {
    maxSearches: Math.max(bounds.maxSearches, call.usage.searches),
    searchInputTokens: Math.max(bounds.searchInputTokens, Math.ceil(added / 1000) * 1000),
  }
}
