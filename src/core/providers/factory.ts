import { UserError } from '../errors.ts'
import { createScrubber } from '../secrets/index.ts'
import { type Endpoint, withoutKey } from './adapter.ts'
import { createAnthropic, readAnthropic } from './anthropic.ts'
import { checkBaseUrl, isLoopback } from './baseUrl.ts'
import { createCompatible, readChat } from './compatible.ts'
import { createGoogle, readGoogle } from './google.ts'
import { createOpenAi } from './openai.ts'
import { createPerplexity, readPerplexity } from './perplexity.ts'
import { readResponses } from './responses.ts'
import type { BuiltInProvider, Provider, ProviderKind, Reply } from './types.ts'
import { createFetch, parseBody, type Received } from './wire.ts'

/** Where each built-in provider is called unless a setting says otherwise; in the form its SDK and its environment variable use. */
export const DEFAULT_BASE_URLS: Record<BuiltInProvider, string> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com',
  google: 'https://generativelanguage.googleapis.com',
  perplexity: 'https://api.perplexity.ai/v1',
}

const ADAPTERS: Record<
  ProviderKind,
  { create: (endpoint: Endpoint) => Provider; read: (received: Received) => Reply }
> = {
  openai: { create: createOpenAi, read: readResponses },
  anthropic: { create: createAnthropic, read: readAnthropic },
  google: { create: createGoogle, read: readGoogle },
  perplexity: { create: createPerplexity, read: readPerplexity },
  compatible: { create: createCompatible, read: readChat },
}

interface ProviderSettings {
  /** The name the user knows it by, used in every message. */
  name: string
  kind: ProviderKind
  /** Null for the provider's own; a compatible endpoint needs one. */
  baseUrl: string | null
  /** Null where there is none. Compatible endpoints and this machine are called without; others fail with class `auth`. */
  apiKey: string | null
}

/**
 * The one way to make a provider. Cheap: its SDK is loaded at the first call, and one client serves all of them.
 * @throws UserError `bad_input` for a base URL that is missing or must not be sent a key
 */
export function createProvider({ name, kind, baseUrl, apiKey }: ProviderSettings): Provider {
  const address = baseUrl ?? (kind === 'compatible' ? null : DEFAULT_BASE_URLS[kind])
  if (address === null) throw new UserError('bad_input', `The endpoint ${name} has no base URL: give one.`)
  const url = checkBaseUrl(name, address)
  const key = apiKey?.trim() || null
  const endpoint: Endpoint = {
    name,
    baseUrl: url,
    apiKey: key,
    fetch: createFetch(key === null),
    scrub: createScrubber(() => (key === null ? [] : [key])),
    withhold: withholding(key),
  }
  const provider = ADAPTERS[kind].create(endpoint)
  const callable = key === null ? kind === 'compatible' || isLoopback(url) : SENDABLE_KEY.test(key)
  if (callable) return provider
  const refuse = async (): Promise<never> => {
    throw withoutKey(endpoint)
  }
  return { ...provider, ask: refuse, listModels: refuse }
}

/**
 * Reads a stored body again, by the same reader that read it when it came.
 * @param requestedModel for bodies that do not name the model that answered
 * @throws UnreadableBody or ComplaintInBody when the body is no answer
 */
export function readBody(kind: ProviderKind, text: string, requestedModel = ''): Reply {
  return ADAPTERS[kind].read({ text, json: parseBody(text), headers: new Headers(), requestedModel })
}

/** What a header can carry. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/

/** A text this short may be an ordinary word that an answer has every right to say. */
const SHORTEST_WITHHELD = 16

/** An answer is kept exactly as it came, except that a key which the endpoint echoes is never kept. */
function withholding(key: string | null): (text: string) => string {
  if (key === null || key.length < SHORTEST_WITHHELD) return (text) => text
  return (text) => (text.includes(key) ? text.replaceAll(key, '•••') : text)
}
