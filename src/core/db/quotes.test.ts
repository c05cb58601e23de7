import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrationsBefore } from '../../../tests/support/migrations.ts'
import { migrate } from './migrate.ts'

const NOW = Date.UTC(2026, 10, 20)

/** A run with one entry of the ledger, as the file was before quotes were kept. */
const DATA = `
  INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0);
  INSERT INTO models (id, provider, model, display_name, origin, first_seen_at) VALUES (1, 'openai', 'a', 'A', 'user', 0);
  INSERT INTO runs (id, project_id, day, status, trigger, created_at) VALUES (1, 1, '2026-11-16', 'completed', 'manual', 0);
  INSERT INTO holds SELECT 1, NULL, 1, 'openai', 1, 1, 'answer', 1, 5, 0, 'settled', '2026-11-16', 0, 0;
  INSERT INTO ledger (id, at, day, provider, model_id, kind, project_id, run_id, hold_id, state, input_tokens, cached_input_tokens,
      cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, searches, tokens_cost, search_cost, total, price_ids)
    VALUES (1, 0, '2026-11-16', 'openai', 1, 'answer', 1, 1, 1, 'settled', 0, 0, 0, 0, 0, 0, 0, 0, 0, 9007199254740993, '[]');`

it('keeps the ledger as it is, has no quotes of runs from before, and finds past calls of a model by an index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-quotes-'))
  const sqlite = new Database(join(folder, 'earshot.db'))
  try {
    migrate(sqlite, migrationsBefore('0004_quotes', folder), NOW)
    sqlite.exec(DATA)
    const read = () => sqlite.prepare('SELECT * FROM ledger').safeIntegers().all()
    const before = read()
    migrate(sqlite, 'drizzle', NOW)
    expect(read()).toEqual(before)
    expect(sqlite.prepare('SELECT * FROM run_quotes').all()).toEqual([])
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
    const plan = sqlite
      .prepare(
        "EXPLAIN QUERY PLAN SELECT id FROM ledger WHERE model_id = 1 AND kind = 'answer' AND project_id = 1 ORDER BY id DESC",
      )
      .all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH ledger USING COVERING INDEX ledger_calls/)
  } finally {
    sqlite.close()
    rmSync(folder, { recursive: true })
  }
})
