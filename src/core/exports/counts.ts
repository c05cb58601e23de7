import type { Db } from '../db/index.ts'
import { formatUsd, pico } from '../money.ts'
import type { Period } from '../period.ts'
import { type ExportedProject, usageOf } from './answers.ts'
import { pagesByDay } from './pages.ts'
import type { LedgerExport, SnapshotExport, UsageFields } from './rows.ts'

const PAGE = 1000

interface SnapshotRow extends Omit<SnapshotExport, 'project' | 'search' | 'isOwn'> {
  search: number
  isOwn: number
  promptId: number
  modelId: number
  brandId: number
}

interface LedgerRow
  extends UsageFields,
    Omit<LedgerExport, 'at' | 'usage' | 'priceIds' | 'tokensUsd' | 'searchUsd' | 'totalUsd'> {
  at: number
  tokens: string
  searchCost: string
  total: string
  priceIds: string
}

const SNAPSHOTS = `
  SELECT s.day, p.text AS prompt, m.provider, m.model, s.surface, s.search, b.name AS brand, b.is_own AS isOwn, s.valid, s.named,
    s.rank_sum AS rankSum, s.rank_n AS rankN, s.top1, s.top3, s.positive, s.neutral, s.negative, s.mixed, s.unscored, s.cited,
    s.citations, s.prompt_id AS promptId, s.model_id AS modelId, s.brand_id AS brandId
  FROM snapshots s JOIN prompts p ON p.id = s.prompt_id JOIN models m ON m.id = s.model_id JOIN brands b ON b.id = s.brand_id
  WHERE s.project_id = :projectId AND s.day <= :to AND b.removed_at IS NULL
    AND (s.day, s.prompt_id, s.model_id, s.surface, s.search, s.brand_id) >
        (:day, :promptId, :modelId, :surface, :search, :brandId)
  ORDER BY s.day, s.prompt_id, s.model_id, s.surface, s.search, s.brand_id LIMIT ${PAGE}`

const ledgerPage = (where: string) => `
  SELECT l.id AS entryId, l.at, l.day, l.provider, m.model, l.served_model AS servedModel, l.kind, p.name AS project,
    l.run_id AS runId, l.answer_id AS answerId, l.input_tokens AS inputTokens, l.cached_input_tokens AS cachedInputTokens,
    l.cache_write_tokens AS cacheWriteTokens, l.output_tokens AS outputTokens, l.reasoning_tokens AS reasoningTokens, l.searches,
    CAST(l.tokens_cost AS TEXT) AS tokens, CAST(l.search_cost AS TEXT) AS searchCost, CAST(l.total AS TEXT) AS total,
    l.state, l.price_ids AS priceIds
  FROM ledger l JOIN models m ON m.id = l.model_id LEFT JOIN projects p ON p.id = l.project_id
  WHERE ${where} l.day = :day AND l.id > :id ORDER BY l.id LIMIT ${PAGE}`

const ledgerDay = (where: string) => `SELECT MIN(day) FROM ledger WHERE ${where} day BETWEEN :from AND :to`

/** Reads snapshots and the ledger page by page, by key. */
export function createCountReader({ sqlite }: Db) {
  const snapshots = sqlite.prepare(SNAPSHOTS)
  const everything = { day: sqlite.prepare(ledgerDay('')).pluck(), page: sqlite.prepare(ledgerPage('')) }
  const ofProject = {
    day: sqlite.prepare(ledgerDay('project_id = :projectId AND')).pluck(),
    page: sqlite.prepare(ledgerPage('l.project_id = :projectId AND')),
  }

  return {
    *snapshots(project: ExportedProject, { from, to }: Period): Generator<SnapshotExport> {
      let after = { day: from, promptId: 0, modelId: 0, surface: '', search: 0, brandId: 0 }
      for (;;) {
        const page = snapshots.all({ projectId: project.id, to, ...after }) as SnapshotRow[]
        const last = page.at(-1)
        if (!last) return
        for (const row of page) yield snapshotOf(project, row)
        const { day, promptId, modelId, surface, search, brandId } = last
        after = { day, promptId, modelId, surface, search, brandId }
      }
    },

    /** @param project null for every entry, those of removed projects included */
    *ledger(project: ExportedProject | null, period: Period): Generator<LedgerExport> {
      const statements = project ? ofProject : everything
      const whose = project ? { projectId: project.id } : {}
      const pages = pagesByDay<LedgerRow>(
        {
          firstDay: (stretch) => statements.day.get({ ...whose, ...stretch }) as string | null,
          page: (day, id) => statements.page.all({ ...whose, day, id }) as LedgerRow[],
          idOf: (row) => row.entryId,
        },
        period,
      )
      for (const page of pages) for (const row of page) yield entryOf(row)
    },
  }
}

function snapshotOf(project: ExportedProject, row: SnapshotRow): SnapshotExport {
  const { promptId: _, modelId: __, brandId: ___, ...exported } = row
  const { day, ...rest } = exported
  return { day, project: project.name, ...rest, search: row.search === 1, isOwn: row.isOwn === 1 }
}

const entryOf = (row: LedgerRow): LedgerExport => ({
  entryId: row.entryId,
  at: new Date(row.at).toISOString(),
  day: row.day,
  provider: row.provider,
  model: row.model,
  servedModel: row.servedModel,
  kind: row.kind,
  project: row.project,
  runId: row.runId,
  answerId: row.answerId,
  usage: usageOf(row),
  tokensUsd: formatUsd(pico(row.tokens)),
  searchUsd: formatUsd(pico(row.searchCost)),
  totalUsd: formatUsd(pico(row.total)),
  state: row.state,
  priceIds: JSON.parse(row.priceIds) as number[],
})
