import type { Refusal } from '../faults.ts'
import type { Reply } from '../reply.ts'
import {
  asList,
  asObject,
  type Denial,
  type Exchange,
  type HttpAnswer,
  InvalidRequest,
  limitOf,
  readMessages,
  textOf,
  type Wire,
} from './types.ts'

const MOST_OUTPUT = 65_536
const MOST_SEARCHES = 3
/** Small, so that a reader of the list has to turn pages. */
const PAGE_SIZE = 2
const REDIRECT = 'https://vertexaisearch.cloud.google.com/grounding-api-redirect/'
const FINISH = { complete: 'STOP', refused: 'STOP', cut_short: 'MAX_TOKENS', filtered: 'SAFETY' } as const

/** Gemini's generateContent. */
export const geminiWire: Wire = {
  citations: 'beside',
  key: (headers, query) =>
    typeof headers['x-goog-api-key'] === 'string' ? headers['x-goog-api-key'] : query.get('key'),
  read: (body, pathModel) => {
    const contents = asList(body.contents).map((content) => ({ role: content.role ?? 'user', content: content.parts }))
    const { prompt } = readMessages(contents, 'contents')
    const config = asObject(body.generationConfig)
    if (pathModel === null) throw new InvalidRequest('* GenerateContentRequest.model: unexpected model name format')
    const schema = config.responseJsonSchema ?? config.responseSchema
    return {
      model: pathModel,
      prompt,
      system: body.systemInstruction === undefined ? null : textOf(asObject(body.systemInstruction).parts),
      maxSearches: asList(body.tools).some((tool) => 'googleSearch' in tool || 'google_search' in tool)
        ? MOST_SEARCHES
        : 0,
      maxOutputTokens: limitOf(config.maxOutputTokens, 'maxOutputTokens', 1, MOST_OUTPUT),
      schema: config.responseMimeType === 'application/json' ? asObject(schema) : null,
    }
  },
  answer: (exchange) => ({ id: exchange.id.slice(0, 22), body: contentBody(exchange), headers: {} }),
  deny,
  models: (query, listed) => {
    const size = Math.min(PAGE_SIZE, Number(query.get('pageSize')) || PAGE_SIZE)
    const first = Number(query.get('pageToken') ?? 0)
    const models = listed.slice(first, first + size).map(({ id, displayName, writesText }) => ({
      name: `models/${id}`,
      displayName,
      supportedGenerationMethods: writesText ? ['generateContent', 'countTokens'] : ['embedContent'],
    }))
    return { models, ...(first + size < listed.length && { nextPageToken: String(first + size) }) }
  },
}

function contentBody({ id, servedModel, reply, showUsage }: Exchange) {
  const { usage, passage } = reply
  const grounded = reply.queries.length > 0 && passage.text !== ''
  const prompt = usage.inputTokens - usage.toolUseTokens
  const tokens = usage.outputTokens - usage.reasoningTokens
  const content = { parts: passage.text === '' ? [] : [{ text: passage.text }], role: 'model' }
  return {
    candidates: [
      {
        ...(reply.ending !== 'filtered' && { content }),
        finishReason: FINISH[reply.ending],
        index: 0,
        ...(grounded && { groundingMetadata: grounding(reply, id) }),
      },
    ],
    ...(showUsage && {
      usageMetadata: {
        promptTokenCount: prompt,
        ...(tokens > 0 && { candidatesTokenCount: tokens }),
        totalTokenCount: usage.inputTokens + usage.outputTokens,
        ...(usage.cachedInputTokens > 0 && { cachedContentTokenCount: usage.cachedInputTokens }),
        promptTokensDetails: [{ modality: 'TEXT', tokenCount: prompt }],
        ...(usage.toolUseTokens > 0 && { toolUsePromptTokenCount: usage.toolUseTokens }),
        ...(usage.reasoningTokens > 0 && { thoughtsTokenCount: usage.reasoningTokens }),
      },
    }),
    modelVersion: servedModel,
    responseId: id.slice(0, 22),
  }
}

/** Sources as redirects titled by their site, and the stretches that rest on them, counted in UTF-8 bytes. */
function grounding({ passage, sources, cited, queries }: Reply, id: string) {
  let characters = 0
  let bytes = 0
  const byteOffset = (offset: number): number => {
    bytes += Buffer.byteLength(passage.text.slice(characters, offset))
    characters = offset
    return bytes
  }
  return {
    searchEntryPoint: { renderedContent: '<div class="container"></div>' },
    groundingChunks: sources
      .slice(0, cited)
      .map(({ site }, index) => ({ web: { uri: `${REDIRECT}${id}${index}`, title: site } })),
    groundingSupports: passage.marks.map((mark) => ({
      segment: {
        startIndex: byteOffset(mark.start),
        endIndex: byteOffset(mark.end),
        text: passage.text.slice(mark.start, mark.end),
      },
      groundingChunkIndices: [mark.source],
    })),
    webSearchQueries: queries,
  }
}

const ERROR_INFO = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', domain: 'googleapis.com' }

const COMPLAINTS: Record<Refusal, readonly [code: number, status: string, message: string, reason?: string]> = {
  auth: [400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', 'API_KEY_INVALID'],
  quota: [429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota, please check your plan and billing details.'],
  rate_limited: [429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'],
  bad_request: [400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'],
  too_large: [400, 'INVALID_ARGUMENT', 'The input token count exceeds the maximum number of tokens allowed.'],
  model_not_found: [404, 'NOT_FOUND', 'is not found for API version v1beta, or is not supported for generateContent.'],
  server_error: [500, 'INTERNAL', 'An internal error has occurred. Please retry.'],
  unavailable: [503, 'UNAVAILABLE', 'The service is currently unavailable.'],
  overloaded: [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'],
}

/** Gemini gives its hint when to try again in the body, not in a header. */
function deny({ refusal, model, message, retryAfterMs }: Denial): HttpAnswer {
  const [code, status, words, reason] = COMPLAINTS[refusal]
  const said = message ?? (refusal === 'model_not_found' ? `models/${model} ${words}` : words)
  const details: unknown[] = []
  if (reason !== undefined) details.push({ ...ERROR_INFO, reason })
  if (retryAfterMs !== undefined) {
    details.push({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryAfterMs / 1000}s` })
  }
  return {
    status: code,
    headers: {},
    body: { error: { code, message: said, status, ...(details.length > 0 && { details }) } },
  }
}
