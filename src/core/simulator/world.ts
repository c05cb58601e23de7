import { unit } from './random.ts'
import type { SimulatedProvider, WorldWindow } from './types.ts'

/** The fictional market that the simulator talks about. Everything in it is invented; domains end in `.example`. */
export interface WorldBrand {
  name: string
  aliases: readonly string[]
  domain: string
  /** Share of answers that name it, at the first and the last day of the window. */
  visibility: readonly [first: number, last: number]
  /** How far up the list it stands, at the first and the last day; differences of 1 are plain, of 3 are certain. */
  strength: readonly [first: number, last: number]
  /** How often what is said is praise, praise with a but, fact alone, criticism. */
  tones: readonly [positive: number, mixed: number, neutral: number, negative: number]
  /** What each provider makes of it, added to the log-odds of naming it. */
  bias: Readonly<Record<SimulatedProvider, number>>
}

const bias = (openai: number, anthropic: number, google: number, perplexity: number) => ({
  openai,
  anthropic,
  google,
  perplexity,
  compatible: 0,
})

export const OWN_BRAND = 'Lumora'

export const WORLD_BRANDS: readonly WorldBrand[] = [
  {
    name: OWN_BRAND,
    aliases: ['Lumora CRM'],
    domain: 'lumora.example',
    visibility: [0.35, 0.52],
    strength: [0.8, 1.5],
    tones: [0.6, 0.14, 0.18, 0.08],
    bias: bias(-0.05, 0.25, -0.2, 0),
  },
  {
    name: 'Kestrel CRM',
    aliases: ['Kestrel'],
    domain: 'kestrelcrm.example',
    visibility: [0.58, 0.45],
    strength: [1.7, 1.1],
    tones: [0.42, 0.28, 0.12, 0.18],
    bias: bias(0.2, 0, 0.15, -0.35),
  },
  {
    name: 'Norvik',
    aliases: ['Norvik Sales'],
    domain: 'norvik.example',
    visibility: [0.31, 0.33],
    strength: [0.7, 0.7],
    tones: [0.45, 0.15, 0.28, 0.12],
    bias: bias(0, 0.2, -0.1, -0.1),
  },
  {
    name: 'Pipeplan',
    aliases: ['Pipeplan CRM'],
    domain: 'pipeplan.example',
    visibility: [0.18, 0.23],
    strength: [0.4, 0.5],
    tones: [0.4, 0.2, 0.28, 0.12],
    bias: bias(0.1, -0.2, 0.1, 0),
  },
  {
    name: 'Ostra',
    aliases: [],
    domain: 'ostra.example',
    visibility: [0.1, 0.09],
    strength: [0, 0],
    tones: [0.3, 0.15, 0.35, 0.2],
    bias: bias(-0.1, 0, 0, 0.3),
  },
]

/** Other products that answers mention and nobody tracks. */
export const OTHER_PRODUCTS = ['Brisa Ventas', 'Quillo', 'Tessera One', 'Vantro', 'Corvia'] as const

/** The share of the window after which a newer GPT-5 answers, which names the own brand more often. */
const NEW_MODEL_AT = 0.7
const NEW_MODEL_EFFECT = 0.55

const DAY_MS = 86_400_000

/** How far the window has gone on a day: 0 on its first day and before, 1 on its last and after. */
export function progressOf(day: string, world: WorldWindow): number {
  const elapsed = (Date.parse(day) - Date.parse(world.firstDay)) / DAY_MS
  if (Number.isNaN(elapsed)) return 0
  return Math.min(1, Math.max(0, elapsed / Math.max(1, world.days - 1)))
}

/** The name under which a model answers at that point of the window. */
export function servedName(servedAs: readonly string[], progress: number): string {
  return (progress >= NEW_MODEL_AT ? servedAs[servedAs.length - 1] : servedAs[0])!
}

const logit = (share: number): number => Math.log(share / (1 - share))
const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds))
const blend = ([first, last]: readonly [number, number], progress: number): number => first + (last - first) * progress
const spread = (key: string, width: number): number => (unit(key) * 2 - 1) * width

/** What decides the odds of an answer. */
export interface Moment {
  seed: string
  day: string
  provider: SimulatedProvider
  promptId: string
  progress: number
}

/**
 * The probability that an answer names a brand: its curve over the window, moved by what the provider makes of it, by
 * the question (answers to one prompt resemble each other), by the day, and by the newer model's taste.
 */
export function visibilityOf(brand: WorldBrand, at: Moment): number {
  const key = `${at.seed}|${brand.name}|`
  const prompt = spread(`${key}prompt|${at.promptId}`, 0.8)
  const taste = spread(`${key}taste|${at.promptId}|${at.provider}`, 0.5)
  const mood = spread(`${key}mood|${at.day}|${at.provider}`, 0.35)
  const newer =
    at.provider === 'openai' && brand.name === OWN_BRAND && at.progress >= NEW_MODEL_AT ? NEW_MODEL_EFFECT : 0
  return sigmoid(logit(blend(brand.visibility, at.progress)) + brand.bias[at.provider] + prompt + taste + mood + newer)
}

export const strengthOf = (brand: WorldBrand, progress: number): number => blend(brand.strength, progress)
