import { z } from 'zod'
import { DEMO_PROJECT } from './demoProject.ts'
import type { JsonSchema } from './structured.ts'

/** The material of a request for suggestions: one line of JSON between two marks. */
const BRAND = /<<<BRAND\n(.*)\nBRAND>>>/
const brand = z.object({ industry: z.string(), language: z.string() })

const ENDINGS = {
  en: ['for a small team', 'this year', 'with good support', 'on a tight budget', 'for beginners', 'in Europe'],
  es: ['para un equipo pequeño', 'este año', 'con buen soporte', 'con poco presupuesto', 'para empezar', 'en Europa'],
}

/** Plays a model that is asked for competitors and questions; null when the request asks for something else. Pure. */
export function suggestedLists(schema: JsonSchema, prompt: string): unknown {
  const wanted = schema.properties as Record<string, unknown> | undefined
  const material = BRAND.exec(prompt)?.[1]
  if (material === undefined || !wanted || !('questions' in wanted)) return null
  const { industry, language } = brand.parse(JSON.parse(material))
  const spanish = language.startsWith('es')
  const best = ENDINGS[spanish ? 'es' : 'en'].map((ending) =>
    spanish ? `¿Cuál es el mejor ${industry} ${ending}?` : `What is the best ${industry} ${ending}?`,
  )
  return { competitors: DEMO_PROJECT.competitors.slice(0, 3).map(({ name }) => name), questions: best }
}
