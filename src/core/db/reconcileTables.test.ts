import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrationsBefore } from '../../../tests/support/migrations.ts'
import { migrate } from './migrate.ts'

const NOW = Date.UTC(2026, 10, 20)
let folder: string
let sqlite: Database.Database

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-reconcile-'))
  sqlite = new Database(join(folder, 'earshot.db'))
  sqlite.pragma('foreign_keys = ON')
  migrate(sqlite, migrationsBefore('0007_reconcile', folder), NOW)
})
afterEach(() => {
  sqlite.close()
  rmSync(folder, { recursive: true })
})

it('adds what reconciliation keeps beside what a home has', () => {
  sqlite.exec(`
    INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0);
    INSERT INTO prompts (id, project_id, text, tags, position, created_at) VALUES (1, 1, 'A?', '[]', 0, 0);
    INSERT INTO runs (id, project_id, day, status, trigger, created_at) VALUES (1, 1, '2026-11-15', 'completed', 'schedule', 0);`)
  const before = ['projects', 'prompts', 'runs'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all())
  migrate(sqlite, 'drizzle', NOW)
  expect(['projects', 'prompts', 'runs'].map((table) => sqlite.prepare(`SELECT * FROM ${table}`).all())).toMatchObject(
    before,
  )
  for (const table of ['coverage_plans', 'coverage_gaps', 'repairs', 'reconcile_marks']) {
    expect(sqlite.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()).toBe(0)
  }
})
