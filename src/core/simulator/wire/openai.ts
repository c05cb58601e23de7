import { usdNumber } from '../catalogue.ts'
import type { Reply } from '../reply.ts'
import type { ListedByProvider } from '../types.ts'
import { denyLikeOpenAi } from './openaiErrors.ts'
import {
  asList,
  asObject,
  bearerKey,
  type Exchange,
  InvalidRequest,
  limitOf,
  readMessages,
  type Wire,
} from './types.ts'

const MOST_OUTPUT = 128_000
const MOST_SEARCHES = 8
/** The API's own lower bound of `max_output_tokens`. */
const LEAST_OUTPUT = 16

/** OpenAI's Responses API. */
export const openaiWire: Wire = {
  citations: 'link',
  key: bearerKey,
  read: readResponsesRequest,
  answer: (exchange) => ({
    ...responsesBody(exchange, (reply) => reply.queries.map((query, index) => searchCall(exchange.id, query, index))),
    headers: {
      'openai-processing-ms': '1',
      'x-ratelimit-limit-requests': '10000',
      'x-ratelimit-remaining-requests': '9999',
      'x-ratelimit-reset-requests': '6ms',
    },
  }),
  deny: denyLikeOpenAi,
  models: listLikeOpenAi,
}

/** Perplexity's Agent API: the same format, with search results as items of their own and the cost in the usage. */
export const perplexityWire: Wire = {
  citations: 'number',
  key: bearerKey,
  read: readResponsesRequest,
  answer: (exchange) => {
    const { id, body } = responsesBody(exchange, searchResults)
    if (exchange.showUsage) body.usage = { ...asObject(body.usage), ...perplexityCost(exchange) }
    return { id, body, headers: {} }
  },
  deny: denyLikeOpenAi,
  models: listLikeOpenAi,
}

function readResponsesRequest(body: Record<string, unknown>) {
  const { prompt, system } =
    typeof body.input === 'string' ? { prompt: body.input, system: null } : readMessages(body.input, 'input')
  if (prompt === '') throw new InvalidRequest("Missing required parameter: 'input'.")
  const searches = asList(body.tools).some(
    (tool) => typeof tool.type === 'string' && tool.type.startsWith('web_search'),
  )
  const format = asObject(asObject(body.text).format ?? body.response_format)
  const schema = format.schema ?? asObject(format.json_schema).schema
  return {
    model: typeof body.model === 'string' ? body.model : '',
    prompt,
    system: typeof body.instructions === 'string' ? body.instructions : system,
    maxSearches: searches ? limitOf(body.max_tool_calls, 'max_tool_calls', 0, MOST_SEARCHES) : 0,
    maxOutputTokens: limitOf(body.max_output_tokens, 'max_output_tokens', LEAST_OUTPUT, MOST_OUTPUT),
    schema: format.type === 'json_schema' ? asObject(schema) : null,
  }
}

type Item = Record<string, unknown>

function responsesBody(exchange: Exchange, found: (reply: Reply, exchange: Exchange) => Item[]) {
  const { reply, asking } = exchange
  const id = `resp_${exchange.id}`
  const complete = reply.ending === 'complete' || reply.ending === 'refused'
  const body: Record<string, unknown> = {
    id,
    object: 'response',
    created_at: exchange.createdAt,
    status: complete ? 'completed' : 'incomplete',
    background: false,
    error: null,
    incomplete_details: complete
      ? null
      : { reason: reply.ending === 'filtered' ? 'content_filter' : 'max_output_tokens' },
    instructions: asking.system,
    max_output_tokens: asking.maxOutputTokens,
    max_tool_calls: null,
    model: exchange.servedModel,
    output: [...reasoning(exchange), ...found(reply, exchange), ...message(exchange)],
    parallel_tool_calls: true,
    previous_response_id: null,
    service_tier: 'default',
    store: false,
    temperature: 1,
    tool_choice: 'auto',
    tools: asking.maxSearches > 0 ? [{ type: 'web_search', search_context_size: 'medium' }] : [],
    top_p: 1,
    truncation: 'disabled',
    user: null,
    metadata: {},
  }
  if (exchange.showUsage) body.usage = responsesUsage(exchange)
  return { id, body }
}

function responsesUsage({ reply: { usage } }: Exchange) {
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: { cache_write_tokens: usage.cacheWriteTokens, cached_tokens: usage.cachedInputTokens },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    total_tokens: usage.inputTokens + usage.outputTokens,
  }
}

