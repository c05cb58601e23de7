import type { GenerateContentParameters, GoogleGenAI, Model } from '@google/genai'
import { type Endpoint, exchange, lazy, NO_KEY, receiveFrom } from './adapter.ts'
import { distinctCitations } from './citations.ts'
import { complaintOf } from './complaint.ts'
import { ComplaintInBody } from './failure.ts'
import { countOf, type Fields, fieldsOf, isFields, itemsOf, listOf, textOf } from './fields.ts'
import { readPacing } from './hints.ts'
import type { AnswerStatus, AskRequest, ListedModel, Provider, Reply, Usage } from './types.ts'
import { type Fetch, type Received, UnreadableBody } from './wire.ts'

/** Google by `generateContent`, with Google Search as its tool. */
export function createGoogle(endpoint: Endpoint): Provider {
  const client = lazy(() => connect(endpoint))
  return {
    name: endpoint.name,
    baseUrl: endpoint.baseUrl,
    canSearch: true,
    ask: (request, stop) =>
      exchange(endpoint, stop, request.model, async (signal) => {
        const sdk = await client()
        return readGoogle(await generate(endpoint, sdk, request, signal))
      }),
    listModels: (stop) => exchange(endpoint, stop, null, async (signal) => listAll(await client(), signal)),
  }
}

/** The version that has search, preview models and structured output for every model; the SDK's own choice differs by release. */
const API_VERSION = 'v1beta'

/** Everything that the SDK would otherwise take from the environment is said: the key, the address, and that it is not Vertex. */
async function connect({ apiKey, baseUrl, fetch }: Endpoint): Promise<GoogleGenAI> {
  const { GoogleGenAI: Client } = await import('@google/genai')
  return new Client({
    apiKey: apiKey ?? NO_KEY,
    vertexai: false,
    apiVersion: API_VERSION,
    httpOptions: { baseUrl, fetch },
  })
}

/**
 * Calls `generateContent` and returns the body as it came. The SDK hands out only its own reading of a body, so the
 * body is received here, between the network and the SDK, which is then given the parsed JSON to go on with.
 */
async function generate(
  endpoint: Endpoint,
  sdk: GoogleGenAI,
  request: AskRequest,
  signal: AbortSignal,
): Promise<Received> {
  let received: Received | null = null
  const tap: Fetch = async (input, init) => {
    const response = await endpoint.fetch(input, init)
    const whole = await receiveFrom(endpoint, response, request.model)
    received = whole
    return Object.defineProperty(response, 'json', { value: async () => ({ ...whole.json }) })
  }
  try {
    await sdk.models.generateContent(buildRequest(request, tap, signal))
  } catch (error) {
    // What the SDK makes of a body that has arrived does not matter: it is read from the wire.
    if (received === null) throw error
  }
  if (received === null) throw new TypeError('the Gemini SDK made no request')
  return received
}

/** The prompt is the only content. Google Search takes neither a location nor a cap. */
function buildRequest(
  { model, prompt, system, search, maxOutputTokens, json }: AskRequest,
  fetch: Fetch,
  signal: AbortSignal,
): GenerateContentParameters {
  return {
    model,
    contents: prompt,
    config: {
      maxOutputTokens,
      abortSignal: signal,
      httpOptions: { fetch },
      ...(system !== null && { systemInstruction: system }),
      ...(search && { tools: [{ googleSearch: {} }] }),
      ...(json && { responseMimeType: 'application/json', responseJsonSchema: json.schema }),
    },
  }
}

/**
 * Reads a `generateContent` body: GenerateContentResponse in `@google/genai`. Of several candidates the first is the
 * answer; thoughts are no part of its text.
 * @throws ComplaintInBody or UnreadableBody when the body is no such response
 */
export function readGoogle(received: Received): Reply {
  const { json: body, text: raw } = received
  if (!Array.isArray(body.candidates) && !isFields(body.promptFeedback) && !isFields(body.usageMetadata)) {
    const complaint = complaintOf(body)
    throw complaint ? new ComplaintInBody(complaint, raw) : new UnreadableBody('a response without candidates', raw)
  }
  const candidate = itemsOf(body.candidates)[0] ?? {}
  const parts = itemsOf(fieldsOf(candidate.content).parts).filter((part) => part.thought !== true)
  const text = parts.map((part) => textOf(part.text) ?? '').join('')
  const finishReason = textOf(candidate.finishReason) ?? textOf(fieldsOf(body.promptFeedback).blockReason)
  const servedModel = textOf(body.modelVersion) ?? received.requestedModel
  const grounding = fieldsOf(candidate.groundingMetadata)
  const pages = itemsOf(grounding.groundingChunks).map((chunk) => fieldsOf(chunk.web))
  return {
    text,
    servedModel,
    status: statusOf(finishReason, text),
    finishReason,
    usage: usageOf(fieldsOf(body.usageMetadata), paidSearches(servedModel, grounding, pages)),
    rawUsage: body.usageMetadata ?? null,
    usageReported: isFields(body.usageMetadata),
    serviceTier: tierOf(body, received.headers),
    citations: distinctCitations(pages.map(({ uri, title }) => ({ url: uri, title }))),
    body: raw,
    reportedCost: null,
    pacing: readPacing(received.headers),
  }
}

