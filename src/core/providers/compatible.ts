import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import { type Endpoint, exchange, receiveFrom } from './adapter.ts'
import { distinctCitations } from './citations.ts'
import { complaintOf } from './complaint.ts'
import { ComplaintInBody } from './failure.ts'
import { countOf, type Fields, fieldsOf, isFields, itemsOf, listOf, textOf } from './fields.ts'
import { readPacing } from './hints.ts'
import { listOpenAiModels, openAiClient } from './openaiClient.ts'
import type { AnswerStatus, AskRequest, Citation, Provider, Reply, Usage } from './types.ts'
import { type Received, UnreadableBody } from './wire.ts'

/** Any endpoint that speaks OpenAI's chat completions: Ollama, LM Studio, OpenRouter, a gateway. The format has no web search. */
export function createCompatible(endpoint: Endpoint): Provider {
  const client = openAiClient(endpoint)
  return {
    name: endpoint.name,
    baseUrl: endpoint.baseUrl,
    canSearch: false,
    ask: (request, stop) =>
      exchange(endpoint, stop, request.model, async (signal) => {
        const sdk = await client()
        const response = await sdk.chat.completions.create(buildRequest(request), { signal }).asResponse()
        return readChat(await receiveFrom(endpoint, response, request.model))
      }),
    listModels: (signal) => listOpenAiModels(endpoint, client, signal),
  }
}

/** The prompt is the only message but for a system prompt the user added. `max_tokens` is the limit that every such endpoint knows. */
function buildRequest({
  model,
  prompt,
  system,
  maxOutputTokens,
  json,
}: AskRequest): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      ...(system === null ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user' as const, content: prompt },
    ],
    max_tokens: maxOutputTokens,
    ...(json && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: json.name, schema: json.schema, strict: true },
      },
    }),
  }
}

/**
 * Reads a chat completion: ChatCompletion in the `openai` package's `resources/chat/completions`, with what gateways
 * add. Of several choices the first is the answer.
 * @throws ComplaintInBody or UnreadableBody when the body is no completion
 */
export function readChat(received: Received): Reply {
  const { json: body, text: raw } = received
  const choice = itemsOf(body.choices)[0]
  const complaint = complaintOf({ error: choice?.error ?? body.error })
  if (complaint) throw new ComplaintInBody(complaint, raw)
  if (!choice) throw new UnreadableBody('a completion without choices', raw)
  const message = fieldsOf(choice.message)
  const text = contentOf(message.content)
  const finishReason = textOf(choice.finish_reason) ?? textOf(fieldsOf(choice.finish_details).type)
  const usage = fieldsOf(body.usage)
  return {
    text,
    servedModel: textOf(body.model) ?? received.requestedModel,
    status: statusOf(finishReason, textOf(message.refusal) !== null, text),
    finishReason,
    usage: usageOf(usage),
    rawUsage: body.usage ?? null,
    usageReported: isFields(body.usage),
    serviceTier: textOf(body.service_tier),
    citations: citationsOf(body, message),
    body: raw,
    reportedCost: null,
    pacing: readPacing(received.headers),
  }
}

/** Content is a text, or a list of parts of which the texts count and thoughts do not. */
const contentOf = (content: unknown): string =>
  textOf(content) ??
  itemsOf(content)
    .map((part) => (part.type === 'text' ? (textOf(part.text) ?? '') : ''))
    .join('')

function statusOf(finishReason: string | null, refused: boolean, text: string): AnswerStatus {
  if (finishReason === 'content_filter') return 'filtered'
  if (refused || finishReason === 'refusal') return 'refused'
  if (finishReason !== null && /^(?:length|max_tokens|tool_calls|function_call)$/.test(finishReason)) return 'truncated'
  return text === '' ? 'truncated' : 'ok'
}

/** Some endpoints leave reasoning out of the completion's tokens; then their own total says so. */
function usageOf(usage: Fields): Usage {
  const input = countOf(usage.prompt_tokens)
  const completion = countOf(usage.completion_tokens)
  const reasoning =
    countOf(fieldsOf(usage.completion_tokens_details).reasoning_tokens) || countOf(usage.reasoning_tokens)
  const apart = reasoning > 0 && countOf(usage.total_tokens) === input + completion + reasoning
  const details = fieldsOf(usage.prompt_tokens_details)
  return {
    inputTokens: input,
    cachedInputTokens: countOf(details.cached_tokens) || countOf(usage.prompt_cache_hit_tokens),
    cacheWriteTokens: countOf(details.cache_write_tokens),
    cacheWrite1hTokens: 0,
    outputTokens: completion + (apart ? reasoning : 0),
    reasoningTokens: reasoning,
    searches: countOf(usage.num_search_queries) || countOf(fieldsOf(usage.server_tool_use).web_search_requests),
  }
}

/** Annotations of the text where there are any, else the list of sources that search gateways add to the body. */
function citationsOf(body: Fields, message: Fields): Citation[] {
  const annotated = itemsOf(message.annotations).map((annotation) => fieldsOf(annotation.url_citation ?? annotation))
  if (annotated.length > 0) return distinctCitations(annotated.map(({ url, title }) => ({ url, title })))
  const results = itemsOf(body.search_results)
  const titles = new Map(results.map(({ url, title }) => [url, title]))
  const urls = Array.isArray(body.citations) ? listOf(body.citations) : results.map(({ url }) => url)
  return distinctCitations(urls.map((url) => ({ url, title: titles.get(url) })))
}
