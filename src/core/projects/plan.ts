import type { schema } from '../db/index.ts'
import { nameKey } from './nameKey.ts'
import type { BrandEntry, ProjectFile, PromptEntry } from './projectFile.ts'

/**
 * What applying a file would change, decided from what is stored. Pure. `changes` says it to a person, one thing a line;
 * when it is empty, nothing is to be written.
 */
interface Plan {
  changes: string[]
}

type ProjectRow = typeof schema.projects.$inferSelect
type BrandRow = typeof schema.brands.$inferSelect
type PromptRow = typeof schema.prompts.$inferSelect

const MOST_LINES = 20
const SHOWN_CHARACTERS = 60

const FIELDS = ['industry', 'language', 'country', 'active', 'search', 'samples', 'maxOutputTokens', 'judge'] as const

export type ProjectFields = Pick<ProjectFile, (typeof FIELDS)[number]>

export const fieldsOf = (file: ProjectFile): ProjectFields => ({
  industry: file.industry,
  language: file.language,
  country: file.country,
  active: file.active,
  search: file.search,
  samples: file.samples,
  maxOutputTokens: file.maxOutputTokens,
  judge: file.judge,
})

export function planFields(stored: ProjectRow, file: ProjectFile): Plan {
  const changed = FIELDS.filter((field) => stored[field] !== file[field])
  return { changes: changed.map((field) => `${field}: ${shown(stored[field])} → ${shown(file[field])}`) }
}

export interface BrandPlan extends Plan {
  /** In the file's order, the own brand first. `id` is null for a new row. */
  keep: (BrandEntry & { id: number | null; isOwn: boolean; position: number })[]
  remove: number[]
  /** Past answers know other brands than these: they must be read again. */
  rescore: boolean
}

/**
 * Finds the stored row of every brand by its name, so that its history stays its own, whatever its place in the file. The
 * own brand may change its name altogether; a competitor that comes back takes up its old row.
 * @param stored removed rows included
 */
export function planBrands(stored: readonly BrandRow[], file: ProjectFile): BrandPlan {
  const wanted = [file.brand, ...file.competitors]
  const rows = matchBrands(stored, wanted)
  const changes: string[] = []
  let rescore = false
  const keep = wanted.map((brand, position) => {
    const row = rows[position] ?? null
    const isOwn = position === 0
    const lines = row ? brandChanges(row, brand, isOwn) : [`added the ${roleOf(isOwn)} "${brand.name}"`]
    if (lines.length > 0) rescore = true
    changes.push(...lines)
    return { ...brand, id: row?.id ?? null, isOwn, position }
  })
  const kept = new Set(rows.map((row) => row?.id))
  const gone = stored.filter((row) => row.removedAt === null && !kept.has(row.id))
  if (gone.length > 0) rescore = true
  changes.push(...gone.map((row) => `removed the ${roleOf(row.isOwn)} "${row.name}"`))
  if (outOfOrder(rows.map((row) => row?.position ?? null))) changes.push('changed the order of the brands')
  return { keep, remove: gone.map((row) => row.id), rescore, changes }
}

function matchBrands(stored: readonly BrandRow[], wanted: readonly BrandEntry[]): (BrandRow | null)[] {
  const live = new Map(stored.filter((row) => row.removedAt === null).map((row) => [nameKey(row.name), row]))
  const removed = new Map(stored.filter((row) => row.removedAt !== null).map((row) => [nameKey(row.name), row]))
  const rows = wanted.map((brand) => live.get(nameKey(brand.name)) ?? null)
  const own = stored.find((row) => row.isOwn && row.removedAt === null)
  if (own && !rows[0] && !rows.includes(own)) rows[0] = own
  return rows.map((row, i) => row ?? removed.get(nameKey(wanted[i]!.name)) ?? null)
}

function brandChanges(row: BrandRow, brand: BrandEntry, isOwn: boolean): string[] {
  if (row.removedAt !== null) return [`added the ${roleOf(isOwn)} "${brand.name}" again`]
  const changes: string[] = []
  if (row.name !== brand.name) changes.push(`renamed the ${roleOf(row.isOwn)} "${row.name}" to "${brand.name}"`)
  if (row.isOwn !== isOwn) changes.push(`"${brand.name}" is now ${isOwn ? 'the own brand' : 'a competitor'}`)
  if (!same(row.aliases, brand.aliases)) changes.push(`aliases of "${brand.name}": ${listed(brand.aliases)}`)
  if (!same(row.domains, brand.domains)) changes.push(`domains of "${brand.name}": ${listed(brand.domains)}`)
  return changes
}

