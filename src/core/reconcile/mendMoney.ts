import type { Db } from '../db/index.ts'
import { type Cost, type Models, priceUsage } from '../models/index.ts'
import { formatUsd, pico } from '../money.ts'
import type { Usage } from '../providers/index.ts'

/** What a call used, and whose prices charge it. */
interface Used extends Usage {
  provider: string
  modelId: number
  servedModel: string | null
  serviceTier: string | null
  at: number
}

interface AnswerUsed extends Used {
  answerId: number
}

interface EntryUsed extends Used {
  total: bigint
  searchCost: bigint
}

interface ClosedHold {
  state: string
  taskId: bigint | null
  amount: bigint
  day: string
  at: bigint
}

const COUNTS = `input_tokens AS inputTokens, cached_input_tokens AS cachedInputTokens, cache_write_tokens AS cacheWriteTokens,
  output_tokens AS outputTokens, reasoning_tokens AS reasoningTokens, searches`

/**
 * Mends the ledger's entries from what is stored. The sums that rest on them are left to the recount which follows. Every
 * function belongs inside a transaction, and @returns what stands there now, or null when nothing can be said.
 */
export function createMoneyMends({ db, models }: { db: Db; models: Models }) {
  const s = prepare(db)

  /** What a call cost by the prices of its moment; null where a price is missing. */
  function costOf({ provider, modelId, servedModel, serviceTier, at, ...usage }: Used): Cost | null {
    const billed = models.billedModel(models.byId(modelId), servedModel ?? '')
    const cost = priceUsage({
      ...{ usage, serviceTier, reportedCost: null },
      ...{ prices: models.pricesFor(billed.id, at), free: models.isFree(provider) },
    })
    return 'unpriced' in cost ? null : cost
  }

  /** Enters a call: at what its answer cost, or as exposure of all that was held for it when nobody can say. */
  function enter(holdId: number, hold: ClosedHold): object {
    const answer = hold.taskId === null ? undefined : (s.answer.get(hold.taskId) as AnswerUsed | undefined)
    const cost = hold.state === 'settled' && answer ? costOf(answer) : null
    if (answer && cost) {
      const { answerId, servedModel } = answer
      const counts = [answer.inputTokens, answer.cachedInputTokens, answer.cacheWriteTokens, 0]
      s.enter.run(
        ...[hold.at, servedModel, answerId, 'settled', ...counts, answer.outputTokens, answer.reasoningTokens],
        ...[answer.searches, cost.tokens, cost.search, cost.total, JSON.stringify(cost.priceIds), holdId],
      )
      return { state: 'settled', totalUsd: formatUsd(cost.total) }
    }
    const state = hold.state === 'written_off' ? 'written_off' : 'exposure'
    s.enter.run(hold.at, null, null, state, 0, 0, 0, 0, 0, 0, 0, hold.amount, 0, hold.amount, '[]', holdId)
    s.setHold.run(state, holdId)
    return { state, totalUsd: formatUsd(pico(hold.amount)) }
  }

  return {
    /** A closed hold whose entry is missing. */
    enterHold(holdId: number): object | null {
      const hold = s.closedHold.get(holdId) as ClosedHold | undefined
      return hold ? enter(holdId, hold) : null
    },

    /** A call that was made, of which neither a closed hold nor an entry tells. */
    enterTask(taskId: number): object | null {
      const answer = s.answer.get(taskId) as AnswerUsed | undefined
      const cost = answer ? costOf(answer) : null
      if (!answer || !cost || s.taskEntry.get(taskId)) return null
      const holdId = Number(s.hold.run({ taskId, amount: cost.total, at: answer.at }).lastInsertRowid)
      return this.enterHold(holdId)
    },

    /** Prices an entry that has none; one that was charged keeps its total, and learns which prices made it. */
    price(entryId: number): object | null {
      const entry = readEntry(entryId)
      const cost = entry && costOf(entry)
      if (!entry || !cost || cost.priceIds.length === 0) return null
      if (entry.total !== 0n && entry.total !== cost.total) return null
      s.price.run(cost.tokens, cost.search, cost.total, JSON.stringify(cost.priceIds), entryId)
      return { totalUsd: formatUsd(cost.total), priceIds: cost.priceIds }
    },

    /** The parts of an entry's total: as its prices make them, else the search's part as far as the total covers it. */
    split(entryId: number): object | null {
      const entry = readEntry(entryId)
      if (!entry) return null
      const cost = costOf(entry)
      const covered = entry.searchCost >= 0n && entry.searchCost <= entry.total ? entry.searchCost : 0n
      const search = cost?.total === entry.total ? cost.search : covered
      s.split.run(entry.total - search, search, entryId)
      return { tokensCostUsd: formatUsd(pico(entry.total - search)), searchCostUsd: formatUsd(pico(search)) }
    },

    /** Ends a hold as its entry says. */
    endAsEntry(entryId: number): object | null {
      const state = s.entryState.get(entryId) as string | undefined
      if (state === undefined) return null
      s.setHoldOf.run(state, entryId)
      return { entry: state, hold: state }
    },
  }

  function readEntry(entryId: number): EntryUsed | null {
    const row = s.entry.get(entryId) as Record<string, unknown> | undefined
    if (!row) return null
    const numbers = Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' && name !== 'total' && name !== 'searchCost' ? Number(value) : value,
    ])
    return Object.fromEntries(numbers) as EntryUsed
  }
}

