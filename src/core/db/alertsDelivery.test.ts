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
  folder = mkdtempSync(join(tmpdir(), 'earshot-alerts-'))
  sqlite = new Database(join(folder, 'earshot.db'))
  sqlite.pragma('foreign_keys = ON')
  migrate(sqlite, migrationsBefore('0010_alerts_delivery', folder), NOW)
})
afterEach(() => {
  sqlite.close()
  rmSync(folder, { recursive: true })
})

it('keeps the alerts of a home from before they could be muted and sent on', () => {
  sqlite.exec(`INSERT INTO alerts (kind, cause, project_id, provider, message, params, at, acknowledged_at)
    VALUES ('budget_block', 'budget_block:provider:openai:2026-11', NULL, 'openai', 'Full.', '{"limitUsd":"50"}', 5, 7),
      ('daily_threshold', 'daily_threshold:all::2026-11-20', 1, NULL, 'Dear.', '{}', 6, NULL)`)
  const rows = () => sqlite.prepare('SELECT * FROM alerts ORDER BY id').all() as object[]
  const before = rows()
  migrate(sqlite, 'drizzle', NOW)
  expect(rows()).toEqual(before.map((row) => ({ ...row, notified_at: null })))
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
  const plan = sqlite.prepare('EXPLAIN QUERY PLAN SELECT id FROM alerts WHERE notified_at IS NULL').all()
  expect(JSON.stringify(plan)).toContain('alerts_untold')
})
