import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUsd } from '../money.ts'
import { type ProviderKind, readBody } from './index.ts'
import { ANSWERS, KINDS } from './testing/bodies.ts'

const read = (kind: ProviderKind, body: unknown) => readBody(kind, JSON.stringify(body), 'asked-model')

const response = (changes: object) => ({ ...ANSWERS.openai('Acme.'), ...changes })
const completion = (choice: object, changes: object = {}) => ({
  ...ANSWERS.compatible(''),
  choices: [{ index: 0, finish_reason: 'stop', ...choice }],
  ...changes,
})
const message = (changes: object) => ({ ...ANSWERS.anthropic('Acme.'), ...changes })
const generation = (candidate: object, changes: object = {}) => ({
  ...ANSWERS.google(''),
  candidates: [{ content: { parts: [{ text: 'Acme.' }] }, finishReason: 'STOP', ...candidate }],
  ...changes,
})

describe('how an answer ended', () => {
  const part = (content: object) => response({ output: [{ type: 'message', content: [content] }] })
  const incomplete = (reason: string, output: unknown[] = []) =>
    response({ status: 'incomplete', incomplete_details: { reason }, output })

  it.each<[ProviderKind, string, object, string, string | null]>([
    ['openai', 'whole', response({}), 'ok', 'completed'],
    ['openai', 'refused', part({ type: 'refusal', refusal: "I can't." }), 'refused', 'completed'],
    ['openai', 'cut at the limit', incomplete('max_output_tokens'), 'truncated', 'max_output_tokens'],
    ['openai', 'filtered', incomplete('content_filter'), 'filtered', 'content_filter'],
    ['openai', 'complete without a word', response({ output: [{ type: 'reasoning' }] }), 'truncated', 'completed'],
    ['perplexity', 'waiting for a tool', response({ status: 'requires_action' }), 'truncated', 'requires_action'],
    ['anthropic', 'whole', message({}), 'ok', 'end_turn'],
    ['anthropic', 'ended by a sequence', message({ stop_reason: 'stop_sequence' }), 'ok', 'stop_sequence'],
    ['anthropic', 'refused', message({ stop_reason: 'refusal', content: [] }), 'refused', 'refusal'],
    ['anthropic', 'cut at the limit', message({ stop_reason: 'max_tokens' }), 'truncated', 'max_tokens'],
    ['anthropic', 'paused', message({ stop_reason: 'pause_turn' }), 'truncated', 'pause_turn'],
    [
      'anthropic',
      'out of context',
      message({ stop_reason: 'model_context_window_exceeded' }),
      'truncated',
      'model_context_window_exceeded',
    ],
    [
      'anthropic',
      'whole without a word',
      message({ content: [{ type: 'thinking', thinking: 'Hm.' }] }),
      'truncated',
      'end_turn',
    ],
    ['google', 'whole', generation({}), 'ok', 'STOP'],
    ['google', 'cut at the limit', generation({ finishReason: 'MAX_TOKENS' }), 'truncated', 'MAX_TOKENS'],
    ['google', 'all thought', generation({ finishReason: 'MAX_TOKENS', content: {} }), 'truncated', 'MAX_TOKENS'],
    ['google', 'unsafe', generation({ finishReason: 'SAFETY', content: undefined }), 'filtered', 'SAFETY'],
    ['google', 'recited', generation({ finishReason: 'RECITATION' }), 'filtered', 'RECITATION'],
    [
      'google',
      'blocked at the prompt',
      { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } },
      'filtered',
      'PROHIBITED_CONTENT',
    ],
    [
      'google',
      'a broken call',
      generation({ finishReason: 'MALFORMED_FUNCTION_CALL' }),
      'truncated',
      'MALFORMED_FUNCTION_CALL',
    ],
    ['google', 'paid, and nothing', { usageMetadata: { promptTokenCount: 9 }, candidates: [] }, 'truncated', null],
    ['compatible', 'whole', completion({ message: { content: 'Acme.' } }), 'ok', 'stop'],
    [
      'compatible',
      'whole by another word',
      completion({ message: { content: 'Acme.' }, finish_reason: 'eos' }),
      'ok',
      'eos',
    ],
    ['compatible', 'refused', completion({ message: { content: null, refusal: 'No.' } }), 'refused', 'stop'],
    [
      'compatible',
      'cut at the limit',
      completion({ message: { content: 'Ac' }, finish_reason: 'length' }),
      'truncated',
      'length',
    ],
    [
      'compatible',
      'filtered',
      completion({ message: { content: '' }, finish_reason: 'content_filter' }),
      'filtered',
      'content_filter',
    ],
    [
      'compatible',
      'wanting a tool',
      completion({ message: { content: null }, finish_reason: 'tool_calls' }),
      'truncated',
      'tool_calls',
    ],
  ])('%s: %s', (kind, _what, body, status, finishReason) => {
    expect(read(kind, body)).toMatchObject({ status, finishReason })
  })

  it('keeps the usage of a model that spent its whole limit thinking', () => {
    const usage = { input_tokens: 20, output_tokens: 4_096, output_tokens_details: { reasoning_tokens: 4_096 } }
    expect(read('openai', incomplete('max_output_tokens', [{ type: 'reasoning', summary: [] }])).text).toBe('')
    expect(read('openai', { ...incomplete('max_output_tokens'), usage }).usage).toMatchObject({
      outputTokens: 4_096,
      reasoningTokens: 4_096,
    })
  })

  it('names the model that was asked for where the body names none', () => {
    for (const kind of KINDS) {
      const { model: _, modelVersion: __, ...anonymous } = ANSWERS[kind]('Acme.')
      expect(read(kind, anonymous).servedModel).toBe('asked-model')
      expect(read(kind, ANSWERS[kind]('Acme.')).servedModel).toBe('model-1-served')
    }
  })

  it('says when a body carries no usage', () => {
    for (const kind of KINDS) {
      const { usage: _, usageMetadata: __, ...silent } = ANSWERS[kind]('Acme.')
      expect(read(kind, silent)).toMatchObject({ usageReported: false, rawUsage: null, usage: { inputTokens: 0 } })
      expect(read(kind, ANSWERS[kind]('Acme.'))).toMatchObject({
        usageReported: true,
        usage: { inputTokens: 10, outputTokens: 5 },
      })
    }
  })
})

