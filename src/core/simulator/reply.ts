import type { CatalogueModel } from './catalogue.ts'
import { type Composition, compose, type Question } from './compose.ts'
import type { Outcome } from './faults.ts'
import { type CitationStyle, cut, type Passage, type Source, writeOut } from './passage.ts'
import { Random } from './random.ts'
import { answerInJson, type JsonSchema } from './structured.ts'
import { suggestedLists } from './suggest.ts'
import type { SimulatedProvider, SimulatedUsage } from './types.ts'

/** What a request asks, read off its wire format. */
export interface Asking {
  model: string
  prompt: string
  /** Null without one. */
  system: string | null
  /** How many searches may be made; 0 without the search tool. */
  maxSearches: number
  maxOutputTokens: number
  /** The schema of the JSON that is asked for, or null. */
  schema: JsonSchema | null
}

/** A whole answer with what it used, before it is written in a wire format. */
export interface Reply {
  passage: Passage
  sources: Source[]
  /** How many of `sources` are cited. */
  cited: number
  queries: string[]
  /** `refused` and `filtered` as the provider's own word for it; a refusal in prose is `complete`. */
  ending: 'complete' | 'cut_short' | 'refused' | 'filtered'
  usage: SimulatedUsage
}

/** What one model uses, in tokens. */
interface Appetite {
  reasoning: readonly [number, number] | null
  /** Read from the pages of one search. */
  perSearch: readonly [number, number]
  /** How often part of a long input comes from a cache. */
  cachedShare: number
  /** How often part of it is written to one, and charged for. */
  writtenShare: number
}

const APPETITES: Record<SimulatedProvider, Appetite> = {
  openai: { reasoning: [1, 9], perSearch: [380, 1400], cachedShare: 0.3, writtenShare: 0 },
  anthropic: { reasoning: null, perSearch: [900, 2400], cachedShare: 0.35, writtenShare: 0.35 },
  google: { reasoning: [1, 6], perSearch: [0, 260], cachedShare: 0.3, writtenShare: 0 },
  perplexity: { reasoning: null, perSearch: [300, 1100], cachedShare: 0.2, writtenShare: 0 },
  compatible: { reasoning: null, perSearch: [0, 0], cachedShare: 0, writtenShare: 0 },
}
/** Reasoning is counted in steps of this many tokens. */
const REASONING_STEP = 64
/** OpenAI's caches count in this many tokens; the others are held to it too. */
const CACHE_STEP = 128
/** Shorter prompts are not cached. */
const LEAST_CACHED_PROMPT = 1024
const SPENT_THINKING_RATE = 0.008
const FLAGGED_RATE = 0.5
const FRAME_TOKENS = 8

/** Tokens of a text: about four characters each, never more than its bytes. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4)

/**
 * Answers a question as one provider would. A pure function of its arguments.
 * @param forced an outcome to play instead of the world's own
 */
export function replyTo(
  question: Question,
  asking: Asking,
  model: CatalogueModel,
  style: CitationStyle,
  forced: Outcome | null,
): Reply {
  const random = new Random(
    `${question.seed}|use|${question.day}|${model.model}|${question.occurrence}|${question.promptId}`,
  )
  const appetite = APPETITES[question.provider]
  const reasons = appetite.reasoning !== null && !model.model.startsWith('gpt-4')
  const composition = asking.schema === null ? compose(question) : inJson(asking.schema, asking.prompt)
  const passage = writeOut(composition.segments, composition.sources, style)

  const filtered =
    forced === 'filtered' || (composition.refused && question.provider === 'google' && random.chance(FLAGGED_RATE))
  const refused = forced === 'refused' || (composition.refused && random.chance(FLAGGED_RATE))
  const spent = forced === 'spent_thinking' || (reasons && asking.schema === null && random.chance(SPENT_THINKING_RATE))

  const wanted = filtered ? 0 : tokensOf(passage.text)
  const thought = reasons ? random.between(...appetite.reasoning!) * REASONING_STEP : 0
  const reasoning = Math.min(asking.maxOutputTokens, spent ? asking.maxOutputTokens - Math.ceil(wanted * 0.3) : thought)
  const reasoningTokens = Math.max(0, reasoning)
  const textTokens = Math.min(wanted, asking.maxOutputTokens - reasoningTokens)
  const whole = textTokens === wanted
  const input = inputOf(asking, composition.queries.length, question.provider, random)
  return {
    passage: filtered ? { text: '', marks: [] } : whole ? passage : cut(passage, textTokens * 4),
    sources: composition.sources,
    cited: composition.cited,
    queries: composition.queries,
    ending: filtered ? 'filtered' : !whole ? 'cut_short' : refused ? 'refused' : 'complete',
    usage: {
      ...input,
      outputTokens: textTokens + reasoningTokens,
      reasoningTokens,
      // Google bills a grounded prompt, however many queries it took; the others bill each search.
      searches: question.provider === 'google' ? Math.min(1, composition.queries.length) : composition.queries.length,
    },
  }
}

const inJson = (schema: JsonSchema, prompt: string): Composition => ({
  segments: [{ text: JSON.stringify(suggestedLists(schema, prompt) ?? answerInJson(schema, prompt)), source: null }],
  sources: [],
  cited: 0,
  queries: [],
  refused: false,
})

type InputUsage = Pick<
  SimulatedUsage,
  'inputTokens' | 'toolUseTokens' | 'cachedInputTokens' | 'cacheWriteTokens' | 'cacheWrite1hTokens'
>

/** Input is the prompt and what searches brought. Google's cache holds prompts only, so its searches are left out of it. */
function inputOf(asking: Asking, searches: number, provider: SimulatedProvider, random: Random): InputUsage {
  const appetite = APPETITES[provider]
  const asked = tokensOf(asking.prompt) + (asking.system === null ? 0 : tokensOf(asking.system)) + FRAME_TOKENS
  let found = 0
  for (let search = 0; search < searches; search++) found += random.between(...appetite.perSearch)
  const cacheable = (asked >= LEAST_CACHED_PROMPT ? asked : 0) + (provider === 'google' ? 0 : found)
  const steps = Math.floor(cacheable / CACHE_STEP)
  const cached = random.chance(appetite.cachedShare) ? random.between(0, Math.floor(steps / 2)) * CACHE_STEP : 0
  const written = random.chance(appetite.writtenShare) ? random.between(0, Math.floor(steps / 3)) * CACHE_STEP : 0
  return {
    inputTokens: asked + found,
    toolUseTokens: found,
    cachedInputTokens: cached,
    cacheWriteTokens: written,
    cacheWrite1hTokens: random.chance(0.3) ? written : 0,
  }
}
