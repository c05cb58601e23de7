import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ErrorClass } from '../errors.ts'
import { createProvider, type ProviderKind, readBody } from './index.ts'
import { json, type LoopbackServer, startLoopbackServer } from './testing/loopbackServer.ts'
import type { AskRequest, Provider, Reply } from './types.ts'

/**
 * Recorded responses of the real APIs, each with the truth read off it, served over HTTP to the real SDKs. The folder is
 * named by EARSHOT_FIXTURES; it is not part of the project. Every reader is held to the whole truth: none differs from it
 * anywhere. What the truth does not say is decided in the readers: a body without text is `truncated` whatever it calls
 * itself, `pause_turn` too, and the tier `standard` is `default`.
 */
const folder = process.env.EARSHOT_FIXTURES

interface Entry {
  file: string
  kind: 'response' | 'stream' | 'model_list' | 'error'
  provider: 'openai' | 'anthropic' | 'gemini' | 'perplexity'
  api?: string
  truth: Truth
}
// biome-ignore lint/suspicious/noExplicitAny: the truth of each API has fields of its own; a wrong one fails its comparison.
type Truth = Record<string, any>

/** What a reply says, in the words the truth is compared in. */
interface Facts {
  servedModel: string
  finishReason: string | null
  usage: Record<string, number>
  citations: number
  firstUrl: string | null
  textLength: number
  textSha256: string
}

const request: AskRequest = {
  model: 'asked-model',
  prompt: 'Which CRM is best for a small team?',
  system: null,
  search: false,
  country: null,
  maxOutputTokens: 1_000,
  maxSearches: 3,
  json: null,
}

const KIND_OF_API: Record<string, ProviderKind> = {
  'openai.responses': 'openai',
  'openai.chat': 'compatible',
  'anthropic.messages': 'anthropic',
  'gemini.generateContent': 'google',
}
const KIND_OF_PROVIDER: Record<Entry['provider'], ProviderKind> = {
  openai: 'openai',
  anthropic: 'anthropic',
  gemini: 'google',
  perplexity: 'perplexity',
}

const USAGE_OF_API: Record<string, (usage: Truth, truth: Truth) => Record<string, number>> = {
  'openai.responses': (usage, truth) => ({
    inputTokens: usage.input,
    cachedInputTokens: usage.cached ?? 0,
    cacheWriteTokens: usage.cache_write ?? 0,
    cacheWrite1hTokens: 0,
    outputTokens: usage.output,
    reasoningTokens: usage.reasoning ?? 0,
    searches: truth.web_search_actions?.search ?? 0,
  }),
  'openai.chat': (usage) => ({
    inputTokens: usage.input,
    cachedInputTokens: usage.cached ?? 0,
    cacheWriteTokens: 0,
    cacheWrite1hTokens: 0,
    outputTokens: usage.output,
    reasoningTokens: usage.reasoning ?? 0,
    searches: 0,
  }),
  'anthropic.messages': (usage) => ({
    inputTokens: usage.input + (usage.cache_read ?? 0) + (usage.cache_write ?? 0),
    cachedInputTokens: usage.cache_read ?? 0,
    cacheWriteTokens: usage.cache_write ?? 0,
    cacheWrite1hTokens: usage.cache_write_1h ?? 0,
    outputTokens: usage.output,
    searches: usage.web_search_requests ?? 0,
  }),
  'gemini.generateContent': (usage, truth) => ({
    inputTokens: (usage.input ?? 0) + (usage.tool_use_prompt ?? 0),
    cachedInputTokens: usage.cached ?? 0,
    cacheWriteTokens: 0,
    cacheWrite1hTokens: 0,
    outputTokens: (usage.output ?? 0) + (usage.thoughts ?? 0),
    reasoningTokens: usage.thoughts ?? 0,
    searches: geminiSearches(truth),
  }),
}

/** Gemini 3 pays every query, its elders once for a grounded answer. */
function geminiSearches(truth: Truth): number {
  if (/gemini-[3-9]/.test(truth.model ?? '')) return truth.web_search_queries
  return truth.web_search_queries > 0 || truth.web_chunks > 0 ? 1 : 0
}

function factsOfTruth(api: string, truth: Truth): Facts {
  return {
    servedModel: truth.model ?? request.model,
    finishReason:
      truth.incomplete_reason ?? truth.status ?? truth.finish_reason ?? truth.stop_reason ?? truth.block_reason ?? null,
    usage: USAGE_OF_API[api]?.(truth.usage ?? {}, truth) ?? {},
    citations: truth.unique_citation_urls,
    firstUrl: truth.first_url ?? null,
    textLength: truth.text_len,
    textSha256: truth.text_sha256,
  }
}

