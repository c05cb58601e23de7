import type Anthropic from '@anthropic-ai/sdk'
import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages/messages'
import { approximateLocation, type Endpoint, exchange, lazy, NO_KEY, NO_TIMEOUT_MS, receiveFrom } from './adapter.ts'
import { distinctCitations } from './citations.ts'
import { complaintOf } from './complaint.ts'
import { ComplaintInBody } from './failure.ts'
import { countOf, type Fields, fieldsOf, isFields, itemsOf, textOf } from './fields.ts'
import { readPacing } from './hints.ts'
import { readModelList } from './modelList.ts'
import type { AnswerStatus, AskRequest, ListedModel, Provider, Reply, Usage } from './types.ts'
import { type Received, UnreadableBody } from './wire.ts'

/** Anthropic by its Messages API, with its own web search. */
export function createAnthropic(endpoint: Endpoint): Provider {
  const client = lazy(() => connect(endpoint))
  return {
    name: endpoint.name,
    baseUrl: endpoint.baseUrl,
    canSearch: true,
    ask: (request, stop) =>
      exchange(endpoint, stop, request.model, async (signal) => {
        const sdk = await client()
        // `messages.create` would print a warning at every call of a model that is to be retired.
        const response = await sdk.post('/v1/messages', { body: buildRequest(request), signal }).asResponse()
        return readAnthropic(await receiveFrom(endpoint, response, request.model))
      }),
    listModels: (stop) => exchange(endpoint, stop, null, async (signal) => listAll(endpoint, await client(), signal)),
  }
}

/** A key given in code keeps the SDK from looking for another in the environment or in profiles. */
async function connect(endpoint: Endpoint): Promise<Anthropic> {
  const { Anthropic: Client } = await import('@anthropic-ai/sdk')
  return new Client({
    apiKey: endpoint.apiKey ?? NO_KEY,
    webhookKey: null,
    baseURL: endpoint.baseUrl,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    logLevel: 'off',
    openTelemetry: false,
    fetch: endpoint.fetch,
  })
}

/** The prompt is the only message. The search tool is the version that every model with search takes. */
function buildRequest(request: AskRequest): MessageCreateParamsNonStreaming {
  const { model, prompt, system, search, maxOutputTokens, maxSearches, json } = request
  return {
    model,
    max_tokens: maxOutputTokens,
    // Never the dearer capacity an account may have booked, which no hold covers.
    service_tier: 'standard_only',
    messages: [{ role: 'user', content: prompt }],
    ...(system !== null && { system }),
    ...(search && {
      tools: [
        { type: 'web_search_20250305', name: 'web_search', max_uses: maxSearches, ...approximateLocation(request) },
      ],
    }),
    ...(json && { output_config: { format: { type: 'json_schema', schema: json.schema } } }),
  }
}

/**
 * Reads a Messages body: Message, ContentBlock and Usage in the SDK's `resources/messages`. Text is the text blocks
 * joined as they come; search results that no text cites are not citations.
 * @throws ComplaintInBody or UnreadableBody when the body is no message
 */
export function readAnthropic(received: Received): Reply {
  const { json: message, text: body } = received
  if (!Array.isArray(message.content)) {
    const complaint = complaintOf(message)
    throw complaint ? new ComplaintInBody(complaint, body) : new UnreadableBody('a message without content', body)
  }
  const blocks = itemsOf(message.content).filter((block) => block.type === 'text')
  const text = blocks.map((block) => textOf(block.text) ?? '').join('')
  const stopReason = textOf(message.stop_reason)
  const usage = fieldsOf(message.usage)
  const tier = textOf(usage.service_tier)
  return {
    text,
    servedModel: textOf(message.model) ?? received.requestedModel,
    status: statusOf(stopReason, text),
    finishReason: stopReason,
    usage: usageOf(usage),
    rawUsage: message.usage ?? null,
    usageReported: isFields(message.usage),
    serviceTier: tier === 'standard' ? 'default' : tier,
    citations: distinctCitations(
      blocks.flatMap((block) => itemsOf(block.citations)).map(({ url, title }) => ({ url, title })),
    ),
    body,
    reportedCost: null,
    pacing: readPacing(received.headers),
  }
}

/**
 * `pause_turn` is an answer stopped half way: its continuation is another paid call, and what is there so far would
 * be measured as if it were whole. So it is `truncated`, like a message stopped by a limit, for a tool, or without text.
 */
function statusOf(stopReason: string | null, text: string): AnswerStatus {
  switch (stopReason) {
    case 'refusal':
      return 'refused'
    case 'max_tokens':
    case 'model_context_window_exceeded':
    case 'pause_turn':
    case 'tool_use':
      return 'truncated'
    default:
      return text === '' ? 'truncated' : 'ok'
  }
}

/**
 * Anthropic counts fresh, read and written input apart. `cache_creation` splits what
 * `cache_creation_input_tokens` sums: never add both (https://platform.claude.com/docs/en/build-with-claude/prompt-caching).
 */
function usageOf(usage: Fields): Usage {
  const split = fieldsOf(usage.cache_creation)
  const oneHour = countOf(split.ephemeral_1h_input_tokens)
  const written = countOf(usage.cache_creation_input_tokens) || oneHour + countOf(split.ephemeral_5m_input_tokens)
  const read = countOf(usage.cache_read_input_tokens)
  return {
    inputTokens: countOf(usage.input_tokens) + read + written,
    cachedInputTokens: read,
    cacheWriteTokens: written,
    cacheWrite1hTokens: oneHour,
    outputTokens: countOf(usage.output_tokens),
    reasoningTokens: countOf(fieldsOf(usage.output_tokens_details).thinking_tokens),
    searches: countOf(fieldsOf(usage.server_tool_use).web_search_requests),
  }
}

const PAGE_SIZE = 1_000

/** Follows the list's pages by the last id of each. Every model that Anthropic lists generates text. */
async function listAll(endpoint: Endpoint, sdk: Anthropic, signal: AbortSignal): Promise<ListedModel[]> {
  const models = new Map<string, ListedModel>()
  let after: string | null = null
  do {
    const query = { limit: PAGE_SIZE, ...(after !== null && { after_id: after }) }
    const page = await receiveFrom(endpoint, await sdk.models.list(query, { signal }).asResponse())
    const known = models.size
    for (const model of readModelList(page)) models.set(model.id, { ...model, generatesText: true })
    // A page that brings nothing new ends the list, whatever it says of more.
    after = page.json.has_more === true && models.size > known ? textOf(page.json.last_id) : null
  } while (after !== null)
  return [...models.values()]
}
