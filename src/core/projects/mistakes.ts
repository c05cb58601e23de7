import type { z } from 'zod'
import { formatModelRef, parseModelRef } from '../modelRef.ts'
import { nameKey } from './nameKey.ts'
import { domainOf } from './places.ts'

export const MAX_PROMPT_BYTES = 100_000

/** What a field takes, by what the schema expects of it; every number of a project file is whole. */
const TAKES: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a whole number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
}

/** Says what is wrong with a value, to follow its path. Undefined leaves a rule's own words. */
export function say(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing'
      return `must be ${TAKES[issue.expected] ?? issue.expected}, and is ${kindOf(issue.input)}`
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
    default:
      return undefined
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'number') return String(value)
  return TAKES[typeof value] ?? typeof value
}

type Named = [path: string, text: unknown]

/**
 * Everything that is given twice: prompts, models, and names or domains that two brands share, since an answer could not
 * tell them apart. Reads the raw file, so that it finds them beside mistakes of other kinds.
 */
export function overlaps(json: unknown): string[] {
  const file = Object(json) as Record<string, unknown>
  const brands: Named[] = [['brand', file.brand], ...named('competitors', file.competitors)]
  const names = brands.map(([path, brand]): Named[] => {
    const { name, aliases } = Object(brand) as { name?: unknown; aliases?: unknown }
    return [[`${path}.name`, name], ...named(`${path}.aliases`, aliases)]
  })
  const domains = brands.map(([path, brand]) =>
    named(`${path}.domains`, (Object(brand) as { domains?: unknown }).domains),
  )
  const prompts = named('prompts', file.prompts).map(
    ([path, prompt]): Named => [`${path}.text`, (Object(prompt) as { text?: unknown }).text],
  )
  return [
    ...sharedBetween(names, (name) => nameKey(name), 'is a name of two brands, also at'),
    ...sharedBetween(domains, domainOf, 'is a domain of two brands, also at'),
    ...sharedBetween(
      prompts.map((prompt) => [prompt]),
      promptKey,
      'is the same prompt as',
    ),
    ...sharedBetween(
      named('models', file.models).map((model) => [model]),
      (text) => {
        const ref = parseModelRef(text)
        return ref && formatModelRef(ref)
      },
      'is the same model as',
    ),
  ]
}

/** Space and composition make no other question. Capitals may: a model can answer them differently. */
export const promptKey = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const named = (path: string, list: unknown): Named[] =>
  (Array.isArray(list) ? list : []).map((value, i): Named => [`${path}[${i}]`, value])

/** Names each text whose key an earlier group has. Repeats within one group are harmless. */
function sharedBetween(groups: Named[][], key: (text: string) => string | null, relation: string): string[] {
  const first = new Map<string, { path: string; group: number }>()
  const mistakes: string[] = []
  for (const [group, texts] of groups.entries()) {
    for (const [path, text] of texts) {
      const shared = typeof text === 'string' ? key(text) : null
      if (!shared) continue
      const earlier = first.get(shared)
      if (!earlier) first.set(shared, { path, group })
      else if (earlier.group !== group) mistakes.push(`${path}: ${relation} ${earlier.path}`)
    }
  }
  return mistakes
}
