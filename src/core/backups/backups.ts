import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, explainFailure } from '../db/index.ts'

/** A copy of a home's database, in the folder `backups` of the home. */
export interface Backup {
  name: string
  /** When it was made, UTC milliseconds. */
  at: number
  bytes: number
}

/** Where a home keeps them. */
export const folderOf = (home: string): string => join(home, 'backups')

/** What a backup may be called; nothing that leads out of its folder. */
const NAME = /^[a-zA-Z0-9][\w.-]*\.db$/

/** @returns the path of a backup that is there, else null */
export function backupName(home: string, name: string): string | null {
  const path = join(folderOf(home), name)
  return NAME.test(name) && existsSync(path) ? path : null
}

/** Newest first. */
export function listBackups(home: string): Backup[] {
  const folder = folderOf(home)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => {
      const { mtimeMs, size } = statSync(join(folder, name))
      return { name, at: Math.round(mtimeMs), bytes: size }
    })
    .sort((a, b) => b.at - a.at)
}

/**
 * Copies the database as it is at this instant, while work on it goes on.
 * @param label begins the name
 * @throws UserError `disk_full`, `home`
 */
export function makeBackup(db: Db, home: string, now: number, label = 'earshot'): Backup {
  const folder = folderOf(home)
  const name = `${label}-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}.db`
  try {
    mkdirSync(folder, { recursive: true })
    db.sqlite.prepare('VACUUM INTO ?').run(join(folder, name))
  } catch (error) {
    throw explainFailure(error, folder)
  }
  return { name, at: now, bytes: statSync(join(folder, name)).size }
}