const roleOf = (isOwn: boolean) => (isOwn ? 'brand' : 'competitor')

export interface PromptPlan extends Plan {
  insert: (PromptEntry & { position: number; previousId: number | null })[]
  update: (PromptEntry & { id: number; position: number })[]
}

/**
 * A prompt is its text: another text is another prompt, linked to the one whose place in the file it takes. A prompt the
 * file no longer has becomes inactive and stays behind the others, with its answers.
 * @param stored in order of position, removed ones left out
 */
export function planPrompts(stored: readonly PromptRow[], prompts: readonly PromptEntry[]): PromptPlan {
  const byText = new Map(stored.map((row) => [row.text, row]))
  const wanted = new Set(prompts.map((prompt) => prompt.text))
  const left = stored.filter((row) => !wanted.has(row.text))
  const leftAt = new Map(left.filter((row) => row.active).map((row) => [row.position, row]))
  const insert: PromptPlan['insert'] = []
  const update: PromptPlan['update'] = []
  const said = { added: [] as string[], stopped: [] as string[], changed: [] as string[] }
  for (const [position, prompt] of prompts.entries()) {
    const row = byText.get(prompt.text)
    if (row) {
      const changes = promptChanges(row, prompt)
      said.changed.push(...changes)
      if (changes.length > 0 || row.position !== position) update.push({ ...prompt, id: row.id, position })
    } else {
      const previousId = leftAt.get(position)?.id ?? null
      said.added.push(`added the prompt ${quoted(prompt.text)}`)
      insert.push({ ...prompt, position, previousId })
    }
  }
  for (const [i, row] of left.entries()) {
    if (row.active) said.stopped.push(`no longer asks the prompt ${quoted(row.text)}`)
    const position = prompts.length + i
    if (row.active || row.position !== position) update.push({ ...row, active: false, position })
  }
  const changes = [
    ...summed(said.added, 'added', 'prompts'),
    ...summed(said.stopped, 'no longer asks', 'prompts'),
    ...summed(said.changed, 'changed', 'settings of prompts'),
  ]
  if (outOfOrder(prompts.map((prompt) => byText.get(prompt.text)?.position ?? null))) {
    changes.push('changed the order of the prompts')
  }
  return { insert, update, changes }
}

function promptChanges(row: PromptRow, prompt: PromptEntry): string[] {
  const changes: string[] = []
  if (row.active !== prompt.active) changes.push(`${prompt.active ? 'asks again' : 'pauses'} ${quoted(prompt.text)}`)
  if (row.language !== prompt.language) changes.push(`language of ${quoted(prompt.text)}: ${shown(prompt.language)}`)
  if (!same(row.tags, prompt.tags)) changes.push(`tags of ${quoted(prompt.text)}: ${listed(prompt.tags)}`)
  return changes
}

/** @param stored, wanted models as `provider:id`, in order */
export function planModels(stored: readonly string[], wanted: readonly string[]): Plan {
  const changes = [
    ...wanted.filter((model) => !stored.includes(model)).map((model) => `added the model ${model}`),
    ...stored.filter((model) => !wanted.includes(model)).map((model) => `removed the model ${model}`),
  ]
  if (changes.length === 0 && !same(stored, wanted)) changes.push('changed the order of the models')
  return { changes }
}

export function sayCreated(file: ProjectFile): string {
  const parts = [
    `brand "${file.brand.name}"`,
    counted(file.competitors.length, 'competitor'),
    counted(file.prompts.length, 'prompt'),
    counted(file.models.length, 'model'),
  ]
  return `created the project "${file.name}": ${parts.join(', ')}`
}

const counted = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, i) => text === b[i])

/** Whether the old places, in the new order, do not rise. New things have no old place. */
function outOfOrder(places: readonly (number | null)[]): boolean {
  const old = places.filter((place) => place !== null)
  return old.some((place, i) => i > 0 && place < old[i - 1]!)
}

const summed = (lines: string[], verb: string, things: string) =>
  lines.length > MOST_LINES ? [`${verb} ${lines.length} ${things}`] : lines

const listed = (texts: readonly string[]) => (texts.length > 0 ? texts.join(', ') : 'none')
const shown = (value: unknown) => (value === null ? 'none' : JSON.stringify(value))

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return `"${characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…` : line}"`
}
