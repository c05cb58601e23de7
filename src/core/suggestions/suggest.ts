import { INDUSTRIES, TEMPLATES } from './templates.ts'

export interface SuggestionWish {
  /** BCP 47; whatever is not Spanish is suggested in English. */
  language: string
  /** What is sold, in the user's words: `CRM`, `hotel`. */
  industry: string
  brand: string
  competitors: readonly string[]
}

const MOST_RIVALS = 3

/**
 * Questions to begin with, from templates: first those that name no brand, which is what visibility is about. A question
 * whose gaps cannot be filled is left out.
 */
export function suggestPrompts({ language, industry, brand, competitors }: SuggestionWish): {
  text: string
  tags: string[]
}[] {
  const tongue = language.toLowerCase().startsWith('es') ? 'es' : 'en'
  const known = INDUSTRIES.find(({ words }) => words.test(industry.toLowerCase()))
  const templates = [...TEMPLATES[tongue], ...(known?.templates[tongue] ?? [])]
  const rivals = competitors.map((rival) => rival.trim()).filter(Boolean)
  const filled = templates.flatMap(({ text, tag }) => {
    const fillings = text.includes('{rival}') ? rivals.slice(0, MOST_RIVALS) : ['']
    return fillings.map((rival) => ({ text: fill(text, { industry, brand, rival }), tags: [tag] }))
  })
  const complete = filled.filter(({ text }) => !/\{\w+\}/.test(text))
  const naming = (text: string) => [brand, ...rivals].some((name) => name !== '' && text.includes(name))
  return [...complete.filter(({ text }) => !naming(text)), ...complete.filter(({ text }) => naming(text))]
}

/** A gap whose word is missing stays a gap. */
const fill = (text: string, words: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) => words[name]?.trim() || gap)
