import type { QuoteOutcome } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatUsd, parseUsd, pico } from '../money.ts'
import type { Quote, QuoteBasis } from './quote.ts'

interface QuoteRow {
  expected: bigint
  low: bigint
  high: bigint
  worst: bigint
  basis: QuoteBasis
}

/** Finished runs that a project's quotes are judged by, the newest. */
const JUDGED_RUNS = 90

/** Keeps what runs were quoted, and says how good the quotes were. */
export function createRunQuotes({ sqlite }: Db) {
  const put = sqlite.prepare(
    'INSERT INTO run_quotes (run_id, calls, expected, low, high, worst, basis) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const of = sqlite.prepare('SELECT expected, low, high, worst, basis FROM run_quotes WHERE run_id = ?').safeIntegers()
  // Runs that did all they were quoted for: what was cancelled or failed cost less for another reason.
  const judged = sqlite
    .prepare(`
    SELECT q.low, q.high, q.expected, q.basis,
      (SELECT COALESCE(SUM(l.total), 0) FROM ledger l WHERE l.run_id = r.id AND l.state = 'settled') AS cost
    FROM runs r JOIN run_quotes q ON q.run_id = r.id
    WHERE r.project_id = ? AND r.status = 'completed' ORDER BY r.created_at DESC LIMIT ${JUDGED_RUNS}`)
    .safeIntegers()

  return {
    /** Call inside the transaction that makes the run. */
    put(runId: number, { calls, expectedUsd, lowUsd, highUsd, worstCaseUsd, basis }: Quote): void {
      const amounts = [expectedUsd, lowUsd, highUsd, worstCaseUsd].map(parseUsd)
      put.run(runId, calls, ...amounts, basis)
    },

    /** What a run was quoted; null for one of before quotes were kept. */
    of(runId: number): QuoteOutcome | null {
      const row = of.get(runId) as QuoteRow | undefined
      if (!row) return null
      const { expected, low, high, worst, basis } = row
      const [expectedUsd, lowUsd, highUsd, worstUsd] = [expected, low, high, worst].map((one) => formatUsd(pico(one)))
      return { expectedUsd: expectedUsd!, lowUsd: lowUsd!, highUsd: highUsd!, worstUsd: worstUsd!, basis }
    },

    /** Of a project's completed runs, how many cost what their quotes' intervals said, of those that rest on history. */
    record(projectId: number): { runs: number; within: number } {
      const rows = judged.all(projectId) as (Pick<QuoteRow, 'low' | 'high' | 'basis'> & { cost: bigint })[]
      const known = rows.filter(({ basis }) => basis === 'history')
      const within = known.filter(({ low, high, cost }) => low <= cost && cost <= high)
      return { runs: known.length, within: within.length }
    },
  }
}

export type RunQuotes = ReturnType<typeof createRunQuotes>
