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

const nothing = ({ settled, exposure, held }: Counted) => settled === 0n && exposure === 0n && held === 0n

/** The counters as they are kept beside as they should be; equal when the books are right. */
export function countersOf({ sqlite }: Db): { kept: Counted[]; recounted: Counted[] } {
  const read = (text: string) => (sqlite.prepare(text).safeIntegers().all() as Counted[]).filter((row) => !nothing(row))
  return { kept: read(KEPT), recounted: read(RECOUNT) }
}

/** Every row of the snapshots, in the order of their keys. */
export function snapshotsOf({ sqlite }: Db): { totals: unknown[]; brands: unknown[] } {
  const cell = 'project_id, day, prompt_id, model_id, surface, search'
  return {
    totals: sqlite.prepare(`SELECT * FROM snapshot_totals ORDER BY ${cell}`).safeIntegers().all(),
    brands: sqlite.prepare(`SELECT * FROM snapshots ORDER BY ${cell}, brand_id`).safeIntegers().all(),
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
