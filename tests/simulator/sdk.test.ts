import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSimulator, DEMO_PROJECT, type Simulator } from '../../src/core/simulator/index.ts'

/** The providers' own SDKs, bare, against the simulator: what they accept and hand out is the format's own proof. */
let simulator: Simulator
beforeAll(async () => {
  simulator = await createSimulator({ seed: 'sdk', day: '2026-10-01' })
})
beforeEach(() => simulator.reset())
afterAll(() => simulator.close())

const PROMPTS = DEMO_PROJECT.prompts.map(({ text }) => text)
const key = { apiKey: 'key-of-a-test', maxRetries: 0 }
const openai = () => new OpenAI({ ...key, baseURL: simulator.baseUrls.openai })
const perplexity = () => new OpenAI({ ...key, baseURL: simulator.baseUrls.perplexity })
const compatible = () => new OpenAI({ ...key, baseURL: simulator.baseUrls.compatible })
const anthropic = () => new Anthropic({ ...key, baseURL: simulator.baseUrls.anthropic })
const google = () =>
  new GoogleGenAI({
    apiKey: key.apiKey,
    httpOptions: { baseUrl: simulator.baseUrls.google, retryOptions: { attempts: 1 } },
  })

const lastUsage = () => simulator.served().at(-1)!.usage!
const total = (count: (prompt: string) => Promise<number>) =>
  Promise.all(PROMPTS.map(count)).then((counts) => counts.reduce((sum, one) => sum + one, 0))

describe('OpenAI', () => {
  const ask = (input: string) =>
    openai().responses.create({ model: 'gpt-5', input, tools: [{ type: 'web_search' }], max_output_tokens: 4096 })

  it('answers by the Responses API with links, annotations on them, searches and usage', async () => {
    const cited = await total(async (prompt) => {
      const response = await ask(prompt)
      expect(response).toMatchObject({ object: 'response', status: 'completed', model: 'gpt-5-2025-08-07' })
      const parts = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
      const annotations = parts.flatMap((part) => (part.type === 'output_text' ? part.annotations : []))
      for (const annotation of annotations) {
        if (annotation.type !== 'url_citation') throw new Error(annotation.type)
        const label = response.output_text.slice(annotation.start_index, annotation.end_index)
        expect(label).toContain(`](${annotation.url})`)
      }
      return annotations.length
    })
    expect(cited).toBeGreaterThan(10)
  })

  it('reports the usage that it bills', async () => {
    const { usage, output } = await ask(PROMPTS[0]!)
    const billed = lastUsage()
    expect(usage).toMatchObject({
      input_tokens: billed.inputTokens,
      input_tokens_details: { cached_tokens: billed.cachedInputTokens },
      output_tokens: billed.outputTokens,
      output_tokens_details: { reasoning_tokens: billed.reasoningTokens },
    })
    const searches = output.filter((item) => item.type === 'web_search_call' && item.action.type === 'search')
    expect(searches).toHaveLength(billed.searches)
  })

  it('makes no more searches than max_tool_calls', async () => {
    const searched = await total(async (input) => {
      const params = { model: 'gpt-5', input, tools: [{ type: 'web_search' as const }], max_tool_calls: 1 }
      const { output } = await openai().responses.create(params)
      return output.filter((item) => item.type === 'web_search_call').length
    })
    expect(searched).toBeGreaterThan(8)
    expect(searched).toBeLessThanOrEqual(12)
  })

  it('answers chat completions too, billed as OpenAI', async () => {
    const response = await openai().chat.completions.create({
      model: 'gpt-4.1',
      messages: [{ role: 'user', content: PROMPTS[0]! }],
    })
    expect(response.choices[0]).toMatchObject({ finish_reason: 'stop', message: { role: 'assistant' } })
    expect(simulator.served()[0]).toMatchObject({ provider: 'openai', billed: true, servedModel: 'gpt-4.1-2025-04-14' })
  })

  it('fills the schema of a structured answer', async () => {
    const schema = {
      type: 'object',
      properties: { sentiment: { type: 'string', enum: ['positive', 'negative'] } },
      required: ['sentiment'],
      additionalProperties: false,
    }
    const { output_text } = await openai().responses.create({
      model: 'gpt-5',
      input: 'Lumora is remarkably easy to set up.',
      text: { format: { type: 'json_schema', name: 'tone', schema, strict: true } },
    })
    expect(JSON.parse(output_text)).toEqual({ sentiment: 'positive' })
  })
})

