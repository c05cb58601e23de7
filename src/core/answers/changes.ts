import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { MentionState, Sentiment } from './filter.ts'

/** What was read off an answer of one brand. */
interface Reading {
  state: MentionState
  rank: number | null
  sentiment: Sentiment
}

interface Cited {
  url: string
  title: string | null
  domain: string | null
}

/** What an answer says otherwise than the one before it. */
export interface AnswerChanges {
  /** The answer to the same prompt, of the same model asked in the same way, that came before. */
  previous: { answerId: number; day: string; at: number }
  /** Brands of which something else was read, in the project's order; a brand that was measured only once is left out. */
  brands: { brandId: number; brand: string; isOwn: boolean; before: Reading; now: Reading }[]
  /** Sources that are cited now and were not before, and the other way round. */
  newCitations: Cited[]
  lostCitations: Cited[]
}

interface CitedRow extends Cited {
  from: 'url' | 'title'
}

/** Compares an answer with the valid one before it. */
export function createAnswerChanges({ sqlite }: Db) {
  const asked = sqlite.prepare(
    'SELECT prompt_id AS promptId, model_id AS modelId, surface, search, sample, day, id FROM answers WHERE id = ?',
  )
  const before = sqlite.prepare(`
    SELECT id AS answerId, day, at FROM answers INDEXED BY answers_prompt
    WHERE prompt_id = :promptId AND model_id = :modelId AND (day, id) < (:day, :id)
      AND surface = :surface AND search = :search AND sample = :sample AND status IN ('ok', 'refused')
    ORDER BY day DESC, id DESC LIMIT 1`)
  const readings = sqlite.prepare(`
    SELECT b.id AS brandId, b.name AS brand, b.is_own AS isOwn, n.state, n.rank, n.sentiment
    FROM mentions n JOIN brands b ON b.id = n.brand_id
    WHERE n.answer_id = ? AND b.removed_at IS NULL ORDER BY b.is_own DESC, b.position, b.id`)
  const sources = sqlite.prepare(
    'SELECT url, title, domain, domain_from AS "from" FROM citations WHERE answer_id = ? ORDER BY position',
  )
  const read = (answerId: number) =>
    readings.all(answerId) as (Reading & { brandId: number; brand: string; isOwn: number })[]

  return {
    /**
     * What changed since the answer before; null where there is none.
     * @throws UserError `not_found`
     */
    changes(answerId: number): AnswerChanges | null {
      const answer = asked.get(answerId)
      if (!answer) throw new UserError('not_found', 'This answer is no longer there.')
      const previous = before.get(answer) as AnswerChanges['previous'] | undefined
      if (!previous) return null
      const earlier = new Map(read(previous.answerId).map((row) => [row.brandId, row]))
      const brands = read(answerId).flatMap(({ brandId, brand, isOwn, ...now }) => {
        const was = earlier.get(brandId)
        if (!was || (was.state === now.state && was.rank === now.rank && was.sentiment === now.sentiment)) return []
        const { state, rank, sentiment } = was
        return [{ brandId, brand, isOwn: isOwn === 1, before: { state, rank, sentiment }, now }]
      })
      const [citedNow, citedBefore] = [answerId, previous.answerId].map((id) => sources.all(id) as CitedRow[])
      return {
        previous,
        brands,
        newCitations: missingIn(citedBefore!, citedNow!),
        lostCitations: missingIn(citedNow!, citedBefore!),
      }
    },
  }
}

/** A redirect's URL is another one every time, so that its site tells whether it is the same source. */
const sourceOf = ({ url, domain, from }: CitedRow) => (from === 'title' && domain !== null ? domain : url)

function missingIn(there: readonly CitedRow[], cited: readonly CitedRow[]): Cited[] {
  const known = new Set(there.map(sourceOf))
  return cited.filter((each) => !known.has(sourceOf(each))).map(({ url, title, domain }) => ({ url, title, domain }))
}
