import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The project's migrations as they were before one of them, copied into a folder: to make data from before it.
 * @param tag of the first migration that is left out
 * @returns where they are
 */
export function migrationsBefore(tag: string, folder: string): string {
  const target = join(folder, 'earlier')
  cpSync('drizzle', target, { recursive: true })
  const file = join(target, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  const first = journal.entries.findIndex((entry) => entry.tag === tag)
  if (first < 0) throw new Error(`There is no migration ${tag}`)
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, first) }))
  return target
}
