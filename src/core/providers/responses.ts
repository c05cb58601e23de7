import { distinctCitations } from './citations.ts'
import { complaintOf } from './complaint.ts'
import { ComplaintInBody } from './failure.ts'
import { countOf, type Fields, fieldsOf, isFields, itemsOf, textOf } from './fields.ts'
import { readPacing } from './hints.ts'
import type { AnswerStatus, Reply, Usage } from './types.ts'
import { type Received, UnreadableBody } from './wire.ts'

/**
 * Reads a body of OpenAI's Responses format, which Perplexity's Agent API speaks too: ResponseOutputItem and
 * ResponseUsage in the `openai` package's `resources/responses`. Item types that carry no answer are passed over.
 * @throws ComplaintInBody when the body says that the call failed, UnreadableBody when it is of another kind
 */
export function readResponses(received: Received): Reply {
  const body = responseIn(received)
  const output = itemsOf(body.output)
  const parts = output.filter((item) => item.type === 'message').flatMap((item) => itemsOf(item.content))
  const text = parts.map((part) => (part.type === 'output_text' ? (textOf(part.text) ?? '') : '')).join('')
  const refused = parts.some((part) => part.type === 'refusal')
  const incomplete = textOf(fieldsOf(body.incomplete_details).reason)
  return {
    text,
    servedModel: textOf(body.model) ?? received.requestedModel,
    status: statusOf(textOf(body.status), incomplete, refused, text),
    finishReason: incomplete ?? textOf(body.status),
    usage: usageOf(fieldsOf(body.usage), output),
    rawUsage: body.usage ?? null,
    usageReported: isFields(body.usage),
    serviceTier: textOf(body.service_tier),
    citations: distinctCitations(
      parts.flatMap((part) => itemsOf(part.annotations)).map(({ url, title }) => ({ url, title })),
    ),
    body: received.text,
    reportedCost: null,
    pacing: readPacing(received.headers),
  }
}

/** The response itself, or the one inside an event of a stream, such as `response.failed`. */
function responseIn({ json, text }: Received): Fields {
  const inner = fieldsOf(json.response)
  const body = Array.isArray(json.output) || !isFields(json.response) ? json : inner
  const failed = body.status === 'failed' || body.status === 'cancelled'
  const complaint = failed || !Array.isArray(body.output) ? complaintOf(json) : null
  if (complaint) throw new ComplaintInBody(complaint, text)
  if (failed || !Array.isArray(body.output)) throw new UnreadableBody('a response without output', text)
  return body
}

/**
 * A response without a word of text is `truncated` whatever it calls itself: it spent its limit reasoning, or stopped
 * for a tool that nobody offered. Counting it as an answer that names nobody would show as bad visibility.
 */
function statusOf(status: string | null, incomplete: string | null, refused: boolean, text: string): AnswerStatus {
  if (incomplete === 'content_filter') return 'filtered'
  if (refused) return 'refused'
  if (status === 'completed' && text !== '') return 'ok'
  return 'truncated'
}

function usageOf(usage: Fields, output: readonly Fields[]): Usage {
  const input = fieldsOf(usage.input_tokens_details)
  return {
    inputTokens: countOf(usage.input_tokens),
    cachedInputTokens: countOf(input.cached_tokens),
    cacheWriteTokens: countOf(input.cache_write_tokens),
    cacheWrite1hTokens: 0,
    outputTokens: countOf(usage.output_tokens),
    reasoningTokens: countOf(fieldsOf(usage.output_tokens_details).reasoning_tokens),
    searches: output.filter(isPaidSearch).length,
  }
}

/**
 * Of a web search call's actions only `search` is paid; opening a page and finding in it are not
 * (https://platform.openai.com/docs/pricing). Early bodies of the tool name no action: all they could do was search.
 */
function isPaidSearch(item: Fields): boolean {
  if (item.type !== 'web_search_call') return false
  return !isFields(item.action) || item.action.type === 'search'
}
