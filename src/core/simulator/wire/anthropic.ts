import type { Refusal } from '../faults.ts'
import type { Passage, Source } from '../passage.ts'
import type { Reply } from '../reply.ts'
import {
  asList,
  asObject,
  bearerKey,
  type Denial,
  type Exchange,
  type HttpAnswer,
  InvalidRequest,
  limitOf,
  readMessages,
  retryHeaders,
  textOf,
  type Wire,
} from './types.ts'

const MOST_SEARCHES = 5
const STOP = { complete: 'end_turn', refused: 'refusal', filtered: 'refusal', cut_short: 'max_tokens' } as const

/** Anthropic's Messages API. */
export const anthropicWire: Wire = {
  citations: 'beside',
  key: (headers, query) =>
    typeof headers['x-api-key'] === 'string' ? headers['x-api-key'] : bearerKey(headers, query),
  read: (body) => {
    const { prompt } = readMessages(body.messages, 'messages')
    if (body.max_tokens === undefined) throw new InvalidRequest('max_tokens: Field required')
    const search = asList(body.tools).find(
      (tool) => typeof tool.type === 'string' && tool.type.startsWith('web_search_'),
    )
    const format = asObject(asObject(body.output_config).format ?? body.output_format)
    return {
      model: typeof body.model === 'string' ? body.model : '',
      prompt,
      system: body.system === undefined ? null : textOf(body.system),
      maxSearches: search ? limitOf(search.max_uses, 'tools.0.max_uses', 1, MOST_SEARCHES) : 0,
      maxOutputTokens: limitOf(body.max_tokens, 'max_tokens', 1, 1),
      schema: format.type === 'json_schema' ? asObject(format.schema) : null,
    }
  },
  answer: (exchange) => ({
    id: `msg_${exchange.id}`,
    body: messageBody(exchange),
    headers: {
      'anthropic-ratelimit-requests-limit': '4000',
      'anthropic-ratelimit-requests-remaining': '3999',
    },
  }),
  deny,
  models: (query, listed) => {
    const first = listed.findIndex(({ id }) => id === query.get('after_id')) + 1
    const page = listed.slice(first, first + Number(query.get('limit') ?? 20))
    const data = page.map(({ id, displayName }) => ({
      ...{ type: 'model', id, display_name: displayName, created_at: '2025-10-01T00:00:00Z' },
    }))
    return {
      data,
      has_more: first + page.length < listed.length,
      first_id: data[0]?.id ?? null,
      last_id: data.at(-1)?.id ?? null,
    }
  },
}

type Block = Record<string, unknown>

function messageBody({ id, servedModel, reply, showUsage }: Exchange): Block {
  const { usage, queries } = reply
  const cacheWrite5m = usage.cacheWriteTokens - usage.cacheWrite1hTokens
  return {
    id: `msg_${id}`,
    type: 'message',
    role: 'assistant',
    model: servedModel,
    content: [...searchBlocks(id, reply), ...textBlocks(reply.passage, reply.sources)],
    stop_reason: STOP[reply.ending],
    stop_sequence: null,
    ...(showUsage && {
      usage: {
        input_tokens: usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens,
        cache_creation_input_tokens: usage.cacheWriteTokens,
        cache_read_input_tokens: usage.cachedInputTokens,
        cache_creation: {
          ephemeral_5m_input_tokens: cacheWrite5m,
          ephemeral_1h_input_tokens: usage.cacheWrite1hTokens,
        },
        output_tokens: usage.outputTokens,
        ...(usage.reasoningTokens > 0 && { output_tokens_details: { thinking_tokens: usage.reasoningTokens } }),
        service_tier: 'standard',
        ...(queries.length > 0 && {
          server_tool_use: { web_search_requests: usage.searches, web_fetch_requests: 0 },
        }),
      },
    }),
  }
}

/** Each search with what it found; the pages are shared out among the searches. */
function searchBlocks(id: string, { queries, sources }: Reply): Block[] {
  return queries.flatMap((query, index) => {
    const toolUse = `srvtoolu_${id.slice(0, 20)}${index}`
    const results = sources
      .filter((_, nth) => nth % queries.length === index)
      .map(({ title, url }) => ({ type: 'web_search_result', title, url, encrypted_content: '', page_age: null }))
    return [
      { type: 'server_tool_use', id: toolUse, name: 'web_search', input: { query } },
      { type: 'web_search_tool_result', tool_use_id: toolUse, content: results },
    ]
  })
}

/** The text in blocks: one for each stretch that cites, and one for each between. */
function textBlocks({ text, marks }: Passage, sources: readonly Source[]): Block[] {
  const blocks: Block[] = []
  let written = 0
  const write = (end: number, source: Source | null) => {
    if (end > written)
      blocks.push({ type: 'text', text: text.slice(written, end), citations: source && [citation(source)] })
    written = end
  }
  for (const mark of marks) {
    write(mark.start, null)
    write(mark.end, sources[mark.source]!)
  }
  write(text.length, null)
  return blocks
}

const citation = ({ url, title, snippet }: Source) => ({
  type: 'web_search_result_location',
  cited_text: snippet,
  url,
  title,
  encrypted_index: '',
})

const COMPLAINTS: Record<Refusal, readonly [status: number, type: string, message: string]> = {
  auth: [401, 'authentication_error', 'invalid x-api-key'],
  quota: [400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'],
  rate_limited: [
    429,
    'rate_limit_error',
    "This request would exceed your account's rate limit. Please try again later.",
  ],
  bad_request: [400, 'invalid_request_error', 'messages.0: Input does not match the expected shape.'],
  too_large: [400, 'invalid_request_error', 'prompt is too long: more tokens than the model takes'],
  model_not_found: [404, 'not_found_error', 'model: '],
  server_error: [500, 'api_error', 'Internal server error'],
  unavailable: [503, 'api_error', 'Service unavailable'],
  overloaded: [529, 'overloaded_error', 'Overloaded'],
}

function deny({ refusal, model, message, retryAfterMs }: Denial): HttpAnswer {
  const [status, type, words] = COMPLAINTS[refusal]
  const said = message ?? (refusal === 'model_not_found' ? words + model : words)
  return {
    status,
    headers: retryHeaders(retryAfterMs),
    body: { type: 'error', error: { type, message: said }, request_id: null },
  }
}