describe('Anthropic', () => {
  const ask = (content: string) =>
    anthropic().messages.create({
      model: 'claude-haiku-4-5',
      max_tokens: 4096,
      messages: [{ role: 'user', content }],
      tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 2 }],
    })

  it('answers in blocks, with searches, their results and citations of them', async () => {
    const cited = await total(async (prompt) => {
      const message = await ask(prompt)
      expect(message).toMatchObject({ type: 'message', stop_reason: 'end_turn', model: 'claude-haiku-4-5-20251001' })
      const found = message.content.flatMap((block) =>
        block.type === 'web_search_tool_result' && Array.isArray(block.content)
          ? block.content.map(({ url }) => url)
          : [],
      )
      const citations = message.content.flatMap((block) => (block.type === 'text' ? (block.citations ?? []) : []))
      for (const citation of citations) {
        if (citation.type !== 'web_search_result_location') throw new Error(citation.type)
        expect(found).toContain(citation.url)
      }
      return citations.length
    })
    expect(cited).toBeGreaterThan(10)
  })

  it('splits its input into fresh, read and written, and counts its searches', async () => {
    const messages = await Promise.all(PROMPTS.map(ask))
    const calls = simulator.served()
    expect(calls.some((call) => call.usage!.cachedInputTokens > 0)).toBe(true)
    expect(calls.some((call) => call.usage!.cacheWriteTokens > 0)).toBe(true)
    for (const { id, usage } of messages) {
      const billed = calls.find((call) => call.responseId === id)!.usage!
      const read = usage.cache_read_input_tokens ?? 0
      const { ephemeral_5m_input_tokens, ephemeral_1h_input_tokens } = usage.cache_creation!
      expect(usage.input_tokens + read + ephemeral_5m_input_tokens + ephemeral_1h_input_tokens).toBe(billed.inputTokens)
      expect(usage.server_tool_use?.web_search_requests ?? 0).toBe(billed.searches)
      expect(billed.searches).toBeLessThanOrEqual(2)
    }
  })
})

describe('Google', () => {
  const ask = (contents: string) =>
    google().models.generateContent({ model: 'gemini-2.5-flash', contents, config: { tools: [{ googleSearch: {} }] } })

  it('answers with grounding: redirects titled by their site, and stretches counted in bytes', async () => {
    const supports = await total(async (prompt) => {
      const response = await ask(prompt)
      expect(response.modelVersion).toBe('gemini-2.5-flash')
      expect(response.candidates?.[0]?.finishReason).toBe('STOP')
      const grounding = response.candidates?.[0]?.groundingMetadata
      const bytes = Buffer.from(response.text ?? '')
      for (const { segment, groundingChunkIndices } of grounding?.groundingSupports ?? []) {
        expect(bytes.subarray(segment!.startIndex, segment!.endIndex).toString()).toBe(segment!.text)
        const { uri, title } = grounding!.groundingChunks![groundingChunkIndices![0]!]!.web!
        expect(uri).toContain('/grounding-api-redirect/')
        expect(title).toMatch(/^[a-z.]+\.example$/)
      }
      return grounding?.groundingSupports?.length ?? 0
    })
    expect(supports).toBeGreaterThan(10)
  })

  it('keeps thoughts out of the candidates and tool use out of the prompt', async () => {
    const { usageMetadata: usage } = await ask(PROMPTS[4]!)
    const billed = lastUsage()
    expect((usage?.promptTokenCount ?? 0) + (usage?.toolUsePromptTokenCount ?? 0)).toBe(billed.inputTokens)
    expect((usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0)).toBe(billed.outputTokens)
    expect(usage?.totalTokenCount).toBe(billed.inputTokens + billed.outputTokens)
  })
})

