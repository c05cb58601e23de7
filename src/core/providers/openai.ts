import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses'
import { approximateLocation, type Endpoint, exchange, receiveFrom } from './adapter.ts'
import { listOpenAiModels, openAiClient } from './openaiClient.ts'
import { readResponses } from './responses.ts'
import type { AskRequest, Provider } from './types.ts'

/** OpenAI by its Responses API, with its own web search. */
export function createOpenAi(endpoint: Endpoint): Provider {
  const client = openAiClient(endpoint)
  return {
    name: endpoint.name,
    baseUrl: endpoint.baseUrl,
    canSearch: true,
    ask: (request, stop) =>
      exchange(endpoint, stop, request.model, async (signal) => {
        const sdk = await client()
        const response = await sdk.responses.create(buildRequest(request), { signal }).asResponse()
        return readResponses(await receiveFrom(endpoint, response, request.model))
      }),
    listModels: (signal) => listOpenAiModels(endpoint, client, signal),
  }
}

/** The prompt is the only message; `store: false` leaves no copy of it in the account. */
function buildRequest(request: AskRequest): ResponseCreateParamsNonStreaming {
  const { model, prompt, system, search, maxOutputTokens, maxSearches, json } = request
  return {
    model,
    input: prompt,
    max_output_tokens: maxOutputTokens,
    store: false,
    ...(system !== null && { instructions: system }),
    ...(search && {
      tools: [{ type: 'web_search', ...approximateLocation(request) }],
      max_tool_calls: maxSearches,
    }),
    ...(json && { text: { format: { type: 'json_schema', name: json.name, schema: json.schema, strict: true } } }),
  }
}
