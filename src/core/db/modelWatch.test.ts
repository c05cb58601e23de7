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
  folder = mkdtempSync(join(tmpdir(), 'earshot-watch-'))
  sqlite = new Database(join(folder, 'earshot.db'))
  migrate(sqlite, migrationsBefore('0009_model_watch', folder), NOW)
  sqlite.exec(`
    INSERT INTO models (id, provider, model, display_name, origin, first_seen_at)
      VALUES (1, 'openai', 'gpt-5', 'GPT-5', 'genai-prices', 0), (2, 'google', 'gemini', 'Gemini', 'genai-prices', 0);
    INSERT INTO served_models VALUES
      (1, 'gpt-5-2026-10-14', 300, '2026-10-14'), (1, 'gpt-5-2025-08-07', 100, '2026-09-22'),
      (2, 'gemini-001', 100, '2026-09-22'), (1, 'gpt-5-2026-11-01', 300, '2026-10-14');`)
})
afterEach(() => {
  sqlite.close()
  rmSync(folder, { recursive: true })
})

it('knows the changes of a home from before they were kept, oldest first', () => {
  migrate(sqlite, 'drizzle', NOW)
  const changes = sqlite.prepare('SELECT model_id, from_served, to_served, at, day FROM served_changes ORDER BY id')
  expect(changes.raw().all()).toEqual([
    [1, 'gpt-5-2025-08-07', 'gpt-5-2026-10-14', 300, '2026-10-14'],
    [1, 'gpt-5-2026-10-14', 'gpt-5-2026-11-01', 300, '2026-10-14'],
  ])
  expect(sqlite.prepare('SELECT DISTINCT last_seen_day FROM served_models').pluck().all()).toEqual([null])
})
