import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { journalTags, migrate } from './migrate.ts'

const NOW = Date.UTC(2026, 10, 20)
let folder: string
let sqlite: Database.Database

/** The project's migrations up to the one before. */
function earlierMigrations(): string {
  const target = join(folder, 'earlier')
  cpSync('drizzle', target, { recursive: true })
  const file = join(target, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  const at = journalTags('drizzle').findIndex(({ tag }) => tag.endsWith('_model_watch'))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, at) }))
  return target
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-watch-'))
  sqlite = new Database(join(folder, 'earshot.db'))
  migrate(sqlite, earlierMigrations(), NOW)
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