describe('what is paid', () => {
  it('counts the searches of OpenAI, not the pages it opens', () => {
    const call = (action: unknown) => ({ type: 'web_search_call', action })
    const output = [
      call({ type: 'search' }),
      call({ type: 'open_page' }),
      call({ type: 'find_in_page' }),
      call(undefined),
    ]
    expect(read('openai', response({ output })).usage.searches).toBe(2)
  })

  it('adds up the input of Anthropic and splits what it wrote to its cache', () => {
    const usage = {
      input_tokens: 2_743,
      cache_read_input_tokens: 5_000,
      cache_creation_input_tokens: 1_000,
      cache_creation: { ephemeral_5m_input_tokens: 400, ephemeral_1h_input_tokens: 600 },
      output_tokens: 500,
      output_tokens_details: { thinking_tokens: 120 },
      server_tool_use: { web_search_requests: 3 },
      service_tier: 'standard',
    }
    const reply = read('anthropic', message({ usage }))
    expect(reply.usage).toEqual({
      inputTokens: 8_743,
      cachedInputTokens: 5_000,
      cacheWriteTokens: 1_000,
      cacheWrite1hTokens: 600,
      outputTokens: 500,
      reasoningTokens: 120,
      searches: 3,
    })
    expect(reply.serviceTier).toBe('default')
    const { cache_creation_input_tokens: _, ...split } = usage
    expect(read('anthropic', message({ usage: split })).usage.cacheWriteTokens).toBe(1_000)
  })

  it('adds tool use and thoughts of Google to input and output', () => {
    const usageMetadata = {
      promptTokenCount: 1_000,
      cachedContentTokenCount: 400,
      toolUsePromptTokenCount: 150,
      candidatesTokenCount: 200,
      thoughtsTokenCount: 300,
      serviceTier: 'priority',
    }
    const reply = read('google', generation({}, { usageMetadata }))
    expect(reply.usage).toMatchObject({
      inputTokens: 1_150,
      cachedInputTokens: 400,
      outputTokens: 500,
      reasoningTokens: 300,
    })
    expect(reply.serviceTier).toBe('priority')
  })

  it.each([
    ['gemini-3-flash', ['a', 'b', ''], [], 2],
    ['gemini-3.5-pro', [], ['https://a.example'], 0],
    ['gemini-2.5-flash', ['a', 'b'], ['https://a.example'], 1],
    ['gemini-2.0-flash-001', [], ['https://a.example'], 1],
    ['gemini-2.5-pro', [], [], 0],
    ['a-new-name', ['a', 'b'], [], 2],
  ])('counts the searches of %s', (modelVersion, webSearchQueries, uris, searches) => {
    const groundingMetadata = { webSearchQueries, groundingChunks: uris.map((uri) => ({ web: { uri } })) }
    expect(read('google', generation({ groundingMetadata }, { modelVersion })).usage.searches).toBe(searches)
  })

  it('takes the cost from Perplexity to the last digit, and its searches', () => {
    const usage = {
      input_tokens: 11_575,
      input_tokens_details: { cache_creation_input_tokens: 6_296, cache_read_input_tokens: 5_270 },
      output_tokens: 227,
      output_tokens_details: { reasoning_tokens: 28 },
      tool_calls_details: { search_web: { cost_usd: 0.005, invocation: 2 } },
      cost: { currency: 'USD', total_cost: 0.00747 },
    }
    const reply = read('perplexity', response({ usage }))
    expect(reply.reportedCost).toBe(parseUsd('0.00747'))
    expect(reply.usage).toEqual({
      inputTokens: 11_575,
      cachedInputTokens: 5_270,
      cacheWriteTokens: 6_296,
      cacheWrite1hTokens: 0,
      outputTokens: 227,
      reasoningTokens: 28,
      searches: 2,
    })
    for (const cost of [undefined, { total_cost: '1' }, { total_cost: -1 }, { total_cost: 1, currency: 'EUR' }]) {
      expect(read('perplexity', response({ usage: { ...usage, cost } })).reportedCost).toBeNull()
    }
    expect(read('openai', response({ usage })).reportedCost).toBeNull()
  })

  it('adds reasoning that a compatible endpoint counts beside the completion', () => {
    const usage = { prompt_tokens: 10, completion_tokens: 20, completion_tokens_details: { reasoning_tokens: 15 } }
    const outputOf = (total_tokens: number) =>
      read('compatible', completion({ message: { content: 'x' } }, { usage: { ...usage, total_tokens } })).usage
        .outputTokens
    expect(outputOf(45)).toBe(35)
    expect(outputOf(30)).toBe(20)
  })
})

