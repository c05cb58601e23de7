import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { UserError } from '../errors.ts'
import { defineIndexedText } from './words.ts'

const APPLIED_TABLE = '__drizzle_migrations'

/** What a migration would do to a file, decided from what it has and what the program knows. Pure. */
type MigrationPlan =
  | { kind: 'current' }
  | { kind: 'newer'; unknown: number }
  | { kind: 'migrate'; pending: MigrationMeta[]; hasData: boolean }

/**
 * Compares by hash and not by date: a migration that was merged late is still applied, and a file that carries one
 * this program has never heard of is newer.
 */
function planMigration(applied: readonly string[], known: readonly MigrationMeta[]): MigrationPlan {
  const hashes = new Set(known.map((migration) => migration.hash))
  const unknown = applied.filter((hash) => !hashes.has(hash)).length
  if (unknown > 0) return { kind: 'newer', unknown }
  const done = new Set(applied)
  const pending = known.filter((migration) => !done.has(migration.hash))
  return pending.length === 0 ? { kind: 'current' } : { kind: 'migrate', pending, hasData: applied.length > 0 }
}

/**
 * The one way a file comes to the current schema: at start, in tests and after a restore. A file with data is copied
 * first. Foreign keys are off while tables are rebuilt, because a rebuild drops the old table and would delete the
 * rows that point to it; SQLite ignores that switch inside a transaction, so it happens outside. Everything else is
 * one transaction: after a crash the file is as it was.
 * @param now names the copy
 * @returns the path of the copy that was made, or null
 * @throws UserError `database_newer`, or `database` when rows would be left pointing nowhere
 */
export function migrate(sqlite: Database.Database, migrationsFolder: string, now: number): string | null {
  const known = readMigrationFiles({ migrationsFolder })
  if (planMigration(appliedHashes(sqlite), known).kind === 'current') return null
  defineIndexedText(sqlite)
  sqlite.pragma('foreign_keys = OFF')
  let copy: string | null = null
  try {
    copy = backupBefore(sqlite, planMigration(appliedHashes(sqlite), known), now)
    sqlite.transaction(() => applyPending(sqlite, known)).exclusive()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
  return copy
}

function applyPending(sqlite: Database.Database, known: MigrationMeta[]): void {
  // Another process may have migrated while this one waited for the lock: look again.
  const plan = planMigration(appliedHashes(sqlite), known)
  if (plan.kind === 'newer') throw newerDatabase(sqlite.name)
  if (plan.kind === 'current') return
  sqlite.exec(
    `CREATE TABLE IF NOT EXISTS ${APPLIED_TABLE} (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)`,
  )
  const record = sqlite.prepare(`INSERT INTO ${APPLIED_TABLE} (hash, created_at) VALUES (?, ?)`)
  for (const migration of plan.pending) {
    for (const statement of migration.sql) sqlite.exec(statement)
    record.run(migration.hash, migration.folderMillis)
  }
  const orphans = sqlite.pragma('foreign_key_check') as { table: string }[]
  if (orphans.length > 0) {
    throw new UserError(
      'database',
      `The database ${sqlite.name} could not be brought to the new version: ${orphans.length} rows of "${orphans[0]?.table}" would point nowhere. Nothing was changed.`,
    )
  }
}

function appliedHashes(sqlite: Database.Database): string[] {
  const exists = sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = '${APPLIED_TABLE}'`).get()
  if (!exists) return []
  return sqlite.prepare(`SELECT hash FROM ${APPLIED_TABLE} ORDER BY id`).pluck().all() as string[]
}

function backupBefore(sqlite: Database.Database, plan: MigrationPlan, now: number): string | null {
  if (plan.kind === 'newer') throw newerDatabase(sqlite.name)
  if (plan.kind === 'current' || !plan.hasData) return null
  const folder = join(dirname(sqlite.name), 'backups')
  mkdirSync(folder, { recursive: true })
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const copy = join(folder, `before-migration-${stamp}.db`)
  if (!existsSync(copy)) sqlite.prepare('VACUUM INTO ?').run(copy)
  return copy
}

const newerDatabase = (file: string) =>
  new UserError(
    'database_newer',
    `The database ${file} was written by a newer version of Earshot. It was left as it is; update Earshot to open it.`,
  )

/** The tags of the migrations, oldest first, as the journal lists them. */
export function journalTags(migrationsFolder: string): { tag: string; when: number }[] {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  return journal.entries
}
