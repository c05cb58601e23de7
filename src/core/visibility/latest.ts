import type { AnswerRow } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatUsd, pico } from '../money.ts'
import type { Selection } from './repository.ts'

const MOST = 20

/** Reads the newest answers of a selection, as the own brand sees them. */
export function createLatest({ sqlite }: Db) {
  const statement = sqlite.prepare(
    `SELECT a.id AS answerId, a.at, a.day, p.text AS prompt, m.provider, m.model, a.status, n.state, n.rank, n.sentiment,
         (SELECT CAST(COALESCE(SUM(l.total), 0) AS TEXT) FROM ledger l
          WHERE l.answer_id = a.id AND l.kind = 'answer' AND l.state = 'settled') AS cost
       FROM answers a JOIN prompts p ON p.id = a.prompt_id JOIN models m ON m.id = a.model_id
       LEFT JOIN mentions n ON n.answer_id = a.id AND n.brand_id = :ownBrandId
       WHERE a.project_id = :projectId AND a.day BETWEEN :from AND :to
         AND (:modelId IS NULL OR a.model_id = :modelId) AND (:search IS NULL OR a.search = :search)
       ORDER BY a.day DESC, a.id DESC LIMIT :most`,
  )
  return (selection: Selection, ownBrandId: number): AnswerRow[] => {
    const search = selection.search === null ? null : Number(selection.search)
    const rows = statement.all({ ...selection, search, ownBrandId, most: MOST })
    return (rows as (Omit<AnswerRow, 'costUsd'> & { cost: string })[]).map(({ cost, ...row }) => ({
      ...row,
      costUsd: formatUsd(pico(cost)),
    }))
  }
}
