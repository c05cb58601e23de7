import type { Db } from '../db/index.ts'
import type { Models } from '../models/index.ts'
import { type PicoUsd, pico } from '../money.ts'
import type { Period } from '../period.ts'
import { addDays } from '../time.ts'
import type { Comparison } from './comparison.ts'
import { instantsOf } from './days.ts'
import type { BillStore } from './store.ts'
import type { BilledLine, BillOrigin } from './types.ts'

/** Lines, and entries, that are shown of one figure. */
const SHOWN = 200

/** Which figure is opened: some of the provider's own days, one model of them or all. */
export interface Opened extends Period {
  provider: string
  /** Null for every model. */
  modelId: number | null
  /** The provider's name of a model that the registry does not know. */
  model: string | null
}

/** An entry of the ledger behind a figure. */
export interface BehindEntry {
  entryId: number
  at: number
  modelId: number
  servedModel: string | null
  answerId: number | null
  state: 'settled' | 'exposure'
  inputTokens: number
  outputTokens: number
  searches: number
  total: PicoUsd
}

type RawEntry = Omit<
  BehindEntry,
  'total' | 'entryId' | 'at' | 'modelId' | 'answerId' | 'inputTokens' | 'outputTokens' | 'searches'
> &
  Record<'entryId' | 'at' | 'modelId' | 'inputTokens' | 'outputTokens' | 'searches' | 'total', bigint> & {
    answerId: bigint | null
  }

/** What stands behind a figure of a comparison: lines of the bill, and entries of the ledger. */
export function createBehind({ db, models, store }: { db: Db; models: Models; store: BillStore }) {
  const asked = db.sqlite.prepare('SELECT id, model FROM models WHERE provider = ?')

  /** The models whose calls a bill shows under one: its aliases and dated names. */
  function askedAs({ provider, modelId, model }: Opened): number[] | null {
    if (modelId === null) return model === null ? null : []
    const rows = asked.all(provider) as { id: number; model: string }[]
    return rows
      .filter((row) => row.id === modelId || models.listedAs(provider, row.model)?.id === modelId)
      .map(({ id }) => id)
  }

  function entriesOf(opened: Opened): { entries: BehindEntry[]; count: number } {
    const { provider, from, to } = opened
    const ids = askedAs(opened)
    const { start, end } = instantsOf(provider, from, to)
    const where = `provider = ? AND day BETWEEN ? AND ? AND at >= ? AND at < ? AND state <> 'written_off'
      ${ids === null ? '' : `AND model_id IN (${ids.join(', ')})`}`
    const values = [provider, addDays(from, -1), addDays(to, 1), start, end]
    const rows = db.sqlite
      .prepare(`
      SELECT id AS entryId, at, model_id AS modelId, served_model AS servedModel, answer_id AS answerId, state,
        input_tokens AS inputTokens, output_tokens AS outputTokens, searches, total
      FROM ledger WHERE ${where} ORDER BY day DESC, id DESC LIMIT ${SHOWN}`)
      .safeIntegers()
      .all(...values) as RawEntry[]
    const count = db.sqlite
      .prepare(`SELECT COUNT(*) FROM ledger WHERE ${where}`)
      .pluck()
      .get(...values) as number
    return { entries: rows.map(entryOf), count }
  }

  return (opened: Opened, { origins, named }: Pick<Comparison, 'origins' | 'named'>): Behind => {
    const { provider, from, to, modelId, model } = opened
    const lines = store.lines(provider, from, to).filter((line) => {
      if (origins.get(line.day) !== line.source) return false
      if (modelId === null && model === null) return true
      if (modelId === null) return line.model === model
      return line.model !== null && named(line.model) === modelId
    })
    return { lines: lines.slice(0, SHOWN), lineCount: lines.length, ...entriesOf(opened) }
  }
}

export interface Behind {
  lines: (BilledLine & { source: BillOrigin })[]
  lineCount: number
  entries: BehindEntry[]
  count: number
}

const entryOf = (row: RawEntry): BehindEntry => ({
  ...{ entryId: Number(row.entryId), at: Number(row.at), modelId: Number(row.modelId), servedModel: row.servedModel },
  ...{ answerId: row.answerId === null ? null : Number(row.answerId), state: row.state },
  ...{ inputTokens: Number(row.inputTokens), outputTokens: Number(row.outputTokens), searches: Number(row.searches) },
  total: pico(row.total),
})
