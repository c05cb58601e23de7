import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openReader } from '../db/index.ts'
import { UserError } from '../errors.ts'

/** Faults that are named, at most. */
const MOST_NAMED = 20

/**
 * Reads a database through: its pages, its indexes, and whether every row that points to another finds it.
 * @returns its size
 * @throws UserError `database` with one line for each fault
 */
export function checkDatabaseFile(file: string): { bytes: number } {
  const { sqlite, close } = openReader(file)
  try {
    const wrong = faultsOf(sqlite)
    if (wrong.length === 0) return { bytes: statSync(file).size }
    throw new UserError(
      'database',
      `The database is damaged (${wrong[0]}). It was left as it is and so were its backups; restore one of them in Settings.`,
      { details: wrong },
    )
  } finally {
    close()
  }
}

function faultsOf(sqlite: Database.Database): string[] {
  try {
    const verdicts = sqlite.pragma(`integrity_check(${MOST_NAMED})`) as { integrity_check: string }[]
    const orphans = Map.groupBy(sqlite.pragma('foreign_key_check') as { table: string }[], ({ table }) => table)
    return [
      ...verdicts.map(({ integrity_check: verdict }) => verdict).filter((verdict) => verdict !== 'ok'),
      ...[...orphans].map(([table, rows]) => `${table}: ${rows.length} rows point nowhere`),
    ]
  } catch (error) {
    // Some damage cannot even be read through.
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return [error.message]
    throw error
  }
}
