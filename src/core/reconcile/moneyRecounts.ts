import type { Recount } from '../measuring/index.ts'

/** The sums of money and what they should be. Whoever prepares them reads with `safeIntegers()`. */

const LEDGER_KEY = ['day', 'project_id', 'provider', 'model_id', 'kind', 'state']

/** What cost reports read, from the entries themselves. */
export const LEDGER_DAYS: Recount = {
  table: { name: 'ledger_days', key: LEDGER_KEY, counts: ['entries', 'total'] },
  per: 'day',
  kept: `SELECT ${LEDGER_KEY}, entries, total FROM ledger_days WHERE day = @day`,
  counted: `SELECT day, COALESCE(project_id, 0), provider, model_id, kind, state, COUNT(*), SUM(total)
    FROM ledger WHERE day = @day GROUP BY 1, 2, 3, 4, 5, 6`,
}

const USE_KEY = ['scope', 'scope_id', 'period']

/**
 * What counts towards limits in a month and its days, from the ledger's days, which are checked before, and what is held.
 * A row of nothing is as good as none.
 */
export const BUDGET_USE: Recount = {
  table: { name: 'budget_use', key: USE_KEY, counts: ['settled', 'exposure', 'held'] },
  per: 'month',
  kept: `SELECT ${USE_KEY}, settled, exposure, held FROM budget_use
    WHERE (period = substr(@day, 1, 7) OR period BETWEEN @day AND @to) AND (settled <> 0 OR exposure <> 0 OR held <> 0)`,
  counted: `
    WITH movements AS (
      SELECT provider, NULLIF(project_id, 0) AS project_id, day, CASE state WHEN 'settled' THEN total ELSE 0 END AS settled,
        CASE state WHEN 'exposure' THEN total ELSE 0 END AS exposure, 0 AS held
      FROM ledger_days WHERE day BETWEEN @day AND @to
      UNION ALL SELECT provider, project_id, day, 0, 0, amount FROM holds WHERE state = 'open' AND day BETWEEN @day AND @to
    ), scoped AS (
      SELECT 'provider' AS scope, provider AS scope_id, day, settled, exposure, held FROM movements
      UNION ALL SELECT 'all', '', day, settled, exposure, held FROM movements
      UNION ALL SELECT 'project', CAST(project_id AS TEXT), day, settled, exposure, held FROM movements WHERE project_id IS NOT NULL
    ), dated AS (
      SELECT scope, scope_id, day AS period, settled, exposure, held FROM scoped
      UNION ALL SELECT scope, scope_id, substr(day, 1, 7), settled, exposure, held FROM scoped
    )
    SELECT scope, scope_id, period, SUM(settled) AS settled, SUM(exposure) AS exposure, SUM(held) AS held FROM dated
    GROUP BY 1, 2, 3 HAVING SUM(settled) <> 0 OR SUM(exposure) <> 0 OR SUM(held) <> 0`,
}
