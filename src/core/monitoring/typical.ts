import { type Models, priceUsage, type WorstCase } from '../models/index.ts'
import { maxUsd, minUsd, type PicoUsd } from '../money.ts'
import type { Expectation } from './expectation.ts'

/**
 * What an answer takes when nobody has asked the model yet. An assumption, and shown as one: answers to a customer's
 * question are a few paragraphs, reasoning and what searches bring differ widely.
 */
const ASSUMED = {
  few: { outputTokens: 120, searches: 0, searchInputTokens: 0 },
  usual: { outputTokens: 700, searches: 1, searchInputTokens: 8_000 },
  many: { outputTokens: 3_000, searches: 4, searchInputTokens: 40_000 },
} as const

/** The chat frame around a prompt. */
const FRAME_TOKENS = 10
/** The ends of the assumption stand for a 95 % interval of about four standard deviations. */
const SDS_BETWEEN_ENDS = 4
/** An assumption is trusted as much as thirty calls would be. */
export const ASSUMED_DF = 30

/** One call that nothing is known of but its prompt. */
export interface UnknownCall {
  modelId: number
  promptTokens: number
  maxOutputTokens: number
  search: boolean
  worst: WorstCase
}

/** What calls cost by their prompts' tokens and an assumed answer; all of them may be wrong the same way. Pure but for prices. */
export function typicalOf(calls: readonly UnknownCall[], models: Models, now: number): Expectation {
  const sums = { few: 0, usual: 0, many: 0 }
  for (const call of calls) {
    const few = costOf(call, 'few', models, now)
    const usual = maxUsd(few, costOf(call, 'usual', models, now))
    sums.few += Number(few)
    sums.usual += Number(usual)
    sums.many += Number(maxUsd(usual, costOf(call, 'many', models, now)))
  }
  const sd = (sums.many - sums.few) / SDS_BETWEEN_ENDS
  return { mean: sums.usual, least: sums.few, variances: sd === 0 ? [] : [{ variance: sd ** 2, df: ASSUMED_DF }] }
}

function costOf(call: UnknownCall, taking: keyof typeof ASSUMED, models: Models, now: number): PicoUsd {
  const { outputTokens, searches, searchInputTokens } = ASSUMED[taking]
  const model = models.byId(call.modelId)
  const found = call.search ? Math.min(searchInputTokens, model.searchInputTokens) : 0
  const cost = priceUsage({
    usage: {
      inputTokens: call.promptTokens + FRAME_TOKENS + found,
      ...{ cachedInputTokens: 0, cacheWriteTokens: 0, cacheWrite1hTokens: 0, reasoningTokens: 0 },
      outputTokens: Math.min(outputTokens, call.maxOutputTokens),
      searches: call.search ? Math.min(searches, model.maxSearches) : 0,
    },
    prices: models.pricesFor(call.modelId, now),
    serviceTier: null,
    reportedCost: null,
    free: models.isFree(model.provider),
  })
  return 'unpriced' in cost ? call.worst.amount : minUsd(cost.total, call.worst.amount)
}

/**
 * Counts tokens as OpenAI's current models do; the others differ by some percent. Its table is two megabytes, so it is
 * loaded when something is to be counted.
 */
export async function tokenCounter(): Promise<(text: string) => number> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
  // What looks like a token of the model's own is text like any other here.
  return (text) => countTokens(text, { disallowedSpecial: new Set() })
}
