import type Database from 'better-sqlite3'
import type { AnswerRow } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatUsd, pico } from '../money.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'
import { type AnswerFilter, type Conditions, conditionsOf } from './filter.ts'
import { type AnswerOrder, cursorOf, NEWEST, placeOf, sortedBy } from './order.ts'

const USUAL_PAGE = 50
/** Beyond this many, answers are not counted: a list says "10,000+". */
const MOST_COUNTED = 10_000

/** An answer in a list, seen from the brand that the filter means. */
export interface ListedAnswer extends AnswerRow {
  promptId: number
  search: boolean
  latencyMs: number
  /** Where the text holds what was looked for; null when nothing was. */
  excerpt: Excerpt | null
}

export interface AnswerPage {
  answers: ListedAnswer[]
  /** What `after` takes for the next page; null on the last. */
  next: string | null
  /** How many there are, told with the first page only, and no further than `MOST_COUNTED`: then there are more. */
  total: { count: number; more: boolean } | null
}

export interface AnswerListing {
  filter: AnswerFilter
  order?: AnswerOrder | undefined
  /** `next` of the page before; the first page when left out. */
  after?: string | undefined
  /** Rows on a page, 50 when left out. */
  limit?: number | undefined
}

interface Row extends Omit<ListedAnswer, 'costUsd' | 'search' | 'excerpt'> {
  search: number
  cost: string
  at_: string | number | null
  text: string | null
}

/**
 * Lists the answers of a project. Whatever the filter, a page walks one index that holds all a list filters and sorts by,
 * the newest first, and reads the answers themselves only for the rows it shows.
 */
export function createAnswerList({ sqlite }: Db) {
  const prepared = new Map<string, Database.Statement>()
  const ownBrand = sqlite
    .prepare('SELECT id FROM brands WHERE project_id = ? AND is_own = 1 AND removed_at IS NULL')
    .pluck()

  /** A filter takes one of a few dozen forms, and each is prepared once. */
  function statement(source: string): Database.Statement {
    const known = prepared.get(source) ?? sqlite.prepare(source)
    prepared.set(source, known)
    return known
  }

  function countOf({ ofBrand, where, parameters }: Conditions): { count: number; more: boolean } {
    const count = statement(`
      SELECT COUNT(*) FROM (SELECT 1 FROM ${tables(ofBrand)} WHERE ${where.join(' AND ')} LIMIT ${MOST_COUNTED + 1})`)
    const found = count.pluck().get(parameters) as number
    return { count: Math.min(found, MOST_COUNTED), more: found > MOST_COUNTED }
  }

  return {
    /** @throws UserError `bad_input` when `after` is of another list */
    list({ filter, order = NEWEST, after, limit = USUAL_PAGE }: AnswerListing): AnswerPage {
      const brandId = filter.brandId ?? (ownBrand.get(filter.projectId) as number | undefined) ?? 0
      const conditions = conditionsOf(filter, brandId)
      const wanted = filter.text?.trim() ?? ''
      const place = after === undefined ? {} : prefixed(placeOf(after, order))
      const rows = statement(pageText(conditions, order, after !== undefined, wanted !== '')).all({
        ...conditions.parameters,
        ...place,
        limit: limit + 1,
      }) as Row[]
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      const more = rows.length > limit && last !== undefined
      return {
        answers: shown.map((row) => listedOf(row, wanted)),
        next: more ? cursorOf({ at: last.at_, day: last.day, id: last.answerId }) : null,
        total: after !== undefined ? null : more ? countOf(conditions) : { count: shown.length, more: false },
      }
    },
  }
}

const tables = (ofBrand: boolean) =>
  `answers a INDEXED BY answers_list${
    ofBrand ? ' LEFT JOIN mentions n INDEXED BY mentions_brand ON n.brand_id = :brandId AND n.answer_id = a.id' : ''
  }`

const prefixed = ({ at, day, id }: ReturnType<typeof placeOf>) => ({ lastAt: at, lastDay: day, lastId: id })

/** The page's keys first, then everything else of those rows. */
function pageText({ ofBrand, where }: Conditions, order: AnswerOrder, continued: boolean, withText: boolean): string {
  const { expression, ofBrand: sortedOfBrand } = sortedBy(order)
  const direction = order.descending ? 'DESC' : 'ASC'
  const keys = [...(expression === null ? [] : [expression]), 'a.day', 'a.id']
  const beyond = expression === null ? '(a.day, a.id)' : `(${keys.join(', ')})`
  const last = expression === null ? '(:lastDay, :lastId)' : '(:lastAt, :lastDay, :lastId)'
  const conditions = continued ? [...where, `${beyond} ${order.descending ? '<' : '>'} ${last}`] : where
  return `
    WITH page AS MATERIALIZED (
      SELECT a.id, ${expression ?? 'NULL'} AS at_ FROM ${tables(ofBrand || sortedOfBrand)}
      WHERE ${conditions.join(' AND ')} ORDER BY ${keys.map((key) => `${key} ${direction}`).join(', ')} LIMIT :limit
    )
    SELECT a.id AS answerId, a.at, a.day, a.prompt_id AS promptId, p.text AS prompt, m.provider, m.model, a.status, a.search,
      a.latency_ms AS latencyMs, n.state, n.rank, n.sentiment, page.at_, ${withText ? 'a.text' : 'NULL AS text'},
      (SELECT CAST(COALESCE(SUM(l.total), 0) AS TEXT) FROM ledger l
       WHERE l.answer_id = a.id AND l.kind = 'answer' AND l.state = 'settled') AS cost
    FROM page CROSS JOIN answers a ON a.id = page.id JOIN prompts p ON p.id = a.prompt_id JOIN models m ON m.id = a.model_id
    LEFT JOIN mentions n ON n.answer_id = a.id AND n.brand_id = :brandId
    ORDER BY page.at_ ${direction}, a.day ${direction}, a.id ${direction}`
}

function listedOf({ cost, search, text, at_: _, ...row }: Row, wanted: string): ListedAnswer {
  return {
    ...row,
    search: search === 1,
    costUsd: formatUsd(pico(cost)),
    excerpt: text === null ? null : excerptOf(text, wanted),
  }
}
