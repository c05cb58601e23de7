import { unit } from './random.ts'
import type { SimulatedProvider } from './types.ts'

/** Turned down with an HTTP error in the provider's own words; never billed. */
export const REFUSALS = [
  'auth',
  'quota',
  'rate_limited',
  'bad_request',
  'too_large',
  'model_not_found',
  'server_error',
  'unavailable',
  'overloaded',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** The answer is made and billed, but arrives damaged, or not at all. */
const DAMAGES = [
  'reset_after_headers',
  'truncated_json',
  'empty_body',
  'no_usage',
  'huge',
  'reset_before_headers',
  'non_json',
  'hang',
  'slow',
] as const

/** An answer of another kind than the world would have given. */
export const OUTCOMES = ['refused', 'filtered', 'spent_thinking'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const FAULT_KINDS = [...REFUSALS, ...DAMAGES, ...OUTCOMES] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/**
 * When to play which fault. Every condition that is given must hold; the first rule that fits is played. A rule counts
 * the calls of its scope (`provider`, `model`, `days`) from 1, since it was set.
 */
export interface FaultRule {
  kind: FaultKind
  provider?: SimulatedProvider
  model?: string
  days?: readonly string[]
  /** First call of the scope that is hit, default 1. */
  from?: number
  /** Last call of the scope that is hit, default none. */
  to?: number
  /** Every n-th call of the scope from `from` on. */
  every?: number
  /** Hits this share of calls. Drawn per attempt of a question, not per arrival, so that concurrency changes nothing. */
  probability?: number
  /** Hits only while more calls than this are in flight at the provider. */
  inFlightOver?: number
  /** The hint that a refusal carries; none when absent. */
  retryAfterMs?: number
  /** How long `slow` takes on top. Default 3000. */
  delayMs?: number
  /** How long the text of `huge` is, in characters. Default 2,000,000. */
  characters?: number
  /** Whether a damaged answer is billed. Default yes, but for `reset_before_headers`, `non_json` and `hang`. */
  billed?: boolean
}

/** What a rule can look at. */
export interface FaultContext {
  provider: SimulatedProvider
  model: string
  day: string
  inFlight: number
  /** Names this attempt of this question, the same whenever it arrives. */
  attemptKey: string
}

const includes = <T extends string>(list: readonly T[], kind: string): kind is T =>
  (list as readonly string[]).includes(kind)
export const isRefusal = (kind: FaultKind): kind is Refusal => includes(REFUSALS, kind)
export const isOutcome = (kind: FaultKind): kind is Outcome => includes(OUTCOMES, kind)

const UNBILLED: readonly FaultKind[] = [...REFUSALS, 'reset_before_headers', 'non_json', 'hang']

/** Whether a call with this fault is on the provider's bill. */
export const isBilled = (rule: FaultRule): boolean =>
  !isRefusal(rule.kind) && (rule.billed ?? !UNBILLED.includes(rule.kind))

/** Chooses the fault of each call. Holds only the counters of its rules. */
export class FaultPlan {
  readonly #seed: string
  readonly #rules: { rule: FaultRule; calls: number }[]

  constructor(seed: string, rules: readonly FaultRule[]) {
    this.#seed = seed
    this.#rules = rules.map((rule) => ({ rule, calls: 0 }))
  }

  /** @returns the rule to play for this call, or null. Counts the call for every rule whose scope it is in. */
  next(call: FaultContext): FaultRule | null {
    let chosen: FaultRule | null = null
    for (const [index, entry] of this.#rules.entries()) {
      const { rule } = entry
      if (!inScope(rule, call)) continue
      entry.calls++
      if (chosen === null && this.#hits(rule, entry.calls, index, call)) chosen = rule
    }
    return chosen
  }

  #hits(rule: FaultRule, nth: number, index: number, call: FaultContext): boolean {
    const from = rule.from ?? 1
    if (nth < from || nth > (rule.to ?? Number.POSITIVE_INFINITY)) return false
    if (rule.every !== undefined && (nth - from) % rule.every !== 0) return false
    if (rule.inFlightOver !== undefined && call.inFlight <= rule.inFlightOver) return false
    return rule.probability === undefined || unit(`${this.#seed}|fault|${index}|${call.attemptKey}`) < rule.probability
  }
}

const inScope = (rule: FaultRule, call: FaultContext): boolean =>
  (rule.provider === undefined || rule.provider === call.provider) &&
  (rule.model === undefined || rule.model === call.model) &&
  (rule.days === undefined || rule.days.includes(call.day))
