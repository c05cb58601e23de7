import type { PicoUsd } from '../../money.ts'
import type { Usage } from '../types.ts'

/** What a line of a bill may be for: one token of a class, or one search. */
export const BILLED_UNITS = ['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'search'] as const
export type BilledUnit = (typeof BILLED_UNITS)[number]

/** A reduction that a provider shows as a line of its own. */
export type BilledCredit = 'discount' | 'free_quota'

/** What a provider charged on one of its days, for one model and line item. */
export interface BilledCost {
  /** The provider's own day, `YYYY-MM-DD`. */
  day: string
  /** As the provider names it; null when the line names none. */
  model: string | null
  unit: BilledUnit | null
  credit: BilledCredit | null
  /** The line item in the provider's words. */
  line: string
  amount: PicoUsd
  /** How far rounding can have moved the amount. */
  tolerance: PicoUsd
  /** Tokens or searches, when the line tells. */
  quantity: number | null
}

/** What a provider counted in one hour for one model. */
export interface BilledUse extends Omit<Usage, 'reasoningTokens'> {
  /** The beginning of the hour, UTC milliseconds. */
  hour: number
  /** As the provider names it; empty when it names none. */
  model: string
  /** Calls; null when the provider does not count them. */
  requests: number | null
}

/** A provider's bill of a stretch of its days, whole. */
export interface FetchedBill {
  /** Every day of the stretch on which anything was charged. */
  costs: BilledCost[]
  usage: BilledUse[]
}

export interface BillSource {
  /** Where it is asked. */
  readonly host: string
  /**
   * Fetches what was billed from one UTC day to another, both included.
   * @throws ProviderError, of a class; UserError `bad_input` for a bill in another currency
   */
  fetch(from: string, to: string, signal: AbortSignal): Promise<FetchedBill>
}
