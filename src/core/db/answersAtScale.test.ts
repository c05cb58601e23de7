import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrationsBefore } from '../../../tests/support/migrations.ts'
import { migrate } from './migrate.ts'
import { matchQuery } from './words.ts'

const NOW = Date.UTC(2026, 10, 20)
let folder: string
let sqlite: Database.Database

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-scale-'))
  sqlite = new Database(join(folder, 'earshot.db'))
  sqlite.pragma('foreign_keys = ON')
  migrate(sqlite, migrationsBefore('0002_answers_at_scale', folder), NOW)
  sqlite.exec(DATA)
})
afterEach(() => {
  sqlite.close()
  rmSync(folder, { recursive: true })
})

/** Two projects, two prompts, two models; a Sunday and the Monday after it. */
const DATA = `
  INSERT INTO instances VALUES (1, 1, '0', 'test', 0, NULL);
  INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0), (12, 'Other', 0, 0);
  INSERT INTO brands (id, project_id, is_own, name, aliases, domains, position)
    VALUES (1, 1, 1, 'Acme', '[]', '["acme.com"]', 0), (2, 1, 0, 'Globex', '[]', '[]', 1), (3, 12, 1, 'Else', '[]', '[]', 0);
  INSERT INTO prompts (id, project_id, text, tags, position, created_at) VALUES (1, 1, 'A?', '[]', 0, 0), (2, 1, 'B?', '[]', 1, 0), (3, 12, 'C?', '[]', 0, 0);
  INSERT INTO models (id, provider, model, display_name, origin, first_seen_at) VALUES (1, 'openai', 'a', 'A', 'user', 0), (2, 'google', 'b', 'B', 'user', 0);
  INSERT INTO runs (id, project_id, day, status, trigger, created_at) VALUES (1, 1, '2026-11-15', 'completed', 'manual', 0),
    (2, 1, '2026-11-16', 'completed', 'manual', 0), (3, 12, '2026-11-16', 'completed', 'manual', 0);
  INSERT INTO tasks (id, run_id, project_id, prompt_id, model_id, provider, kind, search, max_output_tokens, sample, state)
    SELECT value, CASE WHEN value < 4 THEN 1 WHEN value < 6 THEN 2 ELSE 3 END, CASE WHEN value < 6 THEN 1 ELSE 12 END,
      CASE WHEN value < 6 THEN 1 + value % 2 ELSE 3 END, 1 + value % 2, 'openai', 'answer', 1, 100, 1, 'done'
    FROM json_each('[1,2,3,4,5,6]');
  INSERT INTO answers SELECT id, id, run_id, project_id, prompt_id, model_id, 'served', 'api', 1, 1,
      (SELECT day FROM runs WHERE id = run_id), 0, CASE id WHEN 3 THEN 'truncated' ELSE 'ok' END, 'stop',
      CASE id WHEN 1 THEN 'Acme is cheap, says Zoë.' WHEN 2 THEN '顶级品牌是爱可美公司。' ELSE 'Globex is cheap.' END,
      100, 1, 0, 0, 1, 0, 0 FROM tasks;
  INSERT INTO analyses SELECT id, 1, 1, 0 FROM answers WHERE id <> 5;
  INSERT INTO citations SELECT id, 1, 'https://acme.com/' || id, NULL, 'acme.com', 'url' FROM answers;
  INSERT INTO citations SELECT id, 2, 'https://acme.com/2', NULL, CASE WHEN id > 3 THEN 'acme.com' END, 'url' FROM answers;
  INSERT INTO mentions SELECT a.id, b.id, CASE b.id WHEN 2 THEN 'absent' ELSE 'named' END, 1, 0, CASE b.id WHEN 2 THEN NULL ELSE 1 END,
      CASE b.id WHEN 2 THEN 'none' ELSE 'positive' END, 'lexicon', NULL, NULL, 2 FROM answers a JOIN brands b ON b.project_id = a.project_id;
  INSERT INTO snapshots SELECT a.day, a.project_id, a.prompt_id, a.model_id, 'api', 1, m.brand_id, COUNT(*), SUM(m.state = 'named'),
      COALESCE(SUM(m.rank), 0), COUNT(m.rank), 1, 1, 1, 0, 0, 0, 0, 1, 2
    FROM answers a JOIN mentions m ON m.answer_id = a.id WHERE a.status = 'ok' GROUP BY 1, 2, 3, 4, 7;
  INSERT INTO snapshot_totals SELECT day, project_id, prompt_id, model_id, 'api', 1, SUM(status = 'ok'), 0, SUM(status = 'truncated'), 0, 0,
      2, 100, 9007199254740993 FROM answers GROUP BY 1, 2, 3, 4;
  INSERT INTO holds SELECT id, id, 1, 'openai', NULL, 1, 'answer', NULL, 5, 0, 'settled', '2026-11-16', 0, 0 FROM tasks;
  INSERT INTO ledger (id, at, day, provider, model_id, kind, project_id, hold_id, state, input_tokens, cached_input_tokens,
      cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, searches, tokens_cost, search_cost, total, price_ids)
    SELECT id, 0, '2026-11-16', 'openai', 1, 'answer', CASE WHEN id < 4 THEN 1 END, id, CASE id WHEN 6 THEN 'exposure' ELSE 'settled' END,
      0, 0, 0, 0, 0, 0, 0, 0, 0, 9007199254740993, '[]' FROM holds;`

