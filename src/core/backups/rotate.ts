import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf, listBackups } from './backups.ts'

/**
 * Removes the oldest backups of a label, so that `keep` stay; others are left alone.
 * @returns the names of what was removed
 */
export function rotateBackups(home: string, label: string, keep: number): string[] {
  const surplus = listBackups(home)
    .filter(({ name }) => name.startsWith(`${label}-`))
    .slice(keep)
  for (const { name } of surplus) rmSync(join(folderOf(home), name), { force: true })
  return surplus.map(({ name }) => name)
}
