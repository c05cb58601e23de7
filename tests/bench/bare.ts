import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import type { Simulator } from '../../src/core/simulator/index.ts'
import { MAX_OUTPUT_TOKENS, type Question } from './questions.ts'

const KEY = 'key-of-a-bench'

/** The providers' own SDKs and nothing else: each call is made, and its answer parsed by the SDK and thrown away. */
export function bareClients(baseUrls: Simulator['baseUrls']): (question: Question) => Promise<unknown> {
  const settings = { apiKey: KEY, maxRetries: 0 }
  const openai = new OpenAI({ ...settings, baseURL: baseUrls.openai })
  const perplexity = new OpenAI({ ...settings, baseURL: baseUrls.perplexity })
  const anthropic = new Anthropic({ ...settings, baseURL: baseUrls.anthropic })
  const google = new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: baseUrls.google } })
  const callers: Record<Question['provider'], (question: Question) => Promise<unknown>> = {
    openai: ({ model, text }) => openai.responses.create({ model, input: text, max_output_tokens: MAX_OUTPUT_TOKENS }),
    perplexity: ({ model, text }) =>
      perplexity.responses.create({ model, input: text, max_output_tokens: MAX_OUTPUT_TOKENS }),
    anthropic: ({ model, text }) =>
      anthropic.messages.create({ model, max_tokens: MAX_OUTPUT_TOKENS, messages: [{ role: 'user', content: text }] }),
    google: ({ model, text }) =>
      google.models.generateContent({ model, contents: text, config: { maxOutputTokens: MAX_OUTPUT_TOKENS } }),
  }
  return (question) => callers[question.provider](question)
}

/** Asks every question, so many at once. */
export async function askAll(
  questions: readonly Question[],
  atOnce: number,
  ask: (question: Question) => Promise<unknown>,
): Promise<void> {
  const left = questions.values()
  const worker = async () => {
    for (const question of left) await ask(question)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
