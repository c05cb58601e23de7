import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrationsBefore } from '../../../tests/support/migrations.ts'
import { migrate } from './migrate.ts'

const NOW = Date.UTC(2026, 10, 20)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-billing-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('brings the tables of bills to a ledger from before, and leaves the ledger as it is', () => {
  const sqlite = new Database(join(folder, 'earshot.db'))
  migrate(sqlite, migrationsBefore('0006_billing', folder), NOW)
  sqlite.exec(`
    INSERT INTO models (id, provider, model, display_name, origin, first_seen_at) VALUES (1, 'openai', 'a', 'A', 'user', 0);
    INSERT INTO holds (id, owner_id, provider, model_id, kind, amount, estimate, state, day, created_at)
      VALUES (1, 1, 'openai', 1, 'answer', 9007199254740993, 0, 'exposure', '2026-11-01', 0);
    INSERT INTO ledger (id, at, day, provider, model_id, kind, hold_id, state, input_tokens, cached_input_tokens, cache_write_tokens,
      cache_write_1h_tokens, output_tokens, reasoning_tokens, searches, tokens_cost, search_cost, total, price_ids)
      VALUES (1, 0, '2026-11-01', 'openai', 1, 'answer', 1, 'exposure', 0, 0, 0, 0, 0, 0, 0, 9007199254740993, 0, 9007199254740993, '[]')`)
  migrate(sqlite, 'drizzle', NOW)
  expect(sqlite.prepare('SELECT total FROM ledger').safeIntegers().pluck().get()).toBe(9007199254740993n)
  for (const table of ['billing_imports', 'billed_lines', 'billed_usage', 'billing_mappings']) {
    expect(sqlite.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()).toBe(0)
  }
  sqlite.exec(`
    INSERT INTO billing_imports VALUES (1, 'openai', 'api', 'api.openai.com', NULL, '2026-11-01', '2026-11-01', 1, 0, 0, 0, 0, NULL);
    INSERT INTO billed_lines (import_id, provider, source, day, line, amount, tolerance, rows, key)
      VALUES (1, 'openai', 'api', '2026-11-01', 'a, input', 1, 0, 1, 'k')`)
  const again = () =>
    sqlite.exec(`INSERT INTO billed_lines (import_id, provider, source, day, line, amount, tolerance, rows, key)
      VALUES (1, 'openai', 'api', '2026-11-01', 'a, input', 2, 0, 1, 'k')`)
  expect(again).toThrow('UNIQUE')
  sqlite.exec('UPDATE billed_lines SET superseded_by = 1')
  expect(again).not.toThrow()
  sqlite.close()
})
