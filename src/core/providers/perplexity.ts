import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses'
import { usdFromFloat } from '../money.ts'
import { type Endpoint, exchange, receiveFrom } from './adapter.ts'
import { distinctCitations } from './citations.ts'
import { countOf, fieldsOf, itemsOf } from './fields.ts'
import { listOpenAiModels, openAiClient } from './openaiClient.ts'
import { readResponses } from './responses.ts'
import type { AskRequest, Provider, Reply } from './types.ts'
import type { Received } from './wire.ts'

/** Perplexity by its Agent API, which answers in OpenAI's Responses format and says what each call cost. */
export function createPerplexity(endpoint: Endpoint): Provider {
  const client = openAiClient(endpoint)
  return {
    name: endpoint.name,
    baseUrl: endpoint.baseUrl,
    canSearch: true,
    ask: (request, stop) =>
      exchange(endpoint, stop, request.model, async (signal) => {
        const sdk = await client()
        const response = await sdk.responses.create(buildRequest(request), { signal }).asResponse()
        return readPerplexity(await receiveFrom(endpoint, response, request.model))
      }),
    listModels: (signal) => listOpenAiModels(endpoint, client, signal),
  }
}

/** The Agent API's own limit of research steps (https://docs.perplexity.ai/api-reference/agent-post). */
const MOST_STEPS = 10

/**
 * Fields of the Agent API beside those of OpenAI's. Its models are named `maker/model`; a name without a maker is a
 * preset. Steps are the nearest it has to a cap of searches: a step may search more than once.
 */
function buildRequest({
  model,
  prompt,
  system,
  search,
  country,
  maxOutputTokens,
  maxSearches,
  json,
}: AskRequest): ResponseCreateParamsNonStreaming {
  const request = {
    ...(model.includes('/') ? { model } : { preset: model }),
    input: prompt,
    max_output_tokens: maxOutputTokens,
    ...(system !== null && { instructions: system }),
    ...(search && {
      tools: [{ type: 'web_search', ...(country !== null && { user_location: { country } }) }],
      max_steps: Math.min(Math.max(maxSearches, 1), MOST_STEPS),
    }),
    ...(json && { response_format: { type: 'json_schema', json_schema: { name: json.name, schema: json.schema } } }),
  }
  return request as ResponseCreateParamsNonStreaming
}

/**
 * Reads an Agent API body. Its sources are the items of its searches: the annotations of the text, where OpenAI cites,
 * stay empty. Its input tokens include cached and cache-write tokens, its output tokens the reasoning.
 */
export function readPerplexity(received: Received): Reply {
  const reply = readResponses(received)
  const output = itemsOf(received.json.output)
  const usage = fieldsOf(received.json.usage)
  const input = fieldsOf(usage.input_tokens_details)
  const tools = fieldsOf(usage.tool_calls_details)
  const sources = output.flatMap((item) => [...itemsOf(item.results), ...itemsOf(item.contents)])
  return {
    ...reply,
    citations:
      reply.citations.length > 0
        ? reply.citations
        : distinctCitations(sources.map(({ url, title }) => ({ url, title }))),
    usage: {
      ...reply.usage,
      cachedInputTokens: reply.usage.cachedInputTokens || countOf(input.cache_read_input_tokens),
      cacheWriteTokens: reply.usage.cacheWriteTokens || countOf(input.cache_creation_input_tokens),
      searches: countOf(fieldsOf(tools.search_web ?? tools.web_search).invocation),
    },
    reportedCost: reportedCost(fieldsOf(usage.cost)),
  }
}

function reportedCost({ total_cost: total, currency }: Record<string, unknown>): Reply['reportedCost'] {
  if (typeof total !== 'number' || !Number.isFinite(total) || total < 0) return null
  return (currency ?? 'USD') === 'USD' ? usdFromFloat(total) : null
}
