import type { EntryFilter, LedgerEntry } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatModelRef } from '../modelRef.ts'
import { formatUsd, pico } from '../money.ts'
import { costNames } from './cells.ts'

/** Entries of one page. */
const PAGE_ENTRIES = 100

/** Where a page of entries ended. */
export interface Place {
  day: string
  entryId: number
}

/** The entries of the ledger that a figure adds up, newest first, a page at a time. */
export function createEntries(db: Db) {
  return (filter: EntryFilter, after: Place | null): { entries: LedgerEntry[]; next: Place | null } => {
    const names = costNames(db)
    const { conditions, values } = where(filter, after)
    const rows = db.sqlite
      .prepare(`
      SELECT id, at, day, provider, model_id, served_model, kind, project_id, answer_id, state, input_tokens,
        cached_input_tokens, output_tokens, reasoning_tokens, searches, tokens_cost, search_cost, total
      FROM ledger WHERE ${conditions.join(' AND ')} ORDER BY day DESC, id DESC LIMIT ${PAGE_ENTRIES + 1}`)
      .safeIntegers()
      .all(...values) as EntryRow[]
    const entries = rows.slice(0, PAGE_ENTRIES).map((row) => entryOf(row, names))
    const last = entries.at(-1)
    return { entries, next: last && rows.length > PAGE_ENTRIES ? { day: last.day, entryId: last.entryId } : null }
  }
}

function where(filter: EntryFilter, after: Place | null) {
  const { from, to, provider, modelId, projectId, kind, state } = filter
  const given: [string, ...(string | number)[]][] = [['day BETWEEN ? AND ?', from, after?.day ?? to]]
  if (provider !== null) given.push(['provider = ?', provider])
  if (modelId !== null) given.push(['model_id = ?', modelId])
  if (projectId === 'none') given.push(['project_id IS NULL'])
  else if (projectId !== null) given.push(['project_id = ?', projectId])
  if (kind !== null) given.push(['kind = ?', kind])
  if (state !== null) given.push(['state = ?', state])
  if (after) given.push(['(day < ? OR id < ?)', after.day, after.entryId])
  return { conditions: given.map(([text]) => text), values: given.flatMap(([, ...values]) => values) }
}

interface EntryRow extends Record<NumberColumn, bigint> {
  day: string
  provider: string
  served_model: string | null
  kind: LedgerEntry['kind']
  project_id: bigint | null
  answer_id: bigint | null
  state: LedgerEntry['state']
}

type NumberColumn =
  | 'id'
  | 'at'
  | 'model_id'
  | `${'input' | 'cached_input' | 'output' | 'reasoning'}_tokens`
  | 'searches'
  | 'tokens_cost'
  | 'search_cost'
  | 'total'

const entryOf = (row: EntryRow, names: ReturnType<typeof costNames>): LedgerEntry => ({
  entryId: Number(row.id),
  at: Number(row.at),
  day: row.day,
  model: formatModelRef({ provider: row.provider, model: names.model(Number(row.model_id)) }),
  servedModel: row.served_model,
  kind: row.kind,
  projectId: row.project_id === null ? null : Number(row.project_id),
  project: row.project_id === null ? null : names.project(Number(row.project_id)),
  answerId: row.answer_id === null ? null : Number(row.answer_id),
  state: row.state,
  inputTokens: Number(row.input_tokens),
  cachedInputTokens: Number(row.cached_input_tokens),
  outputTokens: Number(row.output_tokens),
  reasoningTokens: Number(row.reasoning_tokens),
  searches: Number(row.searches),
  tokensUsd: formatUsd(pico(row.tokens_cost)),
  searchUsd: formatUsd(pico(row.search_cost)),
  totalUsd: formatUsd(pico(row.total)),
})
