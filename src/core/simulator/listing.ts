import { SIMULATOR_PRICES } from './catalogue.ts'
import type { ListedByProvider, SimulatedProvider } from './types.ts'

/** A model of a provider's list, and the part of the world's days (0 to 1) in which it is listed. */
interface Listing extends ListedByProvider {
  provider: SimulatedProvider
  from?: number
  until?: number
}

/**
 * Listed beside the models that answer: what a reader of lists has to leave out, and what comes, goes and changes its
 * name while the world's days pass. They do not answer.
 */
const BESIDE: readonly Listing[] = [
  { provider: 'openai', id: 'text-embedding-3-large', displayName: 'Text Embedding 3 Large', writesText: false },
  { provider: 'openai', id: 'gpt-image-1', displayName: 'GPT Image 1', writesText: false },
  { provider: 'openai', id: 'gpt-4o-mini-tts', displayName: 'GPT-4o mini TTS', writesText: false },
  { provider: 'openai', id: 'gpt-5-nano', displayName: 'GPT-5 nano', writesText: true, until: 0.3 },
  { provider: 'openai', id: 'gpt-5-mini-2026-10-20', displayName: 'GPT-5 mini', writesText: true, from: 0.6 },
  { provider: 'openai', id: 'gpt-6.5-nova', displayName: 'GPT-6.5 Nova', writesText: true, from: 0.85 },
  { provider: 'openai', id: 'gpt-6.5-nova-image', displayName: 'GPT-6.5 Nova Image', writesText: false, from: 0.85 },
  {
    ...{ provider: 'anthropic', id: 'claude-opus-4-5-20251101', displayName: 'Claude Opus 4.5', writesText: true },
    until: 0.5,
  },
  {
    ...{ provider: 'anthropic', id: 'claude-opus-4-5-20261015', displayName: 'Claude Opus 4.5', writesText: true },
    from: 0.5,
  },
  { provider: 'google', id: 'gemini-embedding-001', displayName: 'Gemini Embedding 001', writesText: false },
  { provider: 'google', id: 'imagen-4.0-generate-001', displayName: 'Imagen 4', writesText: false },
  {
    provider: 'google',
    id: 'gemini-2.5-flash-lite',
    displayName: 'Gemini 2.5 Flash-Lite',
    writesText: true,
    until: 0.7,
  },
  {
    ...{
      provider: 'perplexity',
      id: 'anthropic/claude-sonnet-4-5',
      displayName: 'Claude Sonnet 4.5',
      writesText: true,
    },
    from: 0.7,
  },
  { provider: 'compatible', id: 'llama3.3:70b', displayName: 'Llama 3.3 70B', writesText: true },
  { provider: 'compatible', id: 'qwen3:8b', displayName: 'Qwen3 8B', writesText: true },
]

/**
 * What a provider lists at a point of the world's days.
 * @param progress 0 on the first of them, 1 on the last and after
 */
export function listedAt(provider: SimulatedProvider, progress: number): ListedByProvider[] {
  const answering = SIMULATOR_PRICES.map(({ provider: of, model, servedAs, displayName }) => ({
    ...{ provider: of, displayName, writesText: true },
    // Anthropic lists models by their dated names.
    id: of === 'anthropic' ? servedAs[0]! : model,
  }))
  return [...answering, ...BESIDE]
    .filter((row: Listing) => progress >= (row.from ?? 0) && progress < (row.until ?? Number.POSITIVE_INFINITY))
    .filter((row) => row.provider === provider)
}
