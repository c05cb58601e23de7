import type { Db } from '../db/index.ts'
import type { Period } from '../period.ts'
import type { DomainOwner } from './owners.ts'

/** Which answers' sources are looked at: a project's over a period, perhaps of one model, prompt or way of asking. */
export interface SourceSelection extends Period {
  projectId: number
  modelId: number | null
  promptId: number | null
  search: boolean | null
}

/** A domain in the answers of one model. */
export interface DomainCell {
  /** Empty where nothing tells the domain. */
  domain: string
  modelId: number
  /** Valid answers that cite it. */
  answers: number
  /** Their distinct cited URLs on it. */
  citations: number
}

export interface PageRow {
  url: string
  title: string | null
  domain: string | null
  domainFrom: 'url' | 'title'
  answers: number
}

/** Valid answers, and those of them asked with search on. */
export interface AnswerCounts {
  answers: number
  searched: number
}

const ASKED = '(:modelId IS NULL OR model_id = :modelId) AND (:search IS NULL OR search = :search)'
const DAYS = 'project_id = :projectId AND day BETWEEN :from AND :to'
/** A selection's valid answers, told from the index alone. */
const ANSWERS = `answers a INDEXED BY answers_list`
const OF_ANSWERS = `a.${DAYS.replace('day', 'a.day')} AND a.status IN ('ok', 'refused')
  AND (:modelId IS NULL OR a.model_id = :modelId) AND (:search IS NULL OR a.search = :search)
  AND (:promptId IS NULL OR a.prompt_id = :promptId)`

/** Reads what answers cite: by domain from sums of days, by page and by prompt from the citations of the days shown. */
export function createSourceRepository({ sqlite }: Db) {
  const domains = sqlite.prepare(`
    SELECT domain, model_id AS modelId, SUM(answers) AS answers, SUM(citations) AS citations
    FROM source_days WHERE ${DAYS} AND ${ASKED} GROUP BY domain, model_id`)
  const domainsOfPrompt = sqlite.prepare(`
    SELECT COALESCE(c.domain, '') AS domain, a.model_id AS modelId, COUNT(DISTINCT a.id) AS answers, COUNT(*) AS citations
    FROM ${ANSWERS} CROSS JOIN citations c ON c.answer_id = a.id WHERE ${OF_ANSWERS} GROUP BY 1, 2`)
  const counts = sqlite.prepare(`
    SELECT COALESCE(SUM(ok + refused), 0) AS answers, COALESCE(SUM((ok + refused) * search), 0) AS searched
    FROM snapshot_total_days WHERE ${DAYS} AND ${ASKED}`)
  const countsOfPrompt = sqlite.prepare(
    `SELECT COUNT(*) AS answers, COALESCE(SUM(a.search), 0) AS searched FROM ${ANSWERS} WHERE ${OF_ANSWERS}`,
  )
  // Titles are looked up for the pages that are shown only.
  const pages = sqlite.prepare(`
    WITH page AS MATERIALIZED (
      SELECT c.url, COUNT(*) AS answers, MAX(a.id) AS last
      FROM ${ANSWERS} CROSS JOIN citations c ON c.answer_id = a.id
      WHERE ${OF_ANSWERS} AND (:domain IS NULL OR COALESCE(c.domain, '') = :domain)
      GROUP BY c.url ORDER BY answers DESC, c.url LIMIT :limit
    )
    SELECT page.url, c.title, c.domain, c.domain_from AS domainFrom, page.answers
    FROM page CROSS JOIN citations c ON c.answer_id = page.last AND c.url = page.url
    ORDER BY page.answers DESC, page.url`)
  const prompts = sqlite.prepare(`
    WITH citing AS MATERIALIZED (
      SELECT a.prompt_id, COUNT(DISTINCT a.id) AS answers
      FROM ${ANSWERS} CROSS JOIN citations c ON c.answer_id = a.id
      WHERE ${OF_ANSWERS} AND COALESCE(c.domain, '') = :domain GROUP BY a.prompt_id
    )
    SELECT p.id AS promptId, p.text AS prompt, citing.answers FROM citing JOIN prompts p ON p.id = citing.prompt_id
    ORDER BY citing.answers DESC, p.position, p.id`)
  const brands = sqlite.prepare(`
    SELECT id AS brandId, name, is_own AS isOwn, domains FROM brands
    WHERE project_id = ? AND removed_at IS NULL ORDER BY is_own DESC, position`)
  const model = sqlite.prepare('SELECT id FROM models WHERE provider = ? AND model = ?').pluck()
  const ref = sqlite.prepare("SELECT provider || ':' || model FROM models WHERE id = ?").pluck()

  const bound = (selection: SourceSelection) => ({
    ...selection,
    search: selection.search === null ? null : Number(selection.search),
  })

  return {
    domains: (selection: SourceSelection) =>
      (selection.promptId === null ? domains : domainsOfPrompt).all(bound(selection)) as DomainCell[],
    counts: (selection: SourceSelection) =>
      (selection.promptId === null ? counts : countsOfPrompt).get(bound(selection)) as AnswerCounts,
    /** Most cited first. @param domain null for every domain, empty for pages of which nothing tells it */
    pages: (selection: SourceSelection, domain: string | null, limit: number) =>
      pages.all({ ...bound(selection), domain, limit }) as PageRow[],
    /** The prompts whose answers cite a domain. */
    prompts: (selection: SourceSelection, domain: string) =>
      prompts.all({ ...bound(selection), domain }) as { promptId: number; prompt: string; answers: number }[],
    brands: (projectId: number): DomainOwner[] =>
      (brands.all(projectId) as { brandId: number; name: string; isOwn: number; domains: string }[]).map((row) => ({
        ...row,
        isOwn: row.isOwn === 1,
        domains: JSON.parse(row.domains) as string[],
      })),
    modelId: (provider: string, name: string) => model.get(provider, name) as number | undefined,
    modelRef: (modelId: number) => ref.get(modelId) as string,
  }
}
