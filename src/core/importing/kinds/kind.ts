import type { Db } from '../../db/index.ts'
import type { Clock } from '../../ports.ts'
import type { Mistake, Projects } from '../../projects/index.ts'

export interface ImportPorts {
  db: Db
  clock: Clock
  projects: Projects
}

/** What one row gives, its cells cleaned. */
export interface Given {
  row: number
  /** The cell of a field, line breaks kept; null when it is empty or the file has no such column. */
  text(field: string): string | null
  /** The same as one line. */
  line(field: string): string | null
}

/** Something wrong with a row: in the cell of a field, or in all of it. */
export interface Fault {
  field: string | null
  reason: string
}

export type Decision<Change> =
  | { outcome: 'bad'; faults: Fault[] }
  | { outcome: 'duplicate'; of: number; differs: boolean }
  | { outcome: 'unchanged' }
  | { outcome: 'added' | 'updated'; change: Change }

/**
 * One import under way: decides row by row, by what was stored when it began and what rows before brought, and writes
 * what was decided. Deciding writes nothing.
 */
export interface Importer<Change> {
  /** How many changes are written in one transaction, so that it stays well below 50 ms. */
  readonly batch: number
  decide(given: Given): Decision<Change>
  /** Runs inside a write transaction, and may run again. */
  write(changes: readonly Change[]): void
  /** Told once the changes are in the file. */
  written?(): void
  /** What to do after an import that changed something, as a sentence; null when there is nothing. */
  advice?(): string | null
}

/** Finds rows that repeat an earlier one. */
export function createRepeats() {
  const seen = new Map<string, { row: number; said: string }>()
  /** @param key what makes two rows the same @param said everything the row says */
  return (row: number, key: string, said: unknown): { of: number; differs: boolean } | null => {
    const text = JSON.stringify(said)
    const first = seen.get(key)
    if (first) return { of: first.row, differs: first.said !== text }
    seen.set(key, { row, said: text })
    return null
  }
}

/** The values that a row gives, without those that it leaves as they are. */
export const defined = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const SHOWN_CHARACTERS = 60

/** A text of the file in a message: in quotes, one line, not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line)
  return `"${characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…` : line}"`
}

/** A mistake in an entry as a sentence about the value that has it. */
export function faultOf(entry: unknown, { path, message }: Mistake): Fault {
  const value = path.reduce<unknown>((at, key) => (Object(at) as Record<PropertyKey, unknown>)[key], entry)
  const field = String(path[0] ?? '')
  const subject = typeof value === 'string' && value.trim() !== '' ? quoted(value) : `The ${field}`
  return { field: field || null, reason: `${subject} ${message}.` }
}

/** A cell that should say yes or no and does not. */
export const notYesNo = (field: string, text: string): Fault => ({
  field,
  reason: `${quoted(text)} is neither yes nor no.`,
})
