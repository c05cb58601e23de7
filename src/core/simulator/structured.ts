import { ENGLISH } from './phrases/en.ts'
import { SPANISH } from './phrases/es.ts'
import type { Voice } from './phrases/types.ts'

/** A JSON Schema, as far as structured outputs use it. */
export type JsonSchema = Record<string, unknown>

/** The text between two marks of the form `<<<MARK` and `MARK>>>`, as callers set off material that is not an instruction. */
const MATERIAL = /<<<(\S+)\n([\s\S]*?)\n\1>>>/
const LONGEST_QUOTE = 300
const DEEPEST = 12

interface Reading {
  root: JsonSchema
  prompt: string
  material: string
  /** What the object being filled is about, when an enumeration named it. */
  subject: string | null
}

/**
 * Makes a value that satisfies a schema, from what the prompt holds. A list of objects that enumerates its subjects gets
 * one object for each; a `sentiment` is read off what the material says of the subject, and a text is a passage copied
 * from it.
 */
export function answerInJson(schema: JsonSchema, prompt: string): unknown {
  const material = MATERIAL.exec(prompt)?.[2] ?? prompt
  return fill(schema, { root: schema, prompt, material, subject: null }, 0)
}

function fill(given: unknown, reading: Reading, depth: number): unknown {
  const schema = resolve(given, reading.root)
  if (depth > DEEPEST) return null
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return choose(schema.enum, reading)
  switch (typeOf(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(objectOf(schema.properties)).map(([name, part]) => [name, fill(part, reading, depth + 1)]),
      )
    case 'array':
      return subjectsOf(schema.items, reading).map((subject) => fill(schema.items, { ...reading, subject }, depth + 1))
    case 'string':
      return passageAbout(reading)
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0
    case 'boolean':
      return false
    default:
      return null
  }
}

const objectOf = (value: unknown): JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonSchema) : {}

/** Follows a local reference and the first alternative. */
function resolve(given: unknown, root: JsonSchema): JsonSchema {
  let schema = objectOf(given)
  for (let step = 0; step < DEEPEST; step++) {
    const alternatives = schema.anyOf ?? schema.oneOf ?? schema.allOf
    if (Array.isArray(alternatives)) schema = objectOf(alternatives[0])
    else if (typeof schema.$ref === 'string')
      schema = objectOf(schema.$ref.slice(2).split('/').reduce<unknown>(member, root))
    else break
  }
  return schema
}

const member = (value: unknown, name: string): unknown => objectOf(value)[name]

/** The type, in lower case as JSON Schema has it (Gemini's own schema writes `STRING`); of several, the first that is not null. */
function typeOf(schema: JsonSchema): string {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  const type = types.find((name) => typeof name === 'string' && name.toLowerCase() !== 'null')
  return typeof type === 'string' ? type.toLowerCase() : schema.properties === undefined ? 'null' : 'object'
}

/** The subjects that a list's objects enumerate and the prompt names, or one object about nothing. */
function subjectsOf(items: unknown, reading: Reading): (string | null)[] {
  for (const part of Object.values(objectOf(resolve(items, reading.root).properties))) {
    const names = resolve(part, reading.root).enum
    if (!Array.isArray(names) || isSentiment(names)) continue
    const known = names.filter((name) => typeof name === 'string' && reading.prompt.includes(name))
    if (known.length > 0) return known
  }
  return [null]
}

const isSentiment = (values: readonly unknown[]): boolean => values.includes('positive') && values.includes('negative')

function choose(values: readonly unknown[], reading: Reading): unknown {
  if (reading.subject !== null && values.includes(reading.subject)) return reading.subject
  if (!isSentiment(values)) return values[0]
  const tone = toneOf(passageAbout(reading).toLowerCase())
  return values.includes(tone) ? tone : values[0]
}

const VOICES: readonly Voice[] = [ENGLISH, SPANISH].flatMap((book) => [book.generic, ...Object.values(book.voices)])
const STRENGTHS = VOICES.flatMap((voice) => voice.strengths).map((predicate) => predicate.toLowerCase())
const WEAKNESSES = VOICES.flatMap((voice) => voice.weaknesses).map((predicate) => predicate.toLowerCase())

function toneOf(text: string): 'positive' | 'negative' | 'mixed' | 'neutral' {
  const praised = STRENGTHS.some((predicate) => text.includes(predicate))
  const criticised = WEAKNESSES.some((predicate) => text.includes(predicate))
  if (praised && criticised) return 'mixed'
  return praised ? 'positive' : criticised ? 'negative' : 'neutral'
}

/** The passage that says most of the subject, copied from the material; its first line when there is no subject. */
function passageAbout(reading: Reading): string {
  const lines = reading.material.split('\n')
  if (reading.subject === null) return bare(lines.find((line) => line.trim() !== '') ?? '')
  const names = namesOf(reading.subject, reading.prompt)
  const naming = lines.flatMap((line, index) => (names.some((name) => line.includes(name)) ? [index] : []))
  const passages = naming.map((index) => {
    const next = lines[index + 1] ?? ''
    // An item that is only a name is followed by what is said of it.
    return bare(/^\s+- /.test(next) ? next : lines[index]!)
  })
  return passages.reduce((longest, passage) => (passage.length > longest.length ? passage : longest), '')
}

/** The subject's name and the aliases that the prompt gives it, one JSON object a line. */
function namesOf(subject: string, prompt: string): string[] {
  const line = prompt.split('\n').find((text) => text.startsWith(`{"name":${JSON.stringify(subject)}`))
  const aliases = line === undefined ? [] : objectOf(JSON.parse(line)).aliases
  return [subject, ...(Array.isArray(aliases) ? aliases.map(String) : [])]
}

/** A line without its list marks, table cells and links, so that it can be quoted. */
function bare(line: string): string {
  const cell = line.startsWith('|') ? line.split('|').reduce((a, b) => (b.length > a.length ? b : a)) : line
  const text = cell.replace(/^\s*(?:#+ )?(?:[-*] |\d+\. )?/, '').split(' ([')[0]!
  return text
    .trim()
    .slice(0, LONGEST_QUOTE)
    .replace(/\.?(\[\d+\])?$/, '')
}
