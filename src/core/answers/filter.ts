import type { AnswerRow } from '../../contract/index.ts'
import { matchQuery } from '../db/index.ts'

export type MentionState = NonNullable<AnswerRow['state']>
export type Sentiment = NonNullable<AnswerRow['sentiment']>

/** Which answers of a project a list shows. What is left out filters nothing; of several values, any one will do. */
export interface AnswerFilter {
  projectId: number
  promptIds?: readonly number[] | undefined
  /** Of the answers' prompts. */
  tags?: readonly string[] | undefined
  /** `provider:id`. */
  models?: readonly string[] | undefined
  /** Whose state, rank and sentiment are meant, and shown; the own brand when left out. */
  brandId?: number | undefined
  states?: readonly MentionState[] | undefined
  /** Only answers in which the brand has a rank, or has none. */
  ranked?: boolean | undefined
  sentiments?: readonly Sentiment[] | undefined
  statuses?: readonly AnswerRow['status'][] | undefined
  /** The first and the last day, both included. */
  from?: string | undefined
  to?: string | undefined
  /** Asked with search on, or off. */
  search?: boolean | undefined
  /** Citing this domain. */
  domain?: string | undefined
  /** Citing exactly this page. */
  url?: string | undefined
  /** Citing a site of this brand. */
  citesBrandId?: number | undefined
  /** Citing a source whose site nothing tells. */
  citesUnknown?: true | undefined
  /** Holding all of these words and "phrases in quotes"; a word that ends in * begins so. */
  text?: string | undefined
}

/** What a list is read by: the rows to join beside `a`, an answer, the conditions, and what both are given. */
export interface Conditions {
  /** Whether the conditions speak of `n`, the brand in the answer. */
  ofBrand: boolean
  where: string[]
  parameters: Record<string, unknown>
}

/** A model is written `provider:id`, split at the first colon. */
const MODELS = `a.model_id IN (SELECT m.id FROM json_each(:models) ref JOIN models m
  ON m.provider = substr(ref.value, 1, instr(ref.value, ':') - 1) AND m.model = substr(ref.value, instr(ref.value, ':') + 1))`

const listed = (name: string) => `IN (SELECT value FROM json_each(:${name}))`

/**
 * The conditions of a filter. All but `domain`, `url`, `cites*` and `text` are told from one index of the answers and one of the mentions;
 * those are looked up in indexes of their own. Pure.
 * @param brandId the brand whose mentions are meant
 */
export function conditionsOf(filter: AnswerFilter, brandId: number): Conditions {
  const { projectId, from, to } = filter
  const where = ['a.project_id = :projectId', 'a.day BETWEEN :from AND :to']
  // Days compare as texts; these two come before and after every one.
  const parameters: Record<string, unknown> = { projectId, brandId, from: from ?? '0000-01-01', to: to ?? '9999-12-31' }
  const among = (name: string, values: readonly unknown[] | undefined, condition: string) => {
    if (!values || values.length === 0) return
    parameters[name] = JSON.stringify(values)
    where.push(condition)
  }
  among('promptIds', filter.promptIds, `a.prompt_id ${listed('promptIds')}`)
  among(
    'tags',
    filter.tags,
    `a.prompt_id IN (SELECT p.id FROM prompts p, json_each(p.tags) tag WHERE p.project_id = :projectId AND tag.value ${listed('tags')})`,
  )
  among('models', filter.models, MODELS)
  among('statuses', filter.statuses, `a.status ${listed('statuses')}`)
  if (filter.search !== undefined) {
    parameters.search = Number(filter.search)
    where.push('a.search = :search')
  }
  if (filter.text !== undefined && filter.text.trim() !== '') {
    const match = matchQuery(projectId, filter.text)
    parameters.match = match
    where.push(match === null ? '0' : 'a.id IN (SELECT rowid FROM answer_words WHERE answer_words MATCH :match)')
  }
  if (filter.domain !== undefined) {
    parameters.domain = filter.domain
    where.push(
      'EXISTS (SELECT 1 FROM citations c INDEXED BY citations_domain WHERE c.domain = :domain AND c.answer_id = a.id)',
    )
  }
  if (filter.url !== undefined) {
    parameters.url = filter.url
    where.push('EXISTS (SELECT 1 FROM citations c WHERE c.answer_id = a.id AND c.url = :url)')
  }
  if (filter.citesBrandId !== undefined) {
    parameters.citesBrandId = filter.citesBrandId
    where.push(
      'EXISTS (SELECT 1 FROM mentions c WHERE c.answer_id = a.id AND c.brand_id = :citesBrandId AND c.citations > 0)',
    )
  }
  if (filter.citesUnknown) {
    where.push('EXISTS (SELECT 1 FROM citations c WHERE c.answer_id = a.id AND c.domain IS NULL)')
  }
  among('states', filter.states, `n.state ${listed('states')}`)
  among('sentiments', filter.sentiments, `n.sentiment ${listed('sentiments')}`)
  if (filter.ranked !== undefined) where.push(`n.rank IS ${filter.ranked ? 'NOT NULL' : 'NULL'}`)
  const ofBrand = 'states' in parameters || 'sentiments' in parameters || filter.ranked !== undefined
  return { ofBrand, where, parameters }
}
