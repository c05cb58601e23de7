import type { Db } from '../db/index.ts'
import { type Models, type PriceRow, priceUsage } from '../models/index.ts'
import { type PicoUsd, pico, ZERO } from '../money.ts'
import type { PastCall } from './expectation.ts'

/** Past calls that an expectation rests on, at most: the newest. */
const MOST_CALLS = 400

/** Calls whose like is looked for. */
export interface CallsLike {
  modelId: number
  search: boolean
}

interface CallRow {
  promptId: number
  runId: number
  total: string
  reported: string | null
  serviceTier: string | null
  servedModel: string
  inputTokens: number
  cachedInputTokens: number
  cacheWriteTokens: number
  cacheWrite1hTokens: number
  outputTokens: number
  reasoningTokens: number
  searches: number
}

const COLUMNS = `t.prompt_id AS promptId, l.run_id AS runId, CAST(l.total AS TEXT) AS total, CAST(l.reported_cost AS TEXT) AS reported,
  l.service_tier AS serviceTier, l.served_model AS servedModel, l.input_tokens AS inputTokens,
  l.cached_input_tokens AS cachedInputTokens, l.cache_write_tokens AS cacheWriteTokens,
  l.cache_write_1h_tokens AS cacheWrite1hTokens, l.output_tokens AS outputTokens, l.reasoning_tokens AS reasoningTokens, l.searches`

/**
 * Reads what calls used in the past, and prices it as of today: what a call cost before a price changed says nothing of
 * what it would cost now. Where the provider says what a call cost, that is what it cost.
 */
export function createPastCalls({ db, models }: { db: Db; models: Models }) {
  const ofProject = db.sqlite.prepare(`
    SELECT ${COLUMNS} FROM ledger l JOIN tasks t ON t.id = l.task_id
    WHERE l.model_id = ? AND l.kind = 'answer' AND l.project_id = ? AND l.state = 'settled' AND t.search = ?
    ORDER BY l.id DESC LIMIT ${MOST_CALLS}`)
  const ofOthers = db.sqlite.prepare(`
    SELECT ${COLUMNS} FROM ledger l JOIN tasks t ON t.id = l.task_id
    WHERE l.model_id = ? AND l.kind = 'answer' AND l.state = 'settled' AND t.search = ?
    ORDER BY l.project_id DESC, l.id DESC LIMIT ${MOST_CALLS}`)
  const judgedOf = db.sqlite.prepare(`
    SELECT t.prompt_id AS promptId, l.run_id AS runId, CAST(COALESCE(j.total, 0) AS TEXT) AS total
    FROM ledger l JOIN tasks t ON t.id = l.task_id
      LEFT JOIN ledger j ON j.answer_id = l.answer_id AND j.kind = 'judge' AND j.model_id = ? AND j.state = 'settled'
    WHERE l.model_id = ? AND l.kind = 'answer' AND l.project_id = ? AND l.state = 'settled'
    ORDER BY l.id DESC LIMIT ${MOST_CALLS}`)

  /** Prices calls of a model as of an instant; what was served is looked up once, because there are hundreds of calls. */
  function pricer(modelId: number, now: number): (row: CallRow) => PicoUsd {
    const asked = models.byId(modelId)
    const free = models.isFree(asked.provider)
    const known = new Map<string, PriceRow[]>()
    return (row) => {
      if (row.reported !== null) return pico(row.reported)
      const prices = known.get(row.servedModel) ?? models.pricesFor(models.billedModel(asked, row.servedModel).id, now)
      known.set(row.servedModel, prices)
      const cost = priceUsage({ usage: row, prices, serviceTier: row.serviceTier, reportedCost: null, free })
      return 'unpriced' in cost ? pico(row.total) : cost.total
    }
  }

  return {
    /** Answers of a project by a model, newest first. */
    ofProject({ modelId, search }: CallsLike, projectId: number, now: number): PastCall[] {
      const priced = pricer(modelId, now)
      const rows = ofProject.all(modelId, projectId, search ? 1 : 0) as CallRow[]
      return rows.map((row) => ({ promptId: row.promptId, runId: row.runId, cost: priced(row) }))
    },

    /** Answers by a model to whatever project; their prompts are others. */
    ofOthers({ modelId, search }: CallsLike, now: number): PastCall[] {
      const priced = pricer(modelId, now)
      const rows = ofOthers.all(modelId, search ? 1 : 0) as CallRow[]
      return rows.map((row) => ({ promptId: null, runId: row.runId, cost: priced(row) }))
    },

    /**
     * What a judge cost for each answer of a model in a project, nothing where the answer named nobody. Empty when that
     * judge was never asked.
     */
    judged(judgeId: number, modelId: number, projectId: number): PastCall[] {
      const rows = judgedOf.all(judgeId, modelId, projectId) as { promptId: number; runId: number; total: string }[]
      const calls = rows.map(({ promptId, runId, total }) => ({ promptId, runId, cost: pico(total) }))
      return calls.some(({ cost }) => cost > ZERO) ? calls : []
    },
  }
}
