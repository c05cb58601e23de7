import type { Db } from '../db/index.ts'
import { formatUsd, pico } from '../money.ts'
import type { Period } from '../period.ts'
import { pagesByDay } from './pages.ts'
import type { AnswerExport, CitationExport, CostFields, MentionExport, UsageFields } from './rows.ts'

const PAGE = 200
const NOTHING: CostFields = { tokensUsd: '0', searchUsd: '0', totalUsd: '0' }

/** A project as an export names it. */
export interface ExportedProject {
  id: number
  name: string
}

interface Head extends UsageFields {
  answerId: number
  runId: number
  day: string
  prompt: string
  provider: string
  model: string
  servedModel: string
  surface: string
  search: number
  sample: number
  status: AnswerExport['status']
  finishReason: string | null
  latencyMs: number
}

interface GivenUp {
  taskId: number
  prompt: string
  provider: string
  model: string
  search: number
  sample: number
  errorClass: string | null
}

type Of<T> = T & { answerId: number }
type MentionRow = Omit<Of<MentionExport>, 'isOwn'> & { isOwn: number }

const HEADS = `
  SELECT a.id AS answerId, a.run_id AS runId, a.day, p.text AS prompt, m.provider, m.model, a.served_model AS servedModel,
    a.surface, a.search, a.sample, a.status, a.finish_reason AS finishReason, a.latency_ms AS latencyMs,
    a.input_tokens AS inputTokens, a.cached_input_tokens AS cachedInputTokens, a.cache_write_tokens AS cacheWriteTokens,
    a.output_tokens AS outputTokens, a.reasoning_tokens AS reasoningTokens, a.searches
  FROM answers a JOIN prompts p ON p.id = a.prompt_id JOIN models m ON m.id = a.model_id
  WHERE a.project_id = ? AND a.day = ? AND a.id > ? ORDER BY a.id LIMIT ${PAGE}`

const THESE = 'IN (SELECT value FROM json_each(?))'

/**
 * Reads a project's answers page by page, by key, so that an export of any length holds one page; texts, which may be
 * long, one at a time.
 */
