import { z } from 'zod'
import { messageOf, UserError } from '../errors.ts'
import { formatModelRef, type ModelRef, parseModelRef } from '../modelRef.ts'
import { MAX_PROMPT_BYTES, overlaps, say } from './mistakes.ts'
import { nameKey } from './nameKey.ts'
import { countryCode, domainOf, languageTag } from './places.ts'

const MAX_SAMPLES = 100
const MAX_NAME_LENGTH = 200
const MAX_OUTPUT_TOKENS = 1_000_000

/** A name, a tag, an industry: one short line, kept without the spaces around it. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must be one line of text')

const brandName = line.refine((text) => text === '' || nameKey(text) !== '', 'must hold a letter, a digit or a symbol')

/** Reads a text by `read`, which gives null when it is not what it should be. */
const readAs = (read: (text: string) => string | null, mistake: string) =>
  z.string().transform((text, context) => {
    const value = read(text)
    if (value !== null) return value
    context.addIssue(mistake)
    return z.NEVER
  })

const language = readAs(languageTag, 'is not a language tag such as "en" or "es-MX"')
const country = readAs(countryCode, 'is not a two-letter country code such as "US" or "ES" (ISO 3166-1)')
const domain = readAs(domainOf, 'is not a web domain such as "acme.com"')
const modelName = readAs((text) => {
  const ref = parseModelRef(text)
  return ref && formatModelRef(ref)
}, 'must be written provider:id, such as "openai:gpt-5"')

const brand = z
  .strictObject({
    name: brandName,
    aliases: z.array(brandName).default([]),
    domains: z.array(domain).default([]),
  })
  .transform(({ name, aliases, domains }) => ({
    name,
    aliases: withoutRepeats(aliases, nameKey, [name]),
    domains: withoutRepeats(domains, (text) => text, []),
  }))

const prompt = z.strictObject({
  /** Sent verbatim, and so kept verbatim. */
  text: z
    .string()
    .refine((text) => text.trim() !== '', 'must not be empty')
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'must be text, without broken characters')
    .refine((text) => Buffer.byteLength(text) <= MAX_PROMPT_BYTES, {
      error: ({ input }) => {
        const size = Math.ceil(Buffer.byteLength(String(input)) / 1000)
        return `must be at most ${MAX_PROMPT_BYTES / 1000} kB of text in UTF-8, and is ${size} kB`
      },
    }),
  language: language.nullable().default(null),
  tags: z
    .array(line)
    .default([])
    .transform((tags) => withoutRepeats(tags, (tag) => tag, [])),
  active: z.boolean().default(true),
})

const projectFile = z.strictObject({
  name: line,
  industry: line.nullable().default(null),
  language: language.default('en'),
  country: country.nullable().default(null),
  active: z.boolean().default(true),
  brand,
  competitors: z.array(brand).default([]),
  prompts: z.array(prompt).default([]),
  models: z.array(modelName).default([]),
  search: z.boolean().default(true),
  samples: z.int().min(1).max(MAX_SAMPLES).default(1),
  maxOutputTokens: z.int().min(1).max(MAX_OUTPUT_TOKENS).default(4096),
  judge: modelName.nullable().default(null),
})

/** A project as its file says it, complete and in its normal spelling. */
export type ProjectFile = z.output<typeof projectFile>
export type BrandEntry = ProjectFile['brand']
export type PromptEntry = ProjectFile['prompts'][number]

/** What the file of a project may be checked against beside itself. */
export interface ProviderNames {
  /** Whether a provider is built in or an endpoint the user added. */
  hasProvider(name: string): boolean
}

/**
 * Reads a project from the parsed JSON of its file. Prompts and models may be missing; a run says so when it needs them.
 * @throws UserError `bad_input` whose details name every mistake by its path, one a line
 */
export function readProjectFile(json: unknown, providers: ProviderNames): ProjectFile {
  const result = projectFile.safeParse(json, { error: say })
  const mistakes = [
    ...(result.error?.issues ?? []).flatMap((issue) => linesOf(issue)),
    ...overlaps(json),
    ...unknownProviders(json, providers),
  ]
  if (result.success && mistakes.length === 0) return result.data
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`
  throw new UserError(
    'bad_input',
    `The project file has ${count}. Nothing was changed; correct it and apply it again.`,
    {
      details: mistakes,
    },
  )
}

/** What is wrong with a brand or a prompt: where in it, and in words that follow the name of what they are about. */
export interface Mistake {
  path: PropertyKey[]
  message: string
}

export type Checked<T> = { entry: T; mistakes: null } | { entry: null; mistakes: Mistake[] }

/** One brand, or one prompt, that comes alone, by the rules of a project's file. */
export const checkBrand = (json: unknown): Checked<BrandEntry> => checked(brand.safeParse(json, { error: say }))
export const checkPrompt = (json: unknown): Checked<PromptEntry> => checked(prompt.safeParse(json, { error: say }))

const checked = <T>({ data, error }: z.ZodSafeParseResult<T>): Checked<T> =>
  error ? { entry: null, mistakes: error.issues } : { entry: data, mistakes: null }

/** A project file's text. A byte order mark at its beginning is ignored. */
export function parseProjectFile(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UserError(
      'bad_input',
      `The project file is not JSON: ${messageOf(error).replace(/\s+/g, ' ')}. Nothing was changed; correct it and apply it again.`,
      { cause: error },
    )
  }
}

function linesOf(issue: z.core.$ZodIssue): string[] {
  const at = (path: PropertyKey[]) => z.core.toDotPath(path) || 'the file'
  if (issue.code !== 'unrecognized_keys') return [`${at(issue.path)}: ${issue.message}`]
  return issue.keys.map((key) => `${at([...issue.path, key])}: is not a field of a project file`)
}

function unknownProviders(json: unknown, providers: ProviderNames): string[] {
  const { models, judge } = Object(json) as { models?: unknown; judge?: unknown }
  const named: [path: string, value: unknown][] = [
    ...(Array.isArray(models) ? models : []).map((value, i): [string, unknown] => [`models[${i}]`, value]),
    ['judge', judge],
  ]
  return named.flatMap(([path, value]) => {
    const ref: ModelRef | null = typeof value === 'string' ? parseModelRef(value) : null
    if (!ref || providers.hasProvider(ref.provider)) return []
    return [`${path}: there is no provider or endpoint "${ref.provider}"; add one with: earshot endpoint add`]
  })
}

function withoutRepeats(texts: readonly string[], key: (text: string) => string, taken: readonly string[]): string[] {
  const seen = new Set(taken.map(key))
  return texts.filter((text) => !seen.has(key(text)) && seen.add(key(text)))
}