describe('what is cited', () => {
  const cite = (url: string, title?: string) => ({ type: 'url_citation', url, title })
  const A = 'https://a.example/1'
  const B = 'https://b.example/2'
  const cited = [
    { url: A, title: 'A', position: 1 },
    { url: B, title: 'B', position: 2 },
  ]

  it('lists each URL of OpenAI once, in order, with a title as soon as one has it', () => {
    const annotations = [cite(A), cite(B, 'B'), cite(A, 'A'), { type: 'file_citation', file_id: 'f' }]
    const output = [{ type: 'message', content: [{ type: 'output_text', text: 'x', annotations }] }]
    expect(read('openai', response({ output })).citations).toEqual(cited)
  })

  it('lists what the text of Anthropic cites, not what it found', () => {
    const content = [
      { type: 'web_search_tool_result', content: [{ type: 'web_search_result', url: 'https://unread.example' }] },
      { type: 'text', text: 'One. ', citations: [{ type: 'web_search_result_location', url: A, title: 'A' }] },
      {
        type: 'text',
        text: 'Two.',
        citations: [{ type: 'char_location' }, { type: 'web_search_result_location', url: B, title: 'B' }],
      },
      { type: 'text', text: ' Three.', citations: null },
    ]
    expect(read('anthropic', message({ content }))).toMatchObject({ text: 'One. Two. Three.', citations: cited })
  })

  it('lists the pages that ground an answer of Google', () => {
    const groundingChunks = [
      { web: { uri: A, title: 'A' } },
      { maps: { uri: 'x' } },
      { web: { uri: B, title: 'B' } },
      { web: { uri: A } },
    ]
    expect(read('google', generation({ groundingMetadata: { groundingChunks } })).citations).toEqual(cited)
  })

  it('lists what Perplexity searched and read, unless its text says which of it', () => {
    const found = [
      { type: 'search_results', results: [{ id: 1, url: A, title: 'A' }] },
      { type: 'fetch_url_results', contents: [{ url: B, title: 'B' }] },
    ]
    const said = (annotations: unknown[]) => ({
      type: 'message',
      content: [{ type: 'output_text', text: 'x', annotations }],
    })
    expect(read('perplexity', response({ output: [...found, said([])] })).citations).toEqual(cited)
    expect(read('perplexity', response({ output: [...found, said([cite(B, 'B')])] })).citations).toEqual([
      { url: B, title: 'B', position: 1 },
    ])
  })

  it('reads both ways in which compatible endpoints cite', () => {
    const annotations = [{ type: 'url_citation', url_citation: { url: A, title: 'A' } }, cite(B, 'B')]
    expect(read('compatible', completion({ message: { content: 'x', annotations } })).citations).toEqual(cited)
    const listed = {
      citations: [A, B],
      search_results: [
        { url: B, title: 'B' },
        { url: A, title: 'A' },
      ],
    }
    expect(read('compatible', completion({ message: { content: 'x' } }, listed)).citations).toEqual(cited)
  })
})

