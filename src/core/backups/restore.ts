import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseFile, openDatabase } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'

/** A number that no process has. */
const NO_PID = 2 ** 31 - 1

interface RestoreOptions {
  /** The backup's path. */
  from: string
  home: string
  migrations: string
  now: number
}

/**
 * Puts a backup in the place of a home's database, which must be closed. The backup is read as a whole and brought to
 * the current schema beside the database first; when anything is wrong with it, the database stays as it is.
 * @throws UserError `database`, `database_newer`, `disk_full`
 */
export function restoreBackup({ from, home, migrations, now }: RestoreOptions): { bytes: number } {
  assertWhole(from, basename(from))
  const file = databaseFile(home)
  const beside = join(home, 'restoring.db')
  const remove = (path: string, suffixes = ['', '-wal', '-shm']) => {
    for (const suffix of suffixes) rmSync(path + suffix, { force: true })
  }
  try {
    remove(beside)
    copyFileSync(from, beside)
    const opened = openDatabase({ file: beside, migrations, now })
    // Whoever worked on it then is gone, this process as it was then included: what they left is taken up again.
    opened.sqlite.prepare("UPDATE instances SET pid = ?, process_start = 'restored' WHERE ended_at IS NULL").run(NO_PID)
    // Days between the backup and now have no runs in it, and that is why.
    opened.sqlite
      .prepare(
        "INSERT OR REPLACE INTO reconcile_marks (name, at, run_id) VALUES ('restored', ?, (SELECT COALESCE(MAX(id), 0) FROM runs))",
      )
      .run(now)
    // What the file holds beside it must be inside it before it moves.
    opened.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    opened.close()
    remove(file, ['-wal', '-shm'])
    renameSync(beside, file)
    return { bytes: statSync(file).size }
  } finally {
    remove(beside)
  }
}

/** @throws UserError `database` when it is damaged, or no database of a home of the user's */
function assertWhole(path: string, name: string): void {
  const refuse = (why: string, cause?: unknown) =>
    new UserError('database', `The backup "${name}" ${why}. Nothing was changed; choose another one.`, { cause })
  let sqlite: Database.Database | undefined
  try {
    sqlite = new Database(path, { readonly: true })
    const verdict = sqlite.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') throw refuse(`is damaged (${verdict})`)
    const kind = sqlite.prepare('SELECT kind FROM home').pluck().get()
    if (kind !== 'user') throw refuse('is not of a home of yours')
  } catch (error) {
    throw error instanceof UserError ? error : refuse(`cannot be read (${messageOf(error)})`, error)
  } finally {
    sqlite?.close()
  }
}
