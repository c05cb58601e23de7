import type { Db } from '../db/index.ts'
import type { PicoUsd } from '../money.ts'
import type { MentionRow } from './measure.ts'

/** The cell of the snapshots that an answer belongs to. */
export interface Cell {
  day: string
  projectId: number
  promptId: number
  modelId: number
  search: boolean
}

type AnswerStatus = 'ok' | 'refused' | 'truncated' | 'filtered'

const isValid = (status: AnswerStatus): boolean => status === 'ok' || status === 'refused'

const CELL_COLUMNS = 'day, project_id, prompt_id, model_id, surface, search'
const CELL_MATCH = 'project_id = ? AND day = ? AND prompt_id = ? AND model_id = ? AND surface = ? AND search = ?'
const DAY_MATCH = 'project_id = ? AND day = ?'

/**
 * Counts brands over the mentions of valid answers. This text defines what a snapshot row is: adding answer by answer
 * below must come to the same, and a test recounts.
 */
const countBrands = (where: string) => `
  INSERT INTO snapshots (${CELL_COLUMNS}, brand_id, valid, named, rank_sum, rank_n, top1, top3,
    positive, neutral, negative, mixed, unscored, cited, citations)
  SELECT a.day, a.project_id, a.prompt_id, a.model_id, a.surface, a.search, m.brand_id,
    COUNT(*), SUM(m.state = 'named'), COALESCE(SUM(m.rank), 0), COUNT(m.rank), COALESCE(SUM(m.rank = 1), 0), COALESCE(SUM(m.rank <= 3), 0),
    SUM(m.sentiment = 'positive'), SUM(m.sentiment = 'neutral'), SUM(m.sentiment = 'negative'), SUM(m.sentiment = 'mixed'),
    SUM(m.sentiment = 'unscored'), SUM(m.citations > 0), SUM(m.citations)
  FROM answers a JOIN mentions m ON m.answer_id = a.id
  WHERE ${where} AND a.status IN ('ok', 'refused')
  GROUP BY a.day, a.project_id, a.prompt_id, a.model_id, a.surface, a.search, m.brand_id`

const prefixed = (match: string) => match.replaceAll(/(\w+) = \?/g, 'a.$1 = ?')

/**
 * Keeps the daily snapshots. `add*` belong in the transaction that stores what they count; `recount*` makes the rows
 * anew from the stored answers, and comes to identical rows.
 */
