import type { PicoUsd } from '../money.ts'
import type { BillingPlan, BillRow } from './billing/bill.ts'
import type { FaultKind, FaultRule } from './faults.ts'

/** The wire formats that are spoken. `compatible` is any OpenAI-compatible endpoint: chat completions, no key needed, free. */
export const SIMULATED_PROVIDERS = ['openai', 'anthropic', 'google', 'perplexity', 'compatible'] as const
export type SimulatedProvider = (typeof SIMULATED_PROVIDERS)[number]

/** How long an answer takes: always the same, or drawn log-normally around a median. Milliseconds. */
export type Latency = number | { medianMs: number; sigma: number }

/** The days over which the world's brands drift. */
export interface WorldWindow {
  /** `YYYY-MM-DD` */
  firstDay: string
  /** How many days the drift takes; before and after them the world stands still, but for noise. */
  days: number
}

export interface SimulatorOptions {
  seed: string | number
  /** Default 0: answered at once. */
  latencyMs?: Latency
  /** Default none. */
  faults?: readonly FaultRule[]
  /** The day the simulator believes it is, `YYYY-MM-DD`. Default the first day of its world; `setDay` changes it. */
  day?: string | (() => string)
  world?: WorldWindow
  /** The instant that the bill gives a call, UTC milliseconds. Default noon of the simulator's day. */
  instant?: () => number
  /** How the bill differs from what was asked at list prices. Default not at all. */
  billing?: BillingPlan
  /** Default 0: any free port. */
  port?: number
}

/** Tokens and searches as a bill counts them: `cached*` and `cacheWrite*` are parts of `inputTokens`, reasoning of output. */
export interface SimulatedUsage {
  inputTokens: number
  /** The part of input that searches brought. */
  toolUseTokens: number
  cachedInputTokens: number
  cacheWriteTokens: number
  cacheWrite1hTokens: number
  outputTokens: number
  reasoningTokens: number
  searches: number
}

/** One call that reached the simulator, whatever became of it. */
export interface ServedCall {
  /** 1-based, in order of arrival. */
  n: number
  day: string
  /** When, as the bill has it, UTC milliseconds. */
  at: number
  provider: SimulatedProvider
  /** As asked for; empty when the request could not be read. */
  model: string
  servedModel: string | null
  /** A stable name of the prompt's text, so that calls of one prompt can be found. */
  promptId: string
  /** How often this (day, provider, model, prompt) was answered before; null when it was not answered. */
  occurrence: number | null
  /** The fault that was played, if any. */
  fault: FaultKind | null
  /** Null when no status line was sent. */
  httpStatus: number | null
  /** The id that the answer's body carries. */
  responseId: string | null
  /** Whether the provider's bill has it. An answer made for a client that has gone is billed all the same. */
  billed: boolean
  /** Whether the whole answer was handed to the network. */
  delivered: boolean
  usage: SimulatedUsage | null
  cost: PicoUsd
}

export interface ServedTotals {
  calls: number
  /** Received, not yet answered. */
  pending: number
  billed: number
  cost: PicoUsd
  byProvider: Partial<Record<SimulatedProvider, { calls: number; billed: number; cost: PicoUsd }>>
}

/** A model as a provider's list has it. */
export interface ListedByProvider {
  id: string
  displayName: string
  writesText: boolean
}

export interface Simulator {
  readonly port: number
  /** What to give each SDK as its base URL. */
  readonly baseUrls: Record<SimulatedProvider, string>
  /** Every call so far, in order of arrival. */
  served(): readonly ServedCall[]
  totals(): ServedTotals
  /** The providers' bills so far, by day, model and unit. */
  bill(): BillRow[]
  setBilling(plan: BillingPlan): void
  setDay(day: string): void
  setFaults(faults: readonly FaultRule[]): void
  setLatency(latency: Latency): void
  /** Makes a provider list exactly these models, whatever the day; null lists those of the day again. */
  setList(provider: SimulatedProvider, listed: readonly ListedByProvider[] | null): void
  /** Forgets served calls and occurrences; faults start counting anew. */
  reset(): void
  close(): Promise<void>
}
