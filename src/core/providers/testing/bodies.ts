import { createProvider, type Provider, type ProviderKind } from '../index.ts'
import type { AskRequest } from '../types.ts'

/** Small bodies in each API's format, as tests need them. */

export const KINDS: readonly ProviderKind[] = ['openai', 'anthropic', 'google', 'perplexity', 'compatible']

export const KEY = 'sk-test-4f8a2c91d7e35b60'

export const makeRequest = (changes: Partial<AskRequest> = {}): AskRequest => ({
  model: 'maker/model-1',
  prompt: 'Which CRM is best?',
  system: null,
  search: false,
  country: null,
  maxOutputTokens: 1_000,
  maxSearches: 3,
  json: null,
  ...changes,
})

/** A provider of a kind that calls a server on this machine. */
export function makeProvider(kind: ProviderKind, url: string, apiKey: string | null = KEY): Provider {
  const version = kind === 'anthropic' || kind === 'google' ? '' : '/v1'
  return createProvider({ name: kind, kind, baseUrl: `${url}${version}`, apiKey })
}

const responsesBody = (text: string) => ({
  object: 'response',
  status: 'completed',
  model: 'model-1-served',
  output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text, annotations: [] }] }],
  usage: { input_tokens: 10, output_tokens: 5, total_tokens: 15 },
})

/** The plainest answer of each API. */
export const ANSWERS: Record<ProviderKind, (text: string) => Record<string, unknown>> = {
  openai: responsesBody,
  perplexity: responsesBody,
  anthropic: (text) => ({
    type: 'message',
    role: 'assistant',
    model: 'model-1-served',
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    usage: { input_tokens: 10, output_tokens: 5 },
  }),
  google: (text) => ({
    candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }],
    modelVersion: 'model-1-served',
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 },
  }),
  compatible: (text) => ({
    object: 'chat.completion',
    model: 'model-1-served',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  }),
}
