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
  folder = mkdtempSync(join(tmpdir(), 'earshot-jobs-'))
  sqlite = new Database(join(folder, 'earshot.db'))
  sqlite.pragma('foreign_keys = ON')
  migrate(sqlite, migrationsBefore('0005_jobs', folder), NOW)
})
afterEach(() => {
  sqlite.close()
  rmSync(folder, { recursive: true })
})

it('keeps the runs of before, which no job began', () => {
  sqlite.exec(`
    INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0);
    INSERT INTO runs (id, project_id, day, status, trigger, created_at, finished_at) VALUES
      (1, 1, '2026-11-18', 'completed', 'manual', 1, 2), (2, 1, '2026-11-19', 'partial', 'manual', 3, 4)`)
  const before = sqlite.prepare('SELECT * FROM runs').all() as object[]
  migrate(sqlite, 'drizzle', NOW)
  expect(sqlite.prepare('SELECT * FROM runs').all()).toEqual(before.map((run) => ({ ...run, job_run_id: null })))
})

it('lets a due instant be served once, and a job run once at a time', () => {
  migrate(sqlite, 'drizzle', NOW)
  const insert = sqlite.prepare(
    'INSERT INTO job_runs (job, "trigger", due_at, missed, started_at, state) VALUES (?, ?, ?, 0, 0, ?)',
  )
  insert.run('daily', 'schedule', 1, 'died')
  insert.run('daily', 'schedule', 1, 'done')
  expect(() => insert.run('daily', 'catch-up', 1, 'done')).toThrow('UNIQUE')
  insert.run('daily', 'manual', 1, 'running')
  expect(() => insert.run('daily', 'schedule', 2, 'running')).toThrow('UNIQUE')
  insert.run('models', 'schedule', 1, 'running')
})
