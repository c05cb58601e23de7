import type { FaultRule } from './faults.ts'
import { OWN_BRAND, WORLD_BRANDS, type WorldBrand } from './world.ts'

export type Language = 'en' | 'es'

/** A question of the demo, and what an answer calls its subject: "the best CRMs for …". */
interface DemoPrompt {
  language: Language
  text: string
  tags: string[]
  topic: string
  /** The brand that the question is about, which then is no answer to it. */
  about?: string
}

const DEMO_PROMPTS: readonly DemoPrompt[] = [
  {
    language: 'en',
    text: 'Which CRM is best for a small sales team?',
    tags: ['buying', 'small teams'],
    topic: 'small sales teams',
  },
  {
    language: 'en',
    text: 'CRM with good WhatsApp integration',
    tags: ['features', 'whatsapp'],
    topic: 'teams that sell over WhatsApp',
  },
  {
    language: 'en',
    text: 'Alternatives to Kestrel CRM',
    tags: ['alternatives'],
    topic: 'teams that want something other than Kestrel CRM',
    about: 'Kestrel CRM',
  },
  { language: 'en', text: 'What is the easiest CRM to set up?', tags: ['ease of use'], topic: 'a quick start' },
  {
    language: 'en',
    text: 'Which CRM has the best mobile app for field sales?',
    tags: ['features', 'mobile'],
    topic: 'field sales',
  },
  {
    language: 'en',
    text: 'Which CRM gives a growing company the best value for money?',
    tags: ['buying', 'price'],
    topic: 'growing companies with an eye on the budget',
  },
  {
    language: 'es',
    text: '¿Qué CRM recomiendas para una pyme en España?',
    tags: ['compra', 'pymes'],
    topic: 'una pyme en España',
  },
  {
    language: 'es',
    text: '¿Cuál es el CRM más fácil de usar?',
    tags: ['facilidad'],
    topic: 'empezar sin complicaciones',
  },
  {
    language: 'es',
    text: '¿Qué CRM funciona mejor con la facturación electrónica?',
    tags: ['funciones', 'facturación'],
    topic: 'trabajar con facturación electrónica',
  },
  {
    language: 'es',
    text: 'Mejores CRM para equipos comerciales pequeños',
    tags: ['compra', 'equipos pequeños'],
    topic: 'equipos comerciales pequeños',
  },
  {
    language: 'es',
    text: '¿Qué CRM tiene la mejor relación calidad-precio para autónomos?',
    tags: ['compra', 'precio'],
    topic: 'autónomos',
  },
  {
    language: 'es',
    text: 'CRM con buena integración con WhatsApp',
    tags: ['funciones', 'whatsapp'],
    topic: 'vender por WhatsApp',
  },
]

const PROMPTS_BY_TEXT = new Map(DEMO_PROMPTS.map((prompt) => [prompt.text, prompt]))

/** Words that are frequent in Spanish and are not English words. */
const SPANISH = /[¿¡ñ]|\b(qué|cuál|cuáles|mejor|mejores|para|recomiendas|los|las|una|del|con)\b/giu

/** What a question asks for: known for the demo's own, else read off the text. */
export function subjectOf(text: string): { language: Language; topic: string | null; about: string | null } {
  const known = PROMPTS_BY_TEXT.get(text)
  if (known) return { language: known.language, topic: known.topic, about: known.about ?? null }
  const beginning = text.slice(0, 2000)
  const spanish = beginning.match(SPANISH)?.length ?? 0
  const about = WORLD_BRANDS.find((brand) => beginning.includes(brand.name))
  return { language: spanish >= 2 ? 'es' : 'en', topic: null, about: about?.name ?? null }
}

const identity = ({ name, aliases, domain }: WorldBrand) => ({ name, aliases: [...aliases], domains: [domain] })

/** The demo's project, in the shape of a project file. */
export const DEMO_PROJECT = {
  name: 'Lumora watch',
  industry: 'CRM',
  language: 'en',
  country: 'ES',
  active: true,
  brand: identity(WORLD_BRANDS.find((brand) => brand.name === OWN_BRAND)!),
  competitors: WORLD_BRANDS.filter((brand) => brand.name !== OWN_BRAND).map(identity),
  prompts: DEMO_PROMPTS.map(({ text, tags }) => ({ text, tags: [...tags], active: true })),
  models: ['openai:gpt-5', 'anthropic:claude-sonnet-4-5', 'google:gemini-2.5-flash', 'perplexity:perplexity/sonar'],
  search: true,
  samples: 1,
  maxOutputTokens: 4096,
  judge: null,
}

/** The small troubles of a normal month: most are over at the second attempt, a few answers are lost. */
export const DEMO_FAULTS: readonly FaultRule[] = [
  { kind: 'rate_limited', probability: 0.003, retryAfterMs: 20 },
  { kind: 'overloaded', provider: 'anthropic', probability: 0.003, retryAfterMs: 20 },
  { kind: 'server_error', provider: 'google', probability: 0.002, retryAfterMs: 20 },
  { kind: 'bad_request', probability: 0.0015 },
]
