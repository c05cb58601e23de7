import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrationsBefore } from '../../../tests/support/migrations.ts'
import { bucketOf } from '../operations/latency.ts'
import { migrate } from './migrate.ts'

const NOW = Date.UTC(2026, 10, 20)
const LATENCIES = [0, 63, 64, 1_000, 65_535, 65_536, 600_000, 9_000_000]
let folder: string
let sqlite: Database.Database

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-operations-'))
  sqlite = new Database(join(folder, 'earshot.db'))
  sqlite.pragma('foreign_keys = ON')
  migrate(sqlite, migrationsBefore('0008_operations_and_access', folder), NOW)
  sqlite.exec(`
    INSERT INTO instances VALUES (1, 1, '0', 'test', 0, NULL);
    INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0);
    INSERT INTO prompts (id, project_id, text, tags, position, created_at) VALUES (1, 1, 'A?', '[]', 0, 0);
    INSERT INTO models (id, provider, model, display_name, origin, first_seen_at) VALUES (1, 'openai', 'a', 'A', 'user', 0);
    INSERT INTO runs (id, project_id, day, status, trigger, created_at) VALUES (1, 1, '2026-11-16', 'completed', 'manual', 0);
    INSERT INTO tasks (id, run_id, project_id, prompt_id, model_id, provider, kind, search, max_output_tokens, sample, state, attempts)
      SELECT key + 1, 1, 1, 1, 1, 'openai', 'answer', 1, 100, 1, 'done', CASE key WHEN 0 THEN 3 ELSE 1 END
      FROM json_each('${JSON.stringify(LATENCIES)}');
    INSERT INTO tasks (id, run_id, project_id, prompt_id, model_id, provider, kind, search, max_output_tokens, sample, state, attempts, error_class)
      VALUES (91, 1, 1, 1, 1, 'openai', 'answer', 1, 100, 1, 'failed', 2, 'timeout'), (92, 1, 1, 1, 1, 'openai', 'answer', 1, 100, 1, 'failed', 0, 'timeout'),
        (93, 1, 1, 1, 1, 'openai', 'judge', 0, 100, 1, 'done', 1, NULL);
    INSERT INTO answers SELECT key + 1, key + 1, 1, 1, 1, 1, 'served', 'api', 1, 1, '2026-11-16', 0, 'ok', 'stop', 'Text', value, 10, 0, 0, 3, 0, 0
      FROM json_each('${JSON.stringify(LATENCIES)}');
    INSERT INTO holds VALUES (1, 93, 1, 'openai', 1, 1, 'judge', 1, 5, 0, 'settled', '2026-11-16', 0, 0);
    INSERT INTO ledger (id, at, day, provider, model_id, kind, project_id, hold_id, state, input_tokens, cached_input_tokens,
        cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, searches, tokens_cost, search_cost, total, price_ids)
      VALUES (1, 0, '2026-11-16', 'openai', 1, 'judge', 1, 1, 'settled', 50, 0, 0, 0, 7, 0, 0, 5, 0, 5, '[]')`)
})
afterEach(() => {
  sqlite.close()
  rmSync(folder, { recursive: true })
})

it('counts how calls ended before anybody kept it', () => {
  migrate(sqlite, 'drizzle', NOW)
  const row = (kind: string, outcome: string, counts: number[]) => ['2026-11-16', 1, 1, kind, outcome, ...counts]
  expect(sqlite.prepare('SELECT * FROM operation_days').raw().all()).toEqual([
    row('answer', 'answered', [8, 0, 0, 80, 24]),
    row('answer', 'timeout', [1, 0, 2, 0, 0]),
    row('answer', 'unknown', [3, 3, 0, 0, 0]),
    row('judge', 'answered', [1, 0, 0, 50, 7]),
  ])
})

it('puts past latencies into the buckets that new ones go to', () => {
  migrate(sqlite, 'drizzle', NOW)
  const kept = sqlite.prepare("SELECT bucket, calls FROM latency_days WHERE day = '2026-11-16' AND model_id = 1").raw()
  expect(kept.all()).toEqual(LATENCIES.map((latency) => [bucketOf(latency), 1]))
})
