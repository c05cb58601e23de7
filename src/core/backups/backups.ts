import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseFile, explainFailure } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Clock, RunChore } from '../ports.ts'

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

const stampOf = (now: number) => new Date(now).toISOString().replaceAll(/[:.]/g, '-')

/** The path of a backup of a home. @throws UserError `not_found` */
export function backupPath(home: string, name: string): string {
  const path = join(folderOf(home), name)
  if (NAME.test(name) && existsSync(path)) return path
  throw new UserError('not_found', `There is no backup "${name}" any more. Nothing was changed.`)
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

/** The backups of a home, made and listed. */
export function createBackups({ home, clock, run }: { home: string; clock: Clock; run: RunChore }) {
  const file = databaseFile(home)
  return {
    list: () => listBackups(home),

    /**
     * Copies the database as it is now, while work on it goes on.
     * @param label begins the name
     * @throws UserError `disk_full`, `home`
     */
    async make(label = 'earshot'): Promise<Backup> {
      const at = clock.now()
      const name = `${label}-${stampOf(at)}.db`
      return { name, at, ...(await run({ chore: 'backup', file, to: join(folderOf(home), name) })) }
    },

    /** The same, to a file of the user's choice. @throws UserError `disk_full`, `home` */
    makeAt: (path: string) => run({ chore: 'backup', file, to: path }),

    /** What such a file is called at first. */
    suggestedName: () => `earshot-${stampOf(clock.now())}.db`,
  }
}

/**
 * Copies a database as it is at this instant, whoever works on it meanwhile. The copy appears whole or not at all.
 * @throws UserError `disk_full`, `home`
 */
export function copyDatabase(file: string, to: string): { bytes: number } {
  const part = `${to}.part`
  let sqlite: Database.Database | undefined
  try {
    mkdirSync(dirname(to), { recursive: true })
    rmSync(part, { force: true })
    sqlite = new Database(file, { readonly: true })
    sqlite.prepare('VACUUM INTO ?').run(part)
    renameSync(part, to)
  } catch (error) {
    if (existsSync(part)) rmSync(part)
    throw explainFailure(error, dirname(to))
  } finally {
    sqlite?.close()
  }
  return { bytes: statSync(to).size }
}