export function createAnswerReader({ sqlite }: Db) {
  const heads = sqlite.prepare(HEADS)
  const firstDay = sqlite.prepare('SELECT MIN(day) FROM answers WHERE project_id = ? AND day BETWEEN ? AND ?').pluck()
  const text = sqlite.prepare('SELECT text FROM answers WHERE id = ?').pluck()
  const citations = sqlite.prepare(`
    SELECT answer_id AS answerId, position, url, title, domain, domain_from AS domainFrom
    FROM citations WHERE answer_id ${THESE} ORDER BY answer_id, position`)
  const mentions = sqlite.prepare(`
    SELECT n.answer_id AS answerId, b.name AS brand, b.is_own AS isOwn, n.state, n.count, n.first_offset AS firstOffset,
      n.rank, n.sentiment, n.sentiment_method AS sentimentMethod, n.citations
    FROM mentions n JOIN brands b ON b.id = n.brand_id
    WHERE n.answer_id ${THESE} AND b.removed_at IS NULL ORDER BY n.answer_id, b.is_own DESC, b.position`)
  const COST = `CAST(SUM(tokens_cost) AS TEXT) AS tokens, CAST(SUM(search_cost) AS TEXT) AS search, CAST(SUM(total) AS TEXT) AS total`
  const costs = sqlite.prepare(`
    SELECT answer_id AS answerId, ${COST} FROM ledger
    WHERE answer_id ${THESE} AND kind = 'answer' AND state = 'settled' GROUP BY answer_id`)
  const runs = sqlite.prepare(`
    SELECT id, day, created_at AS createdAt FROM runs
    WHERE project_id = :projectId AND (created_at, id) > (:createdAt, :id) ORDER BY created_at, id LIMIT ${PAGE}`)
  const givenUp = sqlite.prepare(`
    SELECT t.id AS taskId, p.text AS prompt, m.provider, m.model, t.search, t.sample, t.error_class AS errorClass
    FROM tasks t JOIN prompts p ON p.id = t.prompt_id JOIN models m ON m.id = t.model_id
    WHERE t.run_id = ? AND t.state IN ('failed', 'blocked') AND t.kind = 'answer' ORDER BY t.id`)
  const costOfTask = sqlite.prepare(`
    SELECT ${COST} FROM ledger WHERE task_id = ? AND kind = 'answer' AND state = 'settled' HAVING COUNT(*) > 0`)

  const pages = (project: ExportedProject, period: Period) =>
    pagesByDay<Head>(
      {
        firstDay: ({ from, to }) => firstDay.get(project.id, from, to) as string | null,
        page: (day, afterId) => heads.all(project.id, day, afterId) as Head[],
        idOf: (head) => head.answerId,
      },
      period,
    )

  const idsOf = (page: readonly Head[]) => JSON.stringify(page.map((head) => head.answerId))
  const keysOf = (head: Head, project: ExportedProject) => ({
    answerId: head.answerId,
    runId: head.runId,
    day: head.day,
    project: project.name,
    prompt: head.prompt,
    provider: head.provider,
    model: head.model,
  })
  const mentionOf = ({ answerId: _, citations: __, ...row }: MentionRow) => ({ ...row, isOwn: row.isOwn === 1 })

  function* answered(project: ExportedProject, period: Period): Generator<AnswerExport> {
    for (const page of pages(project, period)) {
      const ids = idsOf(page)
      const cited = Map.groupBy(citations.all(ids) as Of<CitationExport>[], (row) => row.answerId)
      const named = Map.groupBy(mentions.all(ids) as MentionRow[], (row) => row.answerId)
      const paid = new Map((costs.all(ids) as Of<CostRow>[]).map((row) => [row.answerId, costOf(row)]))
      for (const head of page) {
        yield {
          ...keysOf(head, project),
          servedModel: head.servedModel,
          surface: head.surface,
          search: head.search === 1,
          sample: head.sample,
          status: head.status,
          errorClass: null,
          text: text.get(head.answerId) as string,
          finishReason: head.finishReason,
          latencyMs: head.latencyMs,
          usage: usageOf(head),
          cost: paid.get(head.answerId) ?? NOTHING,
          citations: (cited.get(head.answerId) ?? []).map(({ url, title, domain, position }) => ({
            url,
            title,
            domain,
            position,
          })),
          mentions: (named.get(head.answerId) ?? []).map(mentionOf),
        }
      }
    }
  }

  function* failed(project: ExportedProject, { from, to }: Period): Generator<AnswerExport> {
    let after = { createdAt: 0, id: 0 }
    for (;;) {
      const page = runs.all({ projectId: project.id, ...after }) as { id: number; day: string; createdAt: number }[]
      const last = page.at(-1)
      if (!last) return
      for (const run of page) {
        if (run.day < from || run.day > to) continue
        for (const task of givenUp.all(run.id) as GivenUp[]) yield failureOf(project, run, task)
      }
      after = { createdAt: last.createdAt, id: last.id }
    }
  }

  function failureOf(project: ExportedProject, run: { id: number; day: string }, task: GivenUp): AnswerExport {
    const paid = costOfTask.get(task.taskId) as CostRow | undefined
    return {
      answerId: null,
      runId: run.id,
      day: run.day,
      project: project.name,
      prompt: task.prompt,
      provider: task.provider,
      model: task.model,
      servedModel: null,
      surface: 'api',
      search: task.search === 1,
      sample: task.sample,
      status: 'error',
      errorClass: task.errorClass,
      text: '',
      finishReason: null,
      latencyMs: null,
      usage: {
        inputTokens: 0,
        cachedInputTokens: 0,
        cacheWriteTokens: 0,
        outputTokens: 0,
        reasoningTokens: 0,
        searches: 0,
      },
      cost: paid ? costOf(paid) : NOTHING,
      citations: [],
      mentions: [],
    }
  }

  return {
    /** Stored answers by day, then the calls of the same days that were given up. */
    *answers(project: ExportedProject, period: Period): Generator<AnswerExport> {
      yield* answered(project, period)
      yield* failed(project, period)
    },
    /** The calls of a period that were given up. */
    givenUp: failed,
    *mentions(project: ExportedProject, period: Period): Generator<MentionExport> {
      for (const page of pages(project, period)) {
        const named = Map.groupBy(mentions.all(idsOf(page)) as MentionRow[], (row) => row.answerId)
        for (const head of page) {
          for (const row of named.get(head.answerId) ?? []) {
            yield { ...keysOf(head, project), ...mentionOf(row), citations: row.citations }
          }
        }
      }
    },
    *citations(project: ExportedProject, period: Period): Generator<CitationExport> {
      for (const page of pages(project, period)) {
        const cited = Map.groupBy(citations.all(idsOf(page)) as Of<CitationExport>[], (row) => row.answerId)
        for (const head of page) {
          for (const row of cited.get(head.answerId) ?? []) yield { ...keysOf(head, project), ...row }
        }
      }
    },
  }
}

interface CostRow {
  tokens: string
  search: string
  total: string
}

const costOf = ({ tokens, search, total }: CostRow): CostFields => ({
  tokensUsd: formatUsd(pico(tokens)),
  searchUsd: formatUsd(pico(search)),
  totalUsd: formatUsd(pico(total)),
})

export const usageOf = (row: UsageFields): UsageFields => ({
  inputTokens: row.inputTokens,
  cachedInputTokens: row.cachedInputTokens,
  cacheWriteTokens: row.cacheWriteTokens,
  outputTokens: row.outputTokens,
  reasoningTokens: row.reasoningTokens,
  searches: row.searches,
})
