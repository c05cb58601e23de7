import { gunzipSync } from 'node:zlib'
import type { Db } from '../../src/core/db/index.ts'

/** One counter of what counts towards limits. */
interface Counted {
  key: string
  settled: bigint
  exposure: bigint
  held: bigint
}

/** What counts towards every limit, counted anew from holds and entries alone. */
const RECOUNT = `
  WITH movements AS (
    SELECT provider, project_id, day, amount AS held, 0 AS settled, 0 AS exposure FROM holds WHERE state = 'open'
    UNION ALL SELECT provider, project_id, day, 0, total, 0 FROM ledger WHERE state = 'settled'
    UNION ALL SELECT provider, project_id, day, 0, 0, total FROM ledger WHERE state = 'exposure'
  ), scoped AS (
    SELECT 'provider:' || provider AS scope, day, held, settled, exposure FROM movements
    UNION ALL SELECT 'all:', day, held, settled, exposure FROM movements
    UNION ALL SELECT 'project:' || project_id, day, held, settled, exposure FROM movements WHERE project_id IS NOT NULL
  ), dated AS (
    SELECT scope, day AS period, held, settled, exposure FROM scoped
    UNION ALL SELECT scope, substr(day, 1, 7), held, settled, exposure FROM scoped
  )
  SELECT scope || ' ' || period AS key, SUM(settled) AS settled, SUM(exposure) AS exposure, SUM(held) AS held
  FROM dated GROUP BY 1 ORDER BY 1`

const KEPT = `
  SELECT scope || ':' || scope_id || ' ' || period AS key, settled, exposure, held FROM budget_use ORDER BY 1`

const isNothing = ({ settled, exposure, held }: Counted) => settled === 0n && exposure === 0n && held === 0n

/** The counters and sums as they are kept beside as they should be; equal when the books are right. */
export function countersOf({ sqlite }: Db): { kept: Counted[]; recounted: Counted[] } {
  const read = (text: string) =>
    (sqlite.prepare(text).safeIntegers().all() as Counted[]).filter((row) => !isNothing(row))
  return { kept: read(KEPT), recounted: read(RECOUNT) }
}

/** Every row of the snapshots and of what is summed up from them, in the order of their keys. */
export function snapshotsOf({ sqlite }: Db) {
  const rows = (table: string) =>
    sqlite.prepare(`SELECT * FROM ${table} ORDER BY project_id, 1, 2, 3, 4, 5, 6, 7`).safeIntegers().all()
  return {
    totals: rows('snapshot_totals'),
    totalDays: rows('snapshot_total_days'),
    sources: rows('source_days'),
    brands: rows('snapshots'),
    days: rows('snapshot_days'),
    weeks: rows('snapshot_weeks'),
  }
}

/** How many holds are in each state. */
export function holdStates({ sqlite }: Db): Record<string, number> {
  const rows = sqlite.prepare('SELECT state, COUNT(*) AS n FROM holds GROUP BY state').all() as {
    state: string
    n: number
  }[]
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

export interface Entry {
  taskId: number
  holdId: number
  kind: string
  state: string
  provider: string
  model: string
  prompt: string
  day: string
  total: bigint
  /** What was held for it. */
  amount: bigint
  /** The id in the answer's raw body; null for an exposure and for a judge's call. */
  responseId: string | null
}

/** The ledger with what it is about. */
export function entriesOf({ sqlite }: Db): Entry[] {
  const rows = sqlite
    .prepare(`
    SELECT CAST(l.task_id AS REAL) AS taskId, CAST(l.hold_id AS REAL) AS holdId, l.kind, l.state, l.provider, m.model, p.text AS prompt,
      l.day, l.total, h.amount, CASE WHEN l.kind = 'answer' THEN b.body END AS body
    FROM ledger l JOIN holds h ON h.id = l.hold_id JOIN models m ON m.id = l.model_id JOIN tasks t ON t.id = l.task_id
      JOIN prompts p ON p.id = t.prompt_id LEFT JOIN answer_bodies b ON b.answer_id = l.answer_id
    ORDER BY l.id`)
    .safeIntegers()
    .all() as (Omit<Entry, 'responseId'> & { body: Buffer | null })[]
  return rows.map(({ body, ...row }) => ({ ...row, responseId: body ? responseIdOf(body) : null }))
}

/** The id that a provider gave its response; Google calls it by another name. */
function responseIdOf(body: Buffer): string {
  const json = JSON.parse(gunzipSync(body).toString()) as { id?: string; responseId?: string }
  return (json.id ?? json.responseId) as string
}