function prepare({ sqlite }: Db) {
  return {
    closedHold: sqlite
      .prepare(`
        SELECT state, task_id AS taskId, amount, day, COALESCE(closed_at, created_at) AS at FROM holds
        WHERE id = ? AND state IN ('settled', 'exposure', 'written_off') AND NOT EXISTS (SELECT 1 FROM ledger WHERE hold_id = holds.id)`)
      .safeIntegers(),
    answer: sqlite.prepare(`
      SELECT id AS answerId, (SELECT provider FROM tasks WHERE tasks.id = task_id) AS provider, model_id AS modelId,
        served_model AS servedModel, NULL AS serviceTier, at, 0 AS cacheWrite1hTokens, ${COUNTS}
      FROM answers WHERE task_id = ?`),
    entry: sqlite
      .prepare(`
        SELECT provider, model_id AS modelId, served_model AS servedModel, service_tier AS serviceTier, at, total,
          search_cost AS searchCost, cache_write_1h_tokens AS cacheWrite1hTokens, ${COUNTS} FROM ledger WHERE id = ?`)
      .safeIntegers(),
    taskEntry: sqlite.prepare('SELECT 1 FROM ledger WHERE task_id = ?'),
    hold: sqlite.prepare(`
      INSERT INTO holds (task_id, owner_id, provider, project_id, model_id, kind, run_id, amount, estimate, state, day, created_at, closed_at)
      SELECT t.id, r.owner_id, t.provider, t.project_id, t.model_id, t.kind, t.run_id, @amount, 0, 'settled', r.day, @at, @at
      FROM tasks t JOIN runs r ON r.id = t.run_id WHERE t.id = @taskId`),
    enter: sqlite.prepare(`
      INSERT INTO ledger (at, day, provider, model_id, served_model, kind, project_id, run_id, task_id, answer_id, hold_id, state,
        input_tokens, cached_input_tokens, cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens, searches,
        tokens_cost, search_cost, total, price_ids)
      SELECT ?, h.day, h.provider, h.model_id, ?, h.kind, h.project_id, h.run_id, h.task_id, ?, h.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      FROM holds h WHERE h.id = ?`),
    setHold: sqlite.prepare('UPDATE holds SET state = ? WHERE id = ?'),
    setHoldOf: sqlite.prepare(
      'UPDATE holds SET state = ?, closed_at = COALESCE(closed_at, created_at) WHERE id = (SELECT hold_id FROM ledger WHERE id = ?)',
    ),
    entryState: sqlite.prepare('SELECT state FROM ledger WHERE id = ?').pluck(),
    price: sqlite.prepare('UPDATE ledger SET tokens_cost = ?, search_cost = ?, total = ?, price_ids = ? WHERE id = ?'),
    split: sqlite.prepare('UPDATE ledger SET tokens_cost = ?, search_cost = ? WHERE id = ?'),
  }
}
