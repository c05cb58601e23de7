import type { BilledCredit, BilledUnit } from './types.ts'

/** What a line item says it is for. */
export interface LineItem {
  model: string | null
  unit: BilledUnit | null
}

/** Words by which providers name what they charge for, the surest first: a cached input is an input as well. */
const UNIT_WORDS: readonly (readonly [RegExp, BilledUnit])[] = [
  [/search|grounding|búsqueda/, 'search'],
  [/^(?=.*\bcach)(?=.*\b(?:write|creation|storage))(?=.*\b(?:1h|12h|hour))/, 'cache_write_1h'],
  [/^(?=.*\bcach)(?=.*\b(?:write|creation|storage))/, 'cache_write_5m'],
  [/\bcach/, 'cached_input'],
  [/\boutput|completion|\bsalida/, 'output'],
  [/\binput|prompt|\bentrada/, 'input'],
]

/** The unit that a text names; null when it names none. */
export function unitIn(text: string): BilledUnit | null {
  const words = text.toLowerCase().replace(/[_.-]+/g, ' ')
  return UNIT_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** Reads a line item such as `gpt-5-2025-08-07, cached input` or `web search tool calls`. */
export function readLineItem(text: string): LineItem {
  const comma = text.lastIndexOf(', ')
  if (comma < 0) return { model: null, unit: unitIn(text) }
  return { model: text.slice(0, comma).trim() || null, unit: unitIn(text.slice(comma + 2)) }
}

const FREE = /free|complimentary|quota|gratis|gratuit/i

/** What a line that takes money off is for. */
export const creditIn = (text: string): BilledCredit => (FREE.test(text) ? 'free_quota' : 'discount')