describe('text', () => {
  it('leaves thoughts out', () => {
    const parts = [{ text: 'Hm.', thought: true }, { text: 'Ac' }, { functionCall: {} }, { text: 'me.' }]
    expect(read('google', generation({ content: { parts } })).text).toBe('Acme.')
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
      { type: 'text', text: 'Acme.' },
    ]
    expect(read('compatible', completion({ message: { content } })).text).toBe('Acme.')
  })
})

it('reads whatever JSON an endpoint sends as an answer or as an error of its own, never as a defect of ours', () => {
  const kinds = fc.constantFrom(...KINDS)
  const odd = fc.oneof(
    fc.json(),
    fc.tuple(kinds, fc.jsonValue()).map(([kind, value]) => JSON.stringify(mangled(kind, value))),
  )
  fc.assert(
    fc.property(kinds, odd, (kind, body) => {
      try {
        const reply = readBody(kind, body)
        expect(typeof reply.text).toBe('string')
        for (const count of Object.values(reply.usage)) expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
      } catch (error) {
        expect(['UnreadableBody', 'ComplaintInBody']).toContain((error as Error).name)
      }
    }),
    { numRuns: 2_000 },
  )
})

/** An answer with every field's value, at every depth but the outermost lists, replaced by something odd. */
function mangled(kind: ProviderKind, value: unknown): unknown {
  const answer = ANSWERS[kind]('Acme.')
  return Object.fromEntries(
    Object.entries(answer).map(([name, field]) => [
      name,
      Array.isArray(field)
        ? [value, { ...field[0], content: value, message: value, citations: value }]
        : { ...(value as object) },
    ]),
  )
}