describe('Perplexity', () => {
  it('answers in the Responses format with search results, numbered citations and its own cost', async () => {
    const cited = await total(async (input) => {
      const response = await perplexity().responses.create({
        model: 'perplexity/sonar',
        input,
        tools: [{ type: 'web_search' }],
      })
      const usage = response.usage as unknown as { cost: Record<string, number> }
      const { input_cost, cache_read_cost, cache_creation_cost, output_cost, tool_calls_cost, total_cost } = usage.cost
      const parts = [input_cost, cache_read_cost, cache_creation_cost, output_cost, tool_calls_cost]
      expect(parts.reduce<number>((sum, part) => sum + part!, 0)).toBeCloseTo(total_cost!, 12)
      const content = response.output.flatMap((item) => (item.type === 'message' ? item.content : []))
      const annotations = content.flatMap((part) => (part.type === 'output_text' ? part.annotations : []))
      for (const annotation of annotations) {
        if (annotation.type !== 'url_citation') throw new Error(annotation.type)
        expect(response.output_text.slice(annotation.start_index, annotation.end_index)).toMatch(/^\[\d+\]$/)
      }
      return annotations.length
    })
    expect(cited).toBeGreaterThan(10)
  })
})

describe('a compatible endpoint', () => {
  it('answers chat completions for any model, free', async () => {
    const response = await compatible().chat.completions.create({
      model: 'llama3.3:70b',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: PROMPTS[0]! },
      ],
    })
    expect(response.model).toBe('llama3.3:70b')
    expect(response.choices[0]?.message.content?.length).toBeGreaterThan(100)
    expect(simulator.totals()).toMatchObject({ billed: 1, cost: 0n })
  })
})

describe('model lists', () => {
  it('are what each SDK reads, page by page', async () => {
    const ids = async (list: AsyncIterable<object>, name: string) => {
      const found: string[] = []
      for await (const model of list) found.push(String((model as Record<string, unknown>)[name]))
      return found
    }
    expect(await ids(openai().models.list(), 'id')).toContain('gpt-5')
    expect(await ids(perplexity().models.list(), 'id')).toContain('perplexity/sonar')
    expect(await ids(anthropic().models.list({ limit: 1 }), 'id')).toEqual([
      'claude-sonnet-4-5-20250929',
      'claude-haiku-4-5-20251001',
      'claude-opus-4-5-20251101',
    ])
    expect(await ids(await google().models.list(), 'name')).toEqual([
      'models/gemini-2.5-flash',
      'models/gemini-2.5-pro',
      'models/gemini-embedding-001',
      'models/imagen-4.0-generate-001',
      'models/gemini-2.5-flash-lite',
    ])
  })
})

describe('a wrong key', () => {
  it('is turned away in each provider’s own way', async () => {
    const wrong = { apiKey: 'wrong-key', maxRetries: 0 }
    const openaiCall = new OpenAI({ ...wrong, baseURL: simulator.baseUrls.openai }).responses.create({
      model: 'gpt-5',
      input: 'x',
    })
    await expect(openaiCall).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' })
    const message = { model: 'claude-haiku-4-5', max_tokens: 10, messages: [{ role: 'user' as const, content: 'x' }] }
    const anthropicCall = new Anthropic({ ...wrong, baseURL: simulator.baseUrls.anthropic }).messages.create(message)
    await expect(anthropicCall).rejects.toMatchObject({
      status: 401,
      error: { error: { type: 'authentication_error' } },
    })
    const googleCall = new GoogleGenAI({
      apiKey: wrong.apiKey,
      httpOptions: { baseUrl: simulator.baseUrls.google },
    }).models.generateContent({ model: 'gemini-2.5-flash', contents: 'x' })
    await expect(googleCall).rejects.toMatchObject({ status: 400, message: expect.stringContaining('API_KEY_INVALID') })
    expect(simulator.totals()).toMatchObject({ calls: 3, billed: 0, pending: 0 })
  })
})