function factsOf(reply: Reply, compared: readonly string[]): Facts {
  return {
    servedModel: reply.servedModel,
    finishReason: reply.finishReason,
    usage: Object.fromEntries(compared.map((name) => [name, reply.usage[name as keyof Reply['usage']]])),
    citations: reply.citations.length,
    firstUrl: reply.citations[0]?.url ?? null,
    // In code points, as the truth counts.
    textLength: [...reply.text].length,
    textSha256: createHash('sha256').update(reply.text).digest('hex'),
  }
}

/** The classes that the recorded words stand for. */
const CLASS_OF_WORD: readonly [RegExp, ErrorClass][] = [
  [/^(?:auth|invalid_api_key|authentication|permission)/, 'auth'],
  [/^(?:insufficient_quota|credit|billing|quota)/, 'quota'],
  [/^(?:request_too_large|context_length|too_large)/, 'too_large'],
  [/^(?:rate_limit|resource_exhausted)/, 'rate_limited'],
  [/^(?:overloaded|unavailable)/, 'overloaded'],
  [/^(?:server_error|internal)/, 'server_error'],
  [/^(?:model_)?not_found/, 'model_not_found'],
  [/^timeout|^deadline/, 'timeout'],
  [/./, 'invalid_request'],
]
const classOf = (word: string) => CLASS_OF_WORD.find(([pattern]) => pattern.test(word))?.[1]

if (folder === undefined) {
  it('has no recorded responses to compare with: name their folder by EARSHOT_FIXTURES', () => {
    process.stderr.write('Conformance with recorded responses was not checked: EARSHOT_FIXTURES is not set.\n')
    expect(process.env.EARSHOT_FIXTURES).toBeUndefined()
  })
} else if (!existsSync(join(folder, 'index.json'))) {
  it('finds the recorded responses that EARSHOT_FIXTURES names', () => {
    expect.fail(`EARSHOT_FIXTURES names ${folder}, which has no index.json`)
  })
} else {
  describeConformance(folder, JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Entry[])
}

function describeConformance(root: string, entries: Entry[]): void {
  let server: LoopbackServer
  const providers = new Map<ProviderKind, Provider>()
  const providerOf = (kind: ProviderKind): Provider => {
    const version = kind === 'anthropic' || kind === 'google' ? '' : '/v1'
    const made =
      providers.get(kind) ?? createProvider({ name: kind, kind, baseUrl: `${server.url}${version}`, apiKey: 'a-key' })
    providers.set(kind, made)
    return made
  }
  const signal = () => new AbortController().signal

  beforeAll(async () => {
    server = await startLoopbackServer()
  })
  afterAll(() => server.close())

  describe('recorded answers', () => {
    const covered = entries.filter(({ kind, api }) => kind === 'response' && KIND_OF_API[api ?? ''] !== undefined)

    it('are there for each API', () => {
      expect(new Set(covered.map(({ api }) => api))).toEqual(new Set(Object.keys(KIND_OF_API)))
    })

    it.each(covered)('$file reads as it was recorded', async ({ file, api = '', truth }) => {
      const kind = KIND_OF_API[api] as ProviderKind
      const recorded = readFileSync(join(root, file))
      server.answer(json(recorded))
      const reply = await providerOf(kind).ask(request, signal())

      const expected = factsOfTruth(api, truth)
      expect(factsOf(reply, Object.keys(expected.usage))).toEqual(expected)
      expect(reply.status === 'refused').toBe(truth.refusal === true || truth.stop_reason === 'refusal')
      expect(Buffer.from(reply.body).equals(recorded)).toBe(true)
      expect(readBody(kind, reply.body, request.model)).toEqual({ ...reply, pacing: expect.anything() })
    })
  })

  describe('recorded errors', () => {
    const errors = entries.filter(({ kind }) => kind === 'error')

    it.each(errors)('$file has its class', async ({ file, provider, truth }) => {
      const recorded = JSON.parse(readFileSync(join(root, file), 'utf8'))
      const { 'content-encoding': _, 'content-length': __, 'transfer-encoding': ___, ...headers } = recorded.headers
      server.answer(json(recorded.body ?? recorded.body_raw ?? '', recorded.http_status, headers))
      const failed = providerOf(KIND_OF_PROVIDER[provider]).ask(request, signal())
      await expect(failed).rejects.toMatchObject({
        name: 'ProviderError',
        errorClass: classOf(truth.expected_class),
        charge: recorded.http_status === 200 ? 'unknown' : 'refused',
        httpStatus: recorded.http_status === 200 ? null : recorded.http_status,
      })
    })
  })

  describe('recorded lists of models', () => {
    const lists = entries.filter(({ kind }) => kind === 'model_list')

    it.each(lists)('$file lists its models', async ({ file, provider, truth }) => {
      server.answer(json(readFileSync(join(root, file))))
      const models = await providerOf(KIND_OF_PROVIDER[provider]).listModels(signal())
      expect(models).toHaveLength(truth.unique_ids)
      expect(models[0]?.id).toBe(String(truth.first).replace(/^models\//, ''))
    })
  })
}
