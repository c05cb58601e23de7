import type { SimulatedProvider } from './types.ts'
import { anthropicWire } from './wire/anthropic.ts'
import { geminiWire } from './wire/gemini.ts'
import { compatibleWire, openaiWire, perplexityWire } from './wire/openai.ts'
import type { Wire } from './wire/types.ts'

/** Where a provider's SDK is pointed, and what it calls there. */
interface Route {
  provider: SimulatedProvider
  wire: Wire
  /** The base URL's path, in the form that the provider's SDK and environment variable take. */
  base: string
  ask: RegExp
  models: RegExp
}

const ROUTES: readonly Route[] = [
  {
    provider: 'openai',
    wire: openaiWire,
    base: '/openai/v1',
    ask: /^\/openai\/v1\/responses$/,
    models: /^\/openai\/v1\/models$/,
  },
  {
    provider: 'anthropic',
    wire: anthropicWire,
    base: '/anthropic',
    ask: /^\/anthropic\/v1\/messages$/,
    models: /^\/anthropic\/v1\/models$/,
  },
  {
    provider: 'google',
    wire: geminiWire,
    base: '/gemini',
    ask: /^\/gemini\/v1(?:beta)?\/models\/([^/:]+):generateContent$/,
    models: /^\/gemini\/v1(?:beta)?\/models$/,
  },
  {
    provider: 'perplexity',
    wire: perplexityWire,
    base: '/perplexity/v1',
    ask: /^\/perplexity\/v1\/(?:responses|agent)$/,
    models: /^\/perplexity\/v1\/models$/,
  },
  {
    provider: 'compatible',
    wire: compatibleWire,
    base: '/compatible/v1',
    ask: /^\/compatible\/v1\/chat\/completions$/,
    models: /^\/compatible\/v1\/models$/,
  },
  // OpenAI's own chat completions; its base URL and model list are those of the first row.
  {
    provider: 'openai',
    wire: compatibleWire,
    base: '/openai/v1',
    ask: /^\/openai\/v1\/chat\/completions$/,
    models: /^\/openai\/v1\/models$/,
  },
]

/** A request whose path is one of ours. */
export interface Visit {
  provider: SimulatedProvider
  wire: Wire
  purpose: 'ask' | 'models'
  /** The model that the path names, where it does. */
  pathModel: string | null
  query: URLSearchParams
}

/** @returns what a request is for, or null when no provider has that path. */
export function visitOf(method: string, url: string): Visit | null {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1))
  for (const { provider, wire, ask, models } of ROUTES) {
    if (method === 'GET' && models.test(path)) return { provider, wire, purpose: 'models', pathModel: null, query }
    const match = method === 'POST' ? ask.exec(path) : null
    if (match)
      return { provider, wire, purpose: 'ask', pathModel: match[1] ? decodeURIComponent(match[1]) : null, query }
  }
  return null
}

/** The base URL of every provider at an origin such as `http://127.0.0.1:4010`. */
export function baseUrlsAt(origin: string): Record<SimulatedProvider, string> {
  const pairs = ROUTES.map(({ provider, base }) => [provider, origin + base] as const)
  return Object.fromEntries(pairs) as Record<SimulatedProvider, string>
}
