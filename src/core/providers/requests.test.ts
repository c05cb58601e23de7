import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProvider, type ProviderKind } from './index.ts'
import { ANSWERS, KEY, KINDS, makeProvider, makeRequest } from './testing/bodies.ts'
import { type Arrived, json, type LoopbackServer, startLoopbackServer } from './testing/loopbackServer.ts'
import type { AskRequest } from './types.ts'

let server: LoopbackServer
beforeAll(async () => {
  server = await startLoopbackServer()
})
afterAll(() => server.close())
beforeEach(() => {
  server.arrived.length = 0
})

const signal = new AbortController().signal

async function sent(kind: ProviderKind, request: AskRequest): Promise<Arrived & { json: unknown }> {
  server.answer(json(ANSWERS[kind]('Acme.')))
  await makeProvider(kind, server.url).ask(request, signal)
  expect(server.arrived).toHaveLength(1)
  const arrived = server.arrived[0] as Arrived
  return { ...arrived, json: JSON.parse(arrived.body) }
}

const schema = {
  type: 'object',
  properties: { ok: { type: 'boolean' } },
  required: ['ok'],
  additionalProperties: false,
}
const prompt = '  ¿Qué CRM es mejor? 🦊\nمرحبا بالعالم "quoted" \\ <b>\u200b '
const plain = makeRequest({ prompt })
const full = makeRequest({
  prompt,
  system: 'Be brief.',
  search: true,
  country: 'ES',
  json: { name: 'verdict', schema },
})

