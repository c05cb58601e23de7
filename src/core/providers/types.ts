import type { ErrorClass } from '../errors.ts'
import type { PicoUsd } from '../money.ts'

/** The four providers that are built in. Any other provider name is an OpenAI-compatible endpoint the user added. */
export const BUILT_IN_PROVIDERS = ['openai', 'anthropic', 'google', 'perplexity'] as const
export type BuiltInProvider = (typeof BUILT_IN_PROVIDERS)[number]

/** Which API an endpoint speaks: one of the four, or OpenAI's chat completions. */
export type ProviderKind = BuiltInProvider | 'compatible'

/** Usage by class, in tokens and searches. `cached*` and `cacheWrite*` are subsets of `inputTokens`. */
export interface Usage {
  /** Every input token however billed: fresh, cached, written to cache, tool use. */
  inputTokens: number
  cachedInputTokens: number
  /** Written to a cache, all lifetimes together. */
  cacheWriteTokens: number
  /** The part of `cacheWriteTokens` that was written for one hour. */
  cacheWrite1hTokens: number
  /** Every output token, reasoning included. */
  outputTokens: number
  reasoningTokens: number
  /** Searches that are paid for. */
  searches: number
}

/** One distinct cited URL; `position` counts from 1 in order of first appearance. */
export interface Citation {
  url: string
  title: string | null
  position: number
}

/** How an answer ended. Only `ok` and `refused` are valid answers; none of these is an error. */
export type AnswerStatus = 'ok' | 'refused' | 'truncated' | 'filtered'

export interface AskRequest {
  /** The provider's own model id. */
  model: string
  /** Sent verbatim, as the only user message. */
  prompt: string
  /** Only when the user added one. */
  system: string | null
  search: boolean
  /** ISO 3166-1 alpha-2, passed as the searcher's location where the API takes one. */
  country: string | null
  maxOutputTokens: number
  /** The hard cap of searches in this call, where the API has one. */
  maxSearches: number
  /** When set, the answer must be JSON of this schema (the judge), by the API's own structured output. */
  json: { name: string; schema: Record<string, unknown> } | null
}

/** What a provider answered, read into our terms. Nothing in here is an opinion: it is all on the body. */
export interface Reply {
  text: string
  servedModel: string
  status: AnswerStatus
  /** The provider's own word. */
  finishReason: string | null
  usage: Usage
  /** The provider's own usage object, as received. */
  rawUsage: unknown
  /** False when the body carried no usage at all. */
  usageReported: boolean
  /** The tier the response says it was served at, when it says so (`default`, `priority`, `flex`, `batch`). */
  serviceTier: string | null
  citations: Citation[]
  /** The exact body as received. */
  body: string
  /** What the provider says this call cost (Perplexity), else null. */
  reportedCost: PicoUsd | null
  pacing: Pacing
}

/** What the rate-limit headers said; null where they said nothing. */
export interface Pacing {
  remainingRequests: number | null
  /** Milliseconds until the request allowance is whole again. */
  resetMs: number | null
}

export interface ListedModel {
  id: string
  displayName: string | null
  createdAt: number | null
  /** False when the list says it does not generate text (embeddings, images, speech). Null when it does not say. */
  generatesText: boolean | null
}

export interface Provider {
  readonly name: string
  readonly baseUrl: string
  /** False when the API has no web search: then `search` in a request is passed over, and the answer is one without. */
  readonly canSearch: boolean
  /**
   * Makes one call, once: retries are the engine's.
   * @throws ProviderError, always of a class; an abort by `signal` after sending is `timeout`.
   */
  ask(request: AskRequest, signal: AbortSignal): Promise<Reply>
  listModels(signal: AbortSignal): Promise<ListedModel[]>
}

/** Gives the adapter that reaches a provider, with its key. @throws ProviderError `auth`, unsent, when there is no key */
export type ProviderSource = (name: string) => Promise<Provider>

/**
 * Whether a failed call may have cost money: `unsent` never reached the provider, `refused` was turned down
 * unprocessed by an HTTP error, `unknown` may have been processed and billed (time-outs, resets, unreadable bodies).
 */
export type Charge = 'unsent' | 'refused' | 'unknown'

/** A failed call. `message` keeps the provider's own words, scrubbed of secrets. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly errorClass: ErrorClass
  readonly charge: Charge
  readonly httpStatus: number | null
  /** The provider's own hint when to try again, in milliseconds. */
  readonly retryAfterMs: number | null
  /** The body as received, scrubbed, when there was one that could not be read as an answer. */
  readonly body: string | null

  constructor(
    errorClass: ErrorClass,
    message: string,
    options: {
      charge: Charge
      httpStatus?: number | null
      retryAfterMs?: number | null
      body?: string | null
      cause?: unknown
    },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.errorClass = errorClass
    this.charge = options.charge
    this.httpStatus = options.httpStatus ?? null
    this.retryAfterMs = options.retryAfterMs ?? null
    this.body = options.body ?? null
  }
}
