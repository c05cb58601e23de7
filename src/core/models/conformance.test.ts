import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calcPrice, extractUsage, findProvider, type Usage as TheirUsage } from '@pydantic/genai-prices'
import { describe, expect, test } from 'vitest'
import { formatUsd, type PicoUsd, parseUsd, subtractUsd } from '../money.ts'
import { readBody } from '../providers/index.ts'
import { catalogue } from './catalogue.ts'
import { priceUsage } from './pricing.ts'
import { bundledModels } from './seed.ts'

/** Recorded answers of the real providers, kept outside the project. */
const folder = process.env.EARSHOT_FIXTURES

/** Prices are those of this instant, on both sides. */
const AT = Date.parse('2026-11-20T12:00:00Z')
const TOLERANCE = parseUsd('1e-9')

interface Recorded {
  file: string
  kind: string
  api: string
  request: { model: string | null } | null
}

const READERS = {
  'openai.responses': { provider: 'openai', kind: 'openai', flavour: 'responses' },
  'openai.chat': { provider: 'openai', kind: 'compatible', flavour: 'chat' },
  'anthropic.messages': { provider: 'anthropic', kind: 'anthropic', flavour: 'default' },
  'gemini.generateContent': { provider: 'google', kind: 'google', flavour: 'default' },
} as const

const isCovered = ({ kind, api }: Recorded) => kind === 'response' && api in READERS

const registry = catalogue({
  revision: 0,
  models: bundledModels().map((seed, id) => ({
    ...{ id, provider: seed.provider, model: seed.model, displayName: seed.name, match: seed.match },
    ...{ isCurrent: false, isAvailable: true, ...seed.bounds, origin: seed.origin, firstSeenAt: 0 },
  })),
  prices: new Map(bundledModels().map(({ prices }, id) => [id, prices.map((row, index) => ({ id: index, ...row }))])),
})

/** What genai-prices makes of the body: its own reading of the usage at its own prices, without what searches cost. */
function theirCost(provider: string, flavour: string, body: unknown, model: string) {
  const theirs = findProvider({ providerId: provider })
  if (!theirs) throw new Error(`${provider} is not in genai-prices`)
  const { usage } = extractUsage(theirs, body, flavour)
  const tokens: TheirUsage = { ...usage, web_searches: undefined }
  return calcPrice(tokens, model, { provider: theirs, timestamp: new Date(AT) })?.total_price
}

function ourCost(provider: string, kind: (typeof READERS)[keyof typeof READERS]['kind'], text: string, model: string) {
  const reply = readBody(kind, text, model)
  const priced = registry.exactly(provider, model) ?? registry.byRule(provider, model)
  if (!priced) throw new Error(`${provider}:${model} is not in the registry`)
  const prices = registry.pricesFor(priced.id, AT)
  const cost = priceUsage({ ...reply, prices, reportedCost: null, free: false })
  if ('unpriced' in cost) throw new Error(`${provider}:${model}: ${cost.reason}`)
  return cost.tokens
}

const distance = (a: PicoUsd, b: PicoUsd) => (a > b ? subtractUsd(a, b) : subtractUsd(b, a))

function compare(api: keyof typeof READERS, text: string, requested: string) {
  const { provider, kind, flavour } = READERS[api]
  const body = JSON.parse(text) as { model?: string; modelVersion?: string }
  const model = body.model ?? body.modelVersion ?? requested
  const theirs = theirCost(provider, flavour, body, model)
  const ours = ourCost(provider, kind, text, model)
  expect(theirs, 'genai-prices knows the model').toBeTypeOf('number')
  // Their sum is a float; digits beyond a pico-dollar are its noise.
  const rounded = parseUsd((theirs as number).toFixed(12))
  expect(distance(ours, rounded) <= TOLERANCE, `${formatUsd(ours)} and ${theirs}`).toBe(true)
}

const BODIES: Record<keyof typeof READERS, unknown> = {
  'openai.responses': {
    id: 'resp_1',
    object: 'response',
    status: 'completed',
    model: 'gpt-6-sol-2026-09-22',
    output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hi', annotations: [] }] }],
    usage: {
      ...{ input_tokens: 300_000, input_tokens_details: { cached_tokens: 1_000, cache_write_tokens: 2_000 } },
      ...{ output_tokens: 500, output_tokens_details: { reasoning_tokens: 400 }, total_tokens: 300_500 },
    },
  },
  'openai.chat': {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: 'gpt-4.1-2025-04-14',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hi' } }],
    usage: {
      ...{ prompt_tokens: 2_006, completion_tokens: 300, total_tokens: 2_306 },
      prompt_tokens_details: { cached_tokens: 1_920 },
    },
  },
  'anthropic.messages': {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-5-20260630',
    content: [{ type: 'text', text: 'Hi' }],
    stop_reason: 'end_turn',
    usage: {
      ...{ input_tokens: 3, output_tokens: 550, cache_read_input_tokens: 700, cache_creation_input_tokens: 12_304 },
      cache_creation: { ephemeral_5m_input_tokens: 12_000, ephemeral_1h_input_tokens: 304 },
      server_tool_use: { web_search_requests: 2 },
    },
  },
  'gemini.generateContent': {
    modelVersion: 'gemini-2.5-pro',
    candidates: [{ index: 0, finishReason: 'STOP', content: { role: 'model', parts: [{ text: 'Hi' }] } }],
    usageMetadata: {
      ...{ promptTokenCount: 200_100, cachedContentTokenCount: 400, toolUsePromptTokenCount: 150 },
      ...{ candidatesTokenCount: 200, thoughtsTokenCount: 300, totalTokenCount: 200_750 },
    },
  },
}

describe('the token part of a cost equals genai-prices, as it reads the body itself', () => {
  test.each(Object.keys(BODIES) as (keyof typeof READERS)[])('%s', (api) => {
    compare(api, JSON.stringify(BODIES[api]), '')
  })

  if (folder) {
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Recorded[]
    test.each(index.filter(isCovered).map((recorded) => [recorded.file, recorded] as const))('%s', (file, recorded) => {
      const text = readFileSync(join(folder, file), 'utf8')
      compare(recorded.api as keyof typeof READERS, text, recorded.request?.model ?? '')
    })
  } else {
    process.stderr.write('Costs of recorded answers were not compared: EARSHOT_FIXTURES is not set.\n')
  }
})