describe('what goes over the wire', () => {
  it('asks OpenAI by its Responses API', async () => {
    const { method, path, headers, json: body } = await sent('openai', plain)
    expect([method, path, headers.authorization]).toEqual(['POST', '/v1/responses', `Bearer ${KEY}`])
    expect(body).toEqual({ model: 'maker/model-1', input: prompt, max_output_tokens: 1_000, store: false })
    expect((await sentAgain('openai')).json).toEqual({
      model: 'maker/model-1',
      input: prompt,
      max_output_tokens: 1_000,
      store: false,
      instructions: 'Be brief.',
      tools: [{ type: 'web_search', user_location: { type: 'approximate', country: 'ES' } }],
      max_tool_calls: 3,
      text: { format: { type: 'json_schema', name: 'verdict', schema, strict: true } },
    })
  })

  it('asks Anthropic by its Messages API', async () => {
    const { method, path, headers, json: body } = await sent('anthropic', plain)
    expect([method, path, headers.authorization]).toEqual(['POST', '/v1/messages', `Bearer ${KEY}`])
    expect(headers['anthropic-version']).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(body).toEqual({
      model: 'maker/model-1',
      max_tokens: 1_000,
      service_tier: 'standard_only',
      messages: [{ role: 'user', content: prompt }],
    })
    expect((await sentAgain('anthropic')).json).toEqual({
      model: 'maker/model-1',
      max_tokens: 1_000,
      service_tier: 'standard_only',
      messages: [{ role: 'user', content: prompt }],
      system: 'Be brief.',
      tools: [
        {
          type: 'web_search_20250305',
          name: 'web_search',
          max_uses: 3,
          user_location: { type: 'approximate', country: 'ES' },
        },
      ],
      output_config: { format: { type: 'json_schema', schema } },
    })
  })

  it('prints nothing of its own, not even for a model that is to be retired', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const kind of KINDS)
      await sent(kind, { ...plain, model: 'claude-sonnet-4-5' }).finally(() => server.arrived.splice(0))
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })

  it('asks Google by generateContent', async () => {
    const { method, path, headers, json: body } = await sent('google', { ...plain, model: 'gemini-3-flash' })
    expect([method, path]).toEqual(['POST', '/v1beta/models/gemini-3-flash:generateContent'])
    expect(headers['x-goog-api-key']).toBe(KEY)
    const contents = [{ role: 'user', parts: [{ text: prompt }] }]
    expect(body).toEqual({ contents, generationConfig: { maxOutputTokens: 1_000 } })
    expect((await sentAgain('google')).json).toEqual({
      contents,
      systemInstruction: { role: 'user', parts: [{ text: 'Be brief.' }] },
      tools: [{ googleSearch: {} }],
      generationConfig: {
        maxOutputTokens: 1_000,
        responseMimeType: 'application/json',
        responseJsonSchema: schema,
      },
    })
  })

  it('asks Perplexity by its Agent API, a name without a maker as a preset', async () => {
    const { method, path, headers, json: body } = await sent('perplexity', plain)
    expect([method, path, headers.authorization]).toEqual(['POST', '/v1/responses', `Bearer ${KEY}`])
    expect(body).toEqual({ model: 'maker/model-1', input: prompt, max_output_tokens: 1_000 })
    expect((await sentAgain('perplexity', { model: 'pro-search' })).json).toEqual({
      preset: 'pro-search',
      input: prompt,
      max_output_tokens: 1_000,
      instructions: 'Be brief.',
      tools: [{ type: 'web_search', user_location: { country: 'ES' } }],
      max_steps: 3,
      response_format: { type: 'json_schema', json_schema: { name: 'verdict', schema } },
    })
  })

  it('asks compatible endpoints by chat completions, without search', async () => {
    const { method, path, headers, json: body } = await sent('compatible', plain)
    expect([method, path, headers.authorization]).toEqual(['POST', '/v1/chat/completions', `Bearer ${KEY}`])
    expect(body).toEqual({ model: 'maker/model-1', messages: [{ role: 'user', content: prompt }], max_tokens: 1_000 })
    expect((await sentAgain('compatible')).json).toEqual({
      model: 'maker/model-1',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: prompt },
      ],
      max_tokens: 1_000,
      response_format: { type: 'json_schema', json_schema: { name: 'verdict', schema, strict: true } },
    })
  })

  async function sentAgain(kind: ProviderKind, changes: Partial<AskRequest> = {}) {
    server.arrived.length = 0
    return await sent(kind, { ...full, ...changes })
  }

  it.each(KINDS)('%s: leaves the location out where the project has no country', async (kind) => {
    const { body } = await sent(kind, makeRequest({ search: true }))
    expect(body).not.toContain('user_location')
  })

  it.each(KINDS)('%s: sends neither facts about this machine nor settings from the environment', async (kind) => {
    const settings = {
      OPENAI_ORG_ID: 'org-elsewhere',
      OPENAI_CUSTOM_HEADERS: 'X-Elsewhere: 1',
      ANTHROPIC_CUSTOM_HEADERS: 'X-Elsewhere: 1',
    }
    Object.assign(process.env, settings)
    try {
      const { headers } = await sent(kind, plain)
      const ours = ['host', 'connection', 'content-length', 'accept-language', 'sec-fetch-mode', 'accept-encoding']
      const key = kind === 'google' ? 'x-goog-api-key' : 'authorization'
      const known = [...ours, 'accept', 'content-type', 'user-agent', 'anthropic-version', key]
      expect(Object.keys(headers).filter((name) => !known.includes(name))).toEqual([])
    } finally {
      for (const name of Object.keys(settings)) delete process.env[name]
    }
  })

  it.each(KINDS)('%s: waits as long as its caller does, whatever limit the connection pool has', async (kind) => {
    const slot = Symbol.for('undici.globalDispatcher.1')
    const holder = globalThis as unknown as Record<symbol, { dispatch(options: object, handler: object): boolean }>
    const pool = holder[slot]
    const limits: unknown[] = []
    holder[slot] = {
      dispatch: (options, handler) => {
        limits.push(options)
        return pool?.dispatch(options, handler) ?? false
      },
    }
    try {
      await sent(kind, plain)
    } finally {
      if (pool) holder[slot] = pool
    }
    expect(limits).toEqual([expect.objectContaining({ headersTimeout: 0, bodyTimeout: 0 })])
  })

  it.each(KINDS)('%s: sends no key where there is none, on this machine', async (kind) => {
    server.answer(json(ANSWERS[kind]('Acme.')))
    await makeProvider(kind, server.url, null).ask(plain, signal)
    const { headers } = server.arrived[0] as Arrived
    expect([headers.authorization, headers['x-api-key'], headers['x-goog-api-key']]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it.each(['openai', 'anthropic', 'google', 'perplexity'] as const)('%s: elsewhere a key is needed', async (kind) => {
    const provider = createProvider({ name: kind, kind, baseUrl: null, apiKey: null })
    await expect(provider.ask(plain, signal)).rejects.toMatchObject({ errorClass: 'auth', charge: 'unsent' })
    await expect(provider.listModels(signal)).rejects.toMatchObject({ errorClass: 'auth', charge: 'unsent' })
  })

  it.each(KINDS)('%s: a key that no header can carry is refused before sending, and not shown', async (kind) => {
    const failed = makeProvider(kind, server.url, 'sk-żółw-żółw-żółw').ask(plain, signal)
    await expect(failed).rejects.toMatchObject({
      errorClass: 'auth',
      charge: 'unsent',
      message: expect.not.stringContaining('żółw'),
    })
    expect(server.arrived).toEqual([])
  })
})

describe('lists of models', () => {
  it('reads OpenAI-shaped lists, telling what writes no answers as far as the list tells', async () => {
    server.answer(
      json({
        object: 'list',
        data: [
          { id: 'gpt-5', created: 1_754_000_000 },
          { id: 'text-embedding-3-large', created: 1_705_953_180 },
          { id: 'gpt-4o-search-preview' },
          { id: 'maker/picture', name: 'Picture', architecture: { output_modalities: ['image'] } },
          { id: 'maker/writer', name: 'Writer', architecture: { output_modalities: ['text', 'image'] } },
          'odd',
          { object: 'model' },
        ],
      }),
    )
    const models = await makeProvider('openai', server.url).listModels(signal)
    expect(server.arrived[0]).toMatchObject({ method: 'GET', path: '/v1/models' })
    expect(models).toEqual([
      { id: 'gpt-5', displayName: null, createdAt: 1_754_000_000_000, generatesText: null },
      { id: 'text-embedding-3-large', displayName: null, createdAt: 1_705_953_180_000, generatesText: false },
      { id: 'gpt-4o-search-preview', displayName: null, createdAt: null, generatesText: null },
      { id: 'maker/picture', displayName: 'Picture', createdAt: null, generatesText: false },
      { id: 'maker/writer', displayName: 'Writer', createdAt: null, generatesText: true },
    ])
  })

  it('follows the pages of Anthropic', async () => {
    server.answer(({ path }, response) => {
      const after = new URL(path, server.url).searchParams.get('after_id')
      const page = after
        ? { data: [{ id: 'b', display_name: 'B', created_at: '2026-01-02T00:00:00Z' }], has_more: false, last_id: 'b' }
        : { data: [{ id: 'a', display_name: 'A', created_at: '2026-01-01T00:00:00Z' }], has_more: true, last_id: 'a' }
      json(page)({} as Arrived, response)
    })
    expect(await makeProvider('anthropic', server.url).listModels(signal)).toEqual([
      { id: 'a', displayName: 'A', createdAt: Date.UTC(2026, 0, 1), generatesText: true },
      { id: 'b', displayName: 'B', createdAt: Date.UTC(2026, 0, 2), generatesText: true },
    ])
  })

  it('follows the pages of Google', async () => {
    server.answer(({ path }, response) => {
      const token = new URL(path, server.url).searchParams.get('pageToken')
      const methods = { supportedGenerationMethods: ['generateContent', 'countTokens'] }
      const page = token
        ? { models: [{ name: 'models/gemini-embedding-1', supportedGenerationMethods: ['embedContent'] }] }
        : {
            models: [
              { name: 'models/gemini-3-flash', displayName: 'Gemini 3 Flash', ...methods },
              { name: 'models/gemini-3-flash-image', ...methods },
            ],
            nextPageToken: 'two',
          }
      json(page)({} as Arrived, response)
    })
    expect(await makeProvider('google', server.url).listModels(signal)).toEqual([
      { id: 'gemini-3-flash', displayName: 'Gemini 3 Flash', createdAt: null, generatesText: true },
      { id: 'gemini-3-flash-image', displayName: null, createdAt: null, generatesText: false },
      { id: 'gemini-embedding-1', displayName: null, createdAt: null, generatesText: false },
    ])
    expect(server.arrived).toHaveLength(2)
  })

  it.each(['anthropic', 'google'] as const)('%s: a list that repeats itself for ever still ends', async (kind) => {
    server.answer(
      json({ data: [{ id: 'a' }], has_more: true, last_id: 'a', models: [{ name: 'models/a' }], nextPageToken: 'on' }),
    )
    expect(await makeProvider(kind, server.url).listModels(signal)).toHaveLength(1)
    expect(server.arrived.length).toBeLessThanOrEqual(2)
  })

  it.each(KINDS)('%s: a refused list is an error of its class', async (kind) => {
    server.answer(json({ error: { message: 'no', type: 'authentication_error' } }, 401))
    await expect(makeProvider(kind, server.url).listModels(signal)).rejects.toMatchObject({
      errorClass: 'auth',
      charge: 'refused',
    })
  })
})
