import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { journalTags, migrate } from './migrate.ts'

const NOW = Date.UTC(2026, 10, 20)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A migrations folder with the project's own and some more behind them. */
function migrationsWith(extra: Record<string, string>): string {
  const target = join(folder, `migrations-${Object.keys(extra).join('-') || 'plain'}`)
  cpSync('drizzle', target, { recursive: true })
  const journalFile = join(target, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: Record<string, unknown>[] }
  let when = Math.max(...journalTags('drizzle').map((entry) => entry.when))
  for (const [tag, sql] of Object.entries(extra)) {
    when += 1000
    journal.entries.push({ idx: journal.entries.length, version: '6', when, tag, breakpoints: true })
    writeFileSync(join(target, `${tag}.sql`), sql)
  }
  writeFileSync(journalFile, JSON.stringify(journal))
  return target
}

function withDatabase<T>(work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(join(folder, 'earshot.db'))
  sqlite.pragma('foreign_keys = ON')
  try {
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}

const addProject = (sqlite: Database.Database) => {
  sqlite.exec("INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0)")
  sqlite.exec(
    "INSERT INTO brands (id, project_id, is_own, name, aliases, domains, position) VALUES (1, 1, 1, 'Acme', '[]', '[]', 0)",
  )
}

/** What drizzle-kit writes for a changed column: a new table, the rows over, the old table dropped. */
const REBUILD = `
CREATE TABLE \`__new_projects\` AS SELECT * FROM \`projects\`;
--> statement-breakpoint
DROP TABLE \`projects\`;
--> statement-breakpoint
ALTER TABLE \`__new_projects\` RENAME TO \`projects\`;
--> statement-breakpoint
CREATE UNIQUE INDEX \`projects_id\` ON \`projects\` (\`id\`);`

describe('the migrations', () => {
  it('are listed oldest first, so that none is ever taken for applied', () => {
    const stamps = journalTags('drizzle').map((entry) => entry.when)
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b))
    expect(new Set(stamps).size).toBe(stamps.length)
  })

  it('are all in the journal, and the journal names no other', () => {
    const files = readdirSync('drizzle').filter((name) => name.endsWith('.sql'))
    expect(journalTags('drizzle').map((entry) => `${entry.tag}.sql`)).toEqual(files.sort())
  })
})

describe('migrate', () => {
  it('brings a new file to the current schema without a copy, and a second time does nothing', () => {
    withDatabase((sqlite) => {
      expect(migrate(sqlite, 'drizzle', NOW)).toBeNull()
      const schema = sqlite.prepare('SELECT sql FROM sqlite_master ORDER BY name').all()
      expect(migrate(sqlite, 'drizzle', NOW)).toBeNull()
      expect(sqlite.prepare('SELECT sql FROM sqlite_master ORDER BY name').all()).toEqual(schema)
    })
  })

  it('keeps the rows that point to a table which is rebuilt, and copies the file first', () => {
    const later = migrationsWith({ '9999_rebuild': REBUILD })
    withDatabase((sqlite) => {
      migrate(sqlite, 'drizzle', NOW)
      addProject(sqlite)
      const copy = migrate(sqlite, later, NOW)
      expect(sqlite.prepare('SELECT name FROM brands').pluck().all()).toEqual(['Acme'])
      expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
      const before = new Database(copy as string, { readonly: true })
      expect(before.prepare('SELECT name FROM projects').pluck().all()).toEqual(['Acme watch'])
      before.close()
    })
  })

  it('leaves the file as it was when a migration would leave rows pointing nowhere', () => {
    const broken = migrationsWith({ '9999_orphans': 'DELETE FROM `projects`;' })
    withDatabase((sqlite) => {
      migrate(sqlite, 'drizzle', NOW)
      addProject(sqlite)
      expect(() => migrate(sqlite, broken, NOW)).toThrow(/Nothing was changed/)
      expect(sqlite.prepare('SELECT name FROM projects').pluck().all()).toEqual(['Acme watch'])
      expect(migrate(sqlite, 'drizzle', NOW)).toBeNull()
    })
  })

  it('applies a migration that was merged late with an older stamp', () => {
    const both = migrationsWith({
      '9998_early': 'CREATE TABLE early (id INTEGER);',
      '9999_late': 'CREATE TABLE late (id INTEGER);',
    })
    const onlyLate = migrationsWith({ '9999_late': 'CREATE TABLE late (id INTEGER);' })
    withDatabase((sqlite) => {
      migrate(sqlite, onlyLate, NOW)
      migrate(sqlite, both, NOW + 1000)
      const tables = sqlite
        .prepare("SELECT name FROM sqlite_master WHERE name IN ('early', 'late') ORDER BY name")
        .pluck()
      expect(tables.all()).toEqual(['early', 'late'])
    })
  })

  it('refuses a file that a newer version wrote, in one sentence, and leaves it alone', () => {
    const newer = migrationsWith({ '9999_newer': 'CREATE TABLE newer (id INTEGER);' })
    withDatabase((sqlite) => {
      migrate(sqlite, newer, NOW)
      let thrown: unknown
      try {
        migrate(sqlite, 'drizzle', NOW)
      } catch (error) {
        thrown = error
      }
      expect(thrown).toBeInstanceOf(UserError)
      expect((thrown as UserError).code).toBe('database_newer')
      expect((thrown as UserError).message).toContain('newer version of Earshot')
    })
  })
})