const reasoning = ({ id, reply }: Exchange): Item[] =>
  reply.usage.reasoningTokens > 0 ? [{ id: `rs_${id}`, type: 'reasoning', summary: [] }] : []

const searchCall = (id: string, query: string, index: number): Item => ({
  id: `ws_${id}${index}`,
  type: 'web_search_call',
  status: 'completed',
  action: { type: 'search', query, queries: [query] },
})

function searchResults(reply: Reply): Item[] {
  if (reply.queries.length === 0) return []
  const results = reply.sources.map((source, index) => ({
    id: index + 1,
    url: source.url,
    title: source.title,
    snippet: source.snippet,
    source: 'web',
  }))
  return [{ type: 'search_results', queries: reply.queries, results }]
}

/** No message at all when every token went into reasoning, as the API does. */
function message({ id, reply, provider }: Exchange): Item[] {
  const { passage } = reply
  if (passage.text === '') return []
  const flagged = reply.ending === 'refused' && provider === 'openai'
  const content = flagged
    ? { type: 'refusal', refusal: passage.text }
    : { type: 'output_text', annotations: annotations(reply), logprobs: [], text: passage.text }
  const status = reply.ending === 'cut_short' ? 'incomplete' : 'completed'
  return [{ id: `msg_${id}`, type: 'message', status, content: [content], role: 'assistant' }]
}

const annotations = ({ passage, sources }: Reply) =>
  passage.marks.map((mark) => ({
    type: 'url_citation',
    start_index: mark.labelStart,
    end_index: mark.labelEnd,
    title: sources[mark.source]!.title,
    url: sources[mark.source]!.url,
  }))

function perplexityCost({ reply, bill }: Exchange) {
  return {
    cost: {
      currency: 'USD',
      input_cost: usdNumber(bill.input),
      cache_read_cost: usdNumber(bill.cacheRead),
      cache_creation_cost: usdNumber(bill.cacheWrite),
      output_cost: usdNumber(bill.output),
      tool_calls_cost: usdNumber(bill.search),
      total_cost: usdNumber(bill.total),
    },
    tool_calls_details: reply.usage.searches > 0 ? { search_web: { invocation: reply.usage.searches } } : {},
  }
}

/** Chat completions, as every compatible endpoint speaks them. */
export const compatibleWire: Wire = {
  citations: 'beside',
  key: bearerKey,
  read: (body) => {
    const format = asObject(body.response_format)
    const limit = body.max_completion_tokens ?? body.max_tokens
    return {
      model: typeof body.model === 'string' ? body.model : '',
      ...readMessages(body.messages, 'messages'),
      maxSearches: 0,
      maxOutputTokens: limitOf(limit, 'max_tokens', 1, MOST_OUTPUT),
      schema: format.type === 'json_schema' ? asObject(asObject(format.json_schema).schema) : null,
    }
  },
  answer: (exchange) => {
    const id = `chatcmpl-${exchange.id}`
    return { id, body: chatBody(exchange, id), headers: {} }
  },
  deny: denyLikeOpenAi,
  models: listLikeOpenAi,
}

const FINISH = { complete: 'stop', refused: 'stop', cut_short: 'length', filtered: 'content_filter' } as const

function chatBody({ createdAt, servedModel, reply, showUsage }: Exchange, id: string) {
  const { text } = reply.passage
  const refused = reply.ending === 'refused'
  const { usage } = reply
  return {
    id,
    object: 'chat.completion',
    created: createdAt,
    model: servedModel,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: refused ? null : text, refusal: refused ? text : null },
        logprobs: null,
        finish_reason: FINISH[reply.ending],
      },
    ],
    ...(showUsage && {
      usage: {
        prompt_tokens: usage.inputTokens,
        completion_tokens: usage.outputTokens,
        total_tokens: usage.inputTokens + usage.outputTokens,
        prompt_tokens_details: { cached_tokens: usage.cachedInputTokens },
        completion_tokens_details: { reasoning_tokens: usage.reasoningTokens },
      },
    }),
  }
}

/** 2025-08-07, for a list that is the same on every day. */
const LISTED_SINCE = 1_754_524_800

function listLikeOpenAi(_: URLSearchParams, listed: readonly ListedByProvider[]) {
  return {
    object: 'list',
    data: listed.map(({ id }) => ({ id, object: 'model', created: LISTED_SINCE, owned_by: 'system' })),
  }
}