/** FinishReason and BlockedReason of `@google/genai` by what they mean for an answer; any other ends it well. */
const FILTERED =
  /^(?:SAFETY|RECITATION|BLOCKLIST|PROHIBITED_CONTENT|SPII|LANGUAGE|IMAGE_\w+|MODEL_ARMOR|JAILBREAK|BLOCKED_REASON_UNSPECIFIED)$/
const CUT_SHORT =
  /^(?:MAX_TOKENS|CONTINUATION|OTHER|NO_IMAGE|MALFORMED_\w+|UNEXPECTED_TOOL_CALL|TOO_MANY_TOOL_CALLS|MISSING_THOUGHT_SIGNATURE)$/

function statusOf(finishReason: string | null, text: string): AnswerStatus {
  if (finishReason !== null && FILTERED.test(finishReason)) return 'filtered'
  if (finishReason !== null && CUT_SHORT.test(finishReason)) return 'truncated'
  return text === '' ? 'truncated' : 'ok'
}

/**
 * Cached tokens are inside the prompt's; tool use and thoughts are beside the prompt's and the candidates'
 * (https://ai.google.dev/api/generate-content#UsageMetadata).
 */
function usageOf(usage: Fields, searches: number): Usage {
  const thoughts = countOf(usage.thoughtsTokenCount)
  return {
    inputTokens: countOf(usage.promptTokenCount) + countOf(usage.toolUsePromptTokenCount),
    cachedInputTokens: countOf(usage.cachedContentTokenCount),
    cacheWriteTokens: 0,
    cacheWrite1hTokens: 0,
    outputTokens: countOf(usage.candidatesTokenCount) + thoughts,
    reasoningTokens: thoughts,
    searches,
  }
}

/**
 * From Gemini 3 on every search query is paid; before, a grounded answer is paid once however often it searched
 * (https://ai.google.dev/gemini-api/docs/google-search#pricing). A model without a number is taken for a new one.
 */
function paidSearches(model: string, grounding: Fields, pages: readonly Fields[]): number {
  const queries = listOf(grounding.webSearchQueries).filter((query) => textOf(query) !== null).length
  const generation = Number(/gemini-(\d+)/.exec(model)?.[1] ?? 3)
  if (generation >= 3) return queries
  return queries > 0 || pages.some(({ uri }) => textOf(uri) !== null) ? 1 : 0
}

function tierOf(body: Fields, headers: Headers): string | null {
  const tier = textOf(fieldsOf(body.usageMetadata).serviceTier) ?? headers.get('x-gemini-service-tier')
  const word = tier?.toLowerCase().replace(/^service_tier_/, '') ?? null
  return word === 'standard' || word === 'unspecified' ? 'default' : word
}

const PAGE_SIZE = 1_000
/** Models that take `generateContent` to make sounds, pictures or motion. */
const NOT_FOR_ANSWERS = /image|tts|audio|embed|veo|lyria|robotics|computer-use|aqa/i

/** The SDK follows `nextPageToken`. Ids are given without the `models/` before them, as an answer names its model. */
async function listAll(sdk: GoogleGenAI, signal: AbortSignal): Promise<ListedModel[]> {
  const models = new Map<string, ListedModel>()
  for await (const model of await sdk.models.list({ config: { pageSize: PAGE_SIZE, abortSignal: signal } })) {
    const id = textOf(model.name)?.replace(/^models\//, '')
    if (!id) continue
    if (models.has(id)) break
    models.set(id, {
      id,
      displayName: textOf(model.displayName),
      createdAt: null,
      generatesText: generatesText(id, model),
    })
  }
  return [...models.values()]
}

function generatesText(id: string, model: Model): boolean | null {
  if (!Array.isArray(model.supportedActions)) return null
  return model.supportedActions.includes('generateContent') && !NOT_FOR_ANSWERS.test(id)
}