const MOVED = ['mentions', 'citations', 'snapshots', 'snapshot_totals']
const rows = (text: string) => sqlite.prepare(text).safeIntegers().raw().all()
const all = (table: string) => rows(`SELECT * FROM ${table}`).map(String).sort()

it('brings a home from before lists and searches along, whole', () => {
  const before = MOVED.map(all)
  const views = () => rows('SELECT * FROM visibility_by_model ORDER BY 1, 2, 3, 6')
  const view = views()
  migrate(sqlite, 'drizzle', NOW)
  expect(MOVED.map(all)).toEqual(before)
  expect(views()).toEqual(view)
  expect(view).not.toEqual([])

  const sums = `SUM(valid), SUM(named), SUM(rank_sum), SUM(rank_n), SUM(top1), SUM(top3), SUM(positive), SUM(neutral), SUM(negative),
    SUM(mixed), SUM(unscored), SUM(cited), SUM(citations)`
  expect(all('snapshot_days')).toEqual(
    rows(
      `SELECT day, project_id, model_id, surface, search, brand_id, ${sums} FROM snapshots GROUP BY 1, 2, 3, 4, 5, 6`,
    )
      .map(String)
      .sort(),
  )
  expect(rows('SELECT DISTINCT week FROM snapshot_weeks ORDER BY 1')).toEqual([['2026-11-09'], ['2026-11-16']])
  expect(rows(`SELECT ${sums} FROM snapshot_weeks`)).toEqual(rows(`SELECT ${sums} FROM snapshots`))
  expect(rows('SELECT SUM(ok), SUM(truncated), CAST(SUM(cost) AS TEXT) FROM snapshot_total_days')).toEqual(
    rows('SELECT SUM(ok), SUM(truncated), CAST(SUM(cost) AS TEXT) FROM snapshot_totals'),
  )
  expect(
    rows('SELECT day, domain, SUM(answers), SUM(citations) FROM source_days WHERE project_id = 1 GROUP BY 1, 2'),
  ).toEqual([
    ['2026-11-15', '', 2n, 2n],
    ['2026-11-15', 'acme.com', 2n, 2n],
    ['2026-11-16', 'acme.com', 2n, 4n],
  ])
  expect(rows('SELECT project_id, state, entries, CAST(total AS TEXT) FROM ledger_days ORDER BY 1, 2')).toEqual([
    [0n, 'exposure', 1n, '9007199254740993'],
    [0n, 'settled', 2n, String(2n * 9007199254740993n)],
    [1n, 'settled', 3n, String(3n * 9007199254740993n)],
  ])
})

it('lets what was analysed before be found by its words, each project apart', () => {
  migrate(sqlite, 'drizzle', NOW)
  const found = (projectId: number, wanted: string) =>
    sqlite
      .prepare('SELECT rowid FROM answer_words WHERE answer_words MATCH ? ORDER BY 1')
      .pluck()
      .all(matchQuery(projectId, wanted))
  expect(found(1, 'cheap')).toEqual([1, 3, 4])
  expect(found(1, 'zoe CHEAP')).toEqual([1])
  expect(found(1, '"is cheap"')).toEqual([1, 3, 4])
  expect(found(1, '"cheap is"')).toEqual([])
  expect(found(1, '爱可美')).toEqual([2])
  expect(found(1, '美爱')).toEqual([])
  expect(found(1, 'glob*')).toEqual([3, 4])
  expect(found(12, 'cheap')).toEqual([6])
})

it('keeps rows that are found by their key in its order', () => {
  migrate(sqlite, 'drizzle', NOW)
  const clustered = sqlite
    .prepare('SELECT name FROM pragma_table_list WHERE wr = 1 ORDER BY name')
    .pluck()
    .all() as string[]
  const counted = [
    'latency_days',
    'ledger_days',
    'operation_days',
    'snapshot_days',
    'snapshot_total_days',
    'snapshot_weeks',
    'source_days',
  ]
  expect(clustered.filter((name) => !name.startsWith('answer_words'))).toEqual([...MOVED, ...counted].sort())
})

it('leaves the merging of words to when it is asked for', () => {
  migrate(sqlite, 'drizzle', NOW)
  expect(sqlite.prepare("SELECT v FROM answer_words_config WHERE k = 'automerge'").pluck().get()).toBe(0)
})