export function createSnapshots(db: Db) {
  const { sqlite } = db
  const addTotals = sqlite.prepare(`
    INSERT INTO snapshot_totals (${CELL_COLUMNS}, ok, refused, truncated, filtered, errors, citations, latency_ms_sum, cost)
    VALUES (?, ?, ?, ?, 'api', ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (project_id, day, prompt_id, model_id, surface, search) DO UPDATE SET
      ok = ok + excluded.ok, refused = refused + excluded.refused, truncated = truncated + excluded.truncated,
      filtered = filtered + excluded.filtered, errors = errors + excluded.errors, citations = citations + excluded.citations,
      latency_ms_sum = latency_ms_sum + excluded.latency_ms_sum, cost = cost + excluded.cost`)
  const addBrand = sqlite.prepare(`
    INSERT INTO snapshots (${CELL_COLUMNS}, brand_id, valid, named, rank_sum, rank_n, top1, top3,
      positive, neutral, negative, mixed, unscored, cited, citations)
    VALUES (?, ?, ?, ?, 'api', ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (project_id, day, prompt_id, model_id, surface, search, brand_id) DO UPDATE SET
      valid = valid + 1, named = named + excluded.named, rank_sum = rank_sum + excluded.rank_sum, rank_n = rank_n + excluded.rank_n,
      top1 = top1 + excluded.top1, top3 = top3 + excluded.top3, positive = positive + excluded.positive,
      neutral = neutral + excluded.neutral, negative = negative + excluded.negative, mixed = mixed + excluded.mixed,
      unscored = unscored + excluded.unscored, cited = cited + excluded.cited, citations = citations + excluded.citations`)
  const clearCell = sqlite.prepare(`DELETE FROM snapshots WHERE ${CELL_MATCH}`)
  const recountCell = sqlite.prepare(countBrands(prefixed(CELL_MATCH)))
  const clearDay = sqlite.prepare(`DELETE FROM snapshots WHERE ${DAY_MATCH}`)
  const recountDay = sqlite.prepare(countBrands(prefixed(DAY_MATCH)))
  const clearTotals = sqlite.prepare(`DELETE FROM snapshot_totals WHERE ${DAY_MATCH}`)
  const recountTotals = sqlite.prepare(countTotals)

  return {
    /** Counts an answer that is being stored, whatever its status. */
    addAnswer(cell: Cell, answer: { status: AnswerStatus; citations: number; latencyMs: number; cost: PicoUsd }): void {
      const is = (status: AnswerStatus) => (answer.status === status ? 1 : 0)
      const citations = isValid(answer.status) ? answer.citations : 0
      addTotals.run(
        ...[cell.day, cell.projectId, cell.promptId, cell.modelId, cell.search ? 1 : 0],
        ...[is('ok'), is('refused'), is('truncated'), is('filtered'), 0, citations, answer.latencyMs, answer.cost],
      )
    },
    /** Counts a task that was given up. */
    addError(cell: Cell): void {
      const { day, projectId, promptId, modelId, search } = cell
      addTotals.run(day, projectId, promptId, modelId, search ? 1 : 0, 0, 0, 0, 0, 1, 0, 0, 0n)
    },
    /** Counts the brands of an answer that is analysed for the first time. */
    addMentions(cell: Cell, status: AnswerStatus, mentions: readonly MentionRow[]): void {
      if (!isValid(status)) return
      const { day, projectId, promptId, modelId, search } = cell
      for (const m of mentions) {
        const is = (sentiment: MentionRow['sentiment']) => (m.sentiment === sentiment ? 1 : 0)
        addBrand.run(
          ...[day, projectId, promptId, modelId, search ? 1 : 0, m.brandId, m.state === 'named' ? 1 : 0],
          ...[m.rank ?? 0, m.rank === null ? 0 : 1, m.rank === 1 ? 1 : 0, m.rank !== null && m.rank <= 3 ? 1 : 0],
          ...[is('positive'), is('neutral'), is('negative'), is('mixed'), is('unscored')],
          ...[m.citations > 0 ? 1 : 0, m.citations],
        )
      }
    },
    /** Recounts the brands of one cell, after an answer in it was judged. */
    recountCell(cell: Cell): void {
      const key = [cell.projectId, cell.day, cell.promptId, cell.modelId, 'api', cell.search ? 1 : 0]
      clearCell.run(...key)
      recountCell.run(...key)
    },
    /** Makes one project-day anew, brands and totals. */
    recountDay(projectId: number, day: string): void {
      clearDay.run(projectId, day)
      recountDay.run(projectId, day)
      clearTotals.run(projectId, day)
      recountTotals.run(projectId, day, projectId, day)
    },
  }
}

/** Totals of a project-day: stored answers with what they cost, and tasks that were given up. */
const countTotals = `
  INSERT INTO snapshot_totals (${CELL_COLUMNS}, ok, refused, truncated, filtered, errors, citations, latency_ms_sum, cost)
  SELECT day, project_id, prompt_id, model_id, surface, search, SUM(ok), SUM(refused), SUM(truncated), SUM(filtered), SUM(errors),
    SUM(citations), SUM(latency), SUM(cost)
  FROM (
    SELECT a.day, a.project_id, a.prompt_id, a.model_id, a.surface, a.search,
      a.status = 'ok' AS ok, a.status = 'refused' AS refused, a.status = 'truncated' AS truncated, a.status = 'filtered' AS filtered,
      0 AS errors, a.latency_ms AS latency,
      CASE WHEN a.status IN ('ok', 'refused') THEN (SELECT COUNT(*) FROM citations c WHERE c.answer_id = a.id) ELSE 0 END AS citations,
      COALESCE((SELECT SUM(l.total) FROM ledger l WHERE l.answer_id = a.id AND l.kind = 'answer' AND l.state = 'settled'), 0) AS cost
    FROM answers a WHERE a.project_id = ? AND a.day = ?
    UNION ALL
    SELECT r.day, t.project_id, t.prompt_id, t.model_id, 'api', t.search, 0, 0, 0, 0, 1, 0, 0, 0
    FROM runs r JOIN tasks t ON t.run_id = r.id
    WHERE r.project_id = ? AND r.day = ? AND t.state = 'failed' AND t.kind = 'answer'
  )
  GROUP BY day, project_id, prompt_id, model_id, surface, search`
