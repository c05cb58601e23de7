import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plansOf } from '../../../tests/support/plans.ts'
import {
  addAnswer,
  addEntry,
  addMention,
  addRun,
  makeWorld,
  resolveModel,
  TODAY,
  type World,
} from '../../../tests/support/world.ts'
import { ANSWER_ORDERS } from '../../contract/index.ts'
import { indexedText, projectWord, schema } from '../db/index.ts'
import { createModels } from '../models/index.ts'
import { createProjects } from '../projects/index.ts'
import { addDays } from '../time.ts'
import type { AnswerFilter, MentionState, Sentiment } from './filter.ts'
import { createAnswerList, type ListedAnswer } from './list.ts'
import type { AnswerOrder } from './order.ts'

const MODELS = ['openai:gpt-5', 'google:gemini-2.5-flash']
const WORDS = ['cheap', 'Zürich', '価格', 'fast', 'Acme']
const DOMAINS = ['acme.com', 'wiki.example']
const STATES = ['named', 'linked_only', 'absent'] as const
const SENTIMENTS = ['positive', 'negative', 'none'] as const
const STATUSES = ['ok', 'refused', 'truncated'] as const

interface Stored {
  answerId: number
  day: string
  promptId: number
  model: string
  search: boolean
  status: (typeof STATUSES)[number]
  words: string[]
  domain: string | null
  /** Cites a source whose site nothing tells. */
  unknown: boolean
  latencyMs: number
  cost: number
  /** Of the own brand and a competitor; null when the answer was not analysed. */
  brands: { state: MentionState; rank: number | null; sentiment: Sentiment; citations: number }[] | null
}

let world: World
let projectId: number
let promptIds: number[]
let brandIds: number[]
const TAGS = [['buying'], ['buying', 'price'], []]

beforeEach(async () => {
  world = makeWorld()
  const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
  for (const name of ['Acme watch', 'Other']) {
    await projects.apply({
      name,
      brand: { name: 'Acme' },
      competitors: [{ name: 'Globex' }],
      prompts: TAGS.map((tags, i) => ({ text: `Question ${i} of ${name}`, tags })),
      models: MODELS,
    })
  }
  const project = projects.get('Acme watch')
  projectId = project.id
  promptIds = project.prompts.map((prompt) => prompt.id)
  brandIds = project.brands.map((brand) => brand.id)
  // What another project has is never listed, though it holds every word.
  const other = projects.get('Other')
  const runId = addRun(world.db, other.id, TODAY)
  const modelId = resolveModel(world.db, 'openai', 'gpt-5')
  const text = WORDS.join(' ')
  const foreign = addAnswer(
    world.db,
    { runId, projectId: other.id, promptId: other.prompts[0]!.id, modelId, day: TODAY },
    { text },
  )
  index(foreign, other.id, text)
})
afterEach(() => world.close())

const index = (answerId: number, project: number, text: string) =>
  world.db.sqlite
    .prepare('INSERT INTO answer_words (rowid, project, text) VALUES (?, ?, ?)')
    .run(BigInt(answerId), projectWord(project), indexedText(text))

function store(drawn: Omit<Stored, 'answerId'>[]): Stored[] {
  const { db } = world
  return db.sqlite.transaction(() =>
    drawn.map((each) => {
      const { day, promptId, model, search, status, latencyMs, words } = each
      const [provider = '', id = ''] = model.split(':')
      const modelId = resolveModel(db, provider, id)
      const text = words.map((word) => `${word}.`).join('\n')
      const of = { runId: addRun(db, projectId, day), projectId, promptId, modelId, day }
      const answerId = addAnswer(db, of, { search, status, latencyMs, text })
      if (each.domain) {
        const url = `https://${each.domain}/`
        db.orm
          .insert(schema.citations)
          .values({ answerId, position: 1, url, domain: each.domain, domainFrom: 'url' })
          .run()
      }
      if (each.unknown) {
        const source = {
          answerId,
          position: 2,
          url: 'https://redirect.example/x',
          domain: null,
          domainFrom: 'title' as const,
        }
        db.orm.insert(schema.citations).values(source).run()
      }
      addEntry(db, { day, provider, modelId, total: BigInt(each.cost), answerId, projectId })
      if (each.brands) index(answerId, projectId, text)
      for (const [i, brand] of each.brands?.entries() ?? []) addMention(db, answerId, brandIds[i]!, brand)
      return { ...each, answerId }
    }),
  )()
}

const ago = (most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(TODAY, -days))
const brand = fc.record({
  state: fc.constantFrom(...STATES),
  rank: fc.option(fc.integer({ min: 1, max: 4 })),
  sentiment: fc.constantFrom(...SENTIMENTS),
  citations: fc.constantFrom(0, 2),
})
const stored = () =>
  fc.record({
    day: ago(5),
    promptId: fc.constantFrom(...promptIds),
    model: fc.constantFrom(...MODELS),
    search: fc.boolean(),
    status: fc.constantFrom(...STATUSES),
    words: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
    domain: fc.option(fc.constantFrom(...DOMAINS)),
    unknown: fc.boolean(),
    latencyMs: fc.integer({ min: 0, max: 5 }),
    cost: fc.integer({ min: 0, max: 5 }),
    brands: fc.option(fc.array(brand, { minLength: 2, maxLength: 2 }), { freq: 6 }),
  })
const some = <T>(...values: T[]) => fc.subarray(values)
const filters = () =>
  fc.record(
    {
      projectId: fc.constant(projectId),
      promptIds: some(...promptIds),
      tags: some('buying', 'price', 'nobody'),
      models: some(...MODELS),
      brandId: fc.constantFrom(...brandIds),
      states: some(...STATES),
      ranked: fc.boolean(),
      sentiments: some(...SENTIMENTS),
      statuses: some(...STATUSES),
      from: ago(5),
      to: ago(5),
      search: fc.boolean(),
      domain: fc.constantFrom(...DOMAINS),
      citesBrandId: fc.constantFrom(...brandIds),
      citesUnknown: fc.constant(true as const),
      text: fc.constantFrom('cheap', 'CHEAP fast', 'zurich', '価格', '"fast cheap"', 'ac*', 'nowhere', '!?'),
    },
    { requiredKeys: ['projectId'] },
  )

/** What the index finds, said plainly: words without case and accents, phrases in order. */
function holds(words: readonly string[], wanted: string): boolean {
  const plain = words.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase())
  const all = (...terms: string[]) => terms.every((term) => plain.includes(term))
  if (wanted === '"fast cheap"') return plain.some((word, i) => word === 'fast' && plain[i + 1] === 'cheap')
  if (wanted === 'ac*') return all('acme')
  return wanted === '!?' ? false : all(...wanted.toLowerCase().split(' '))
}

const cites = ({ brands }: Stored, brandId: number) => (brands?.[brandIds.indexOf(brandId)]?.citations ?? 0) > 0

function matches(answer: Stored, filter: AnswerFilter): boolean {
  const among = <T>(values: readonly T[] | undefined, value: T | undefined) =>
    !values?.length || (value !== undefined && values.includes(value))
  const tags = TAGS[promptIds.indexOf(answer.promptId)] ?? []
  const seen = answer.brands?.[brandIds.indexOf(filter.brandId ?? brandIds[0]!)]
  return (
    among(filter.promptIds, answer.promptId) &&
    (!filter.tags?.length || tags.some((tag) => filter.tags?.includes(tag))) &&
    among(filter.models, answer.model) &&
    among(filter.statuses, answer.status) &&
    among(filter.states, seen?.state) &&
    (filter.ranked === undefined || filter.ranked === Number.isInteger(seen?.rank)) &&
    among(filter.sentiments, seen?.sentiment) &&
    (filter.search === undefined || answer.search === filter.search) &&
    (filter.domain === undefined || answer.domain === filter.domain) &&
    (filter.citesBrandId === undefined || cites(answer, filter.citesBrandId)) &&
    (!filter.citesUnknown || answer.unknown) &&
    answer.day >= (filter.from ?? '') &&
    answer.day <= (filter.to ?? '9') &&
    (filter.text === undefined || (answer.brands !== null && holds(answer.words, filter.text)))
  )
}

/** What a row is sorted by, before its time. */
function keyOf(answer: Stored, by: AnswerOrder['by'], brandId: number): string | number {
  const seen = answer.brands?.[brandIds.indexOf(brandId)]
  const keys = {
    time: 0,
    prompt: promptIds.indexOf(answer.promptId),
    model: answer.model,
    state: seen?.state ?? '',
    rank: seen?.rank ?? Number.POSITIVE_INFINITY,
    sentiment: seen?.sentiment ?? '',
    latency: answer.latencyMs,
    cost: answer.cost,
  }
  return keys[by]
}

function everyPage(
  list: ReturnType<typeof createAnswerList>['list'],
  filter: AnswerFilter,
  order: AnswerOrder,
  limit: number,
) {
  const answers: ListedAnswer[] = []
  let page = list({ filter, order, limit })
  const { total } = page
  for (;;) {
    answers.push(...page.answers)
    if (page.next === null) return { answers, total }
    page = list({ filter, order, limit, after: page.next })
    expect(page.total).toBeNull()
  }
}

describe('a list of answers', () => {
  it('holds what a plain look at every answer comes to, in order, whatever the filter, the order and the page', () => {
    const { list } = createAnswerList(world.db)
    const order = fc.record({ by: fc.constantFrom(...ANSWER_ORDERS), descending: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(stored(), { maxLength: 25 }),
        fc.array(fc.tuple(filters(), order, fc.integer({ min: 1, max: 9 })), { minLength: 4, maxLength: 4 }),
        (drawn, asked) => {
          world.db.sqlite.exec('DELETE FROM citations; DELETE FROM mentions; DELETE FROM ledger; DELETE FROM answers')
          const all = store(drawn)
          for (const [filter, by, limit] of asked) {
            const brandId = filter.brandId ?? brandIds[0]!
            const sorted = all
              .filter((answer) => matches(answer, filter))
              .map((answer) => ({ answer, at: keyOf(answer, by.by, brandId) }))
              .sort((a, b) => {
                const [left, right] = by.descending ? [b, a] : [a, b]
                if (left.at !== right.at) return left.at < right.at ? -1 : 1
                return left.answer.day.localeCompare(right.answer.day) || left.answer.answerId - right.answer.answerId
              })
              .map(({ answer }) => answer)
            const found = everyPage(list, filter, by, limit)
            expect(found.answers.map((row) => row.answerId)).toEqual(sorted.map((answer) => answer.answerId))
            expect(found.total).toEqual({ count: sorted.length, more: false })
            found.answers.forEach((row, i) => {
              const { day, promptId, search, status, latencyMs, cost, brands } = sorted[i]!
              const { state, rank, sentiment } = brands?.[brandIds.indexOf(brandId)] ?? {
                state: null,
                rank: null,
                sentiment: null,
              }
              expect(row).toMatchObject({ day, promptId, search, status, latencyMs, state, rank, sentiment })
              expect(Number(row.costUsd) * 1e12).toBeCloseTo(cost, 3)
            })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('shows where the words stand', () => {
    const [answer] = store([
      {
        ...{ day: TODAY, promptId: promptIds[0]!, model: MODELS[0]!, search: true, status: 'ok', domain: null },
        ...{ unknown: false, words: ['x'.repeat(300), 'Über Zürich'], latencyMs: 1, cost: 1, brands: [] },
      },
    ])
    const { list } = createAnswerList(world.db)
    const [row] = list({ filter: { projectId, text: 'zurich' } }).answers
    expect(row?.answerId).toBe(answer?.answerId)
    const { text, matches: places } = row!.excerpt!
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(['Zürich'])
    expect(text.length).toBeLessThan(210)
    expect(list({ filter: { projectId } }).answers[0]?.excerpt).toBeNull()
  })

  it('refuses to go on from a page that is none of its own', () => {
    const { list } = createAnswerList(world.db)
    for (const after of ['', 'x', 'bnVsbA']) {
      expect(() => list({ filter: { projectId }, after })).toThrow('cannot be continued')
    }
  })

  it('walks indexes alone, and reads texts for the rows it shows only', () => {
    const everything: AnswerFilter = {
      ...{ projectId, promptIds: [1], tags: ['a'], models: MODELS, states: ['named'], sentiments: ['positive'] },
      ...{ statuses: ['ok'], from: TODAY, to: TODAY, search: true, domain: 'acme.com', text: 'cheap' },
      ...{ citesBrandId: brandIds[0]!, citesUnknown: true },
    }
    store([
      ...[0, 1].map((n) => ({
        ...{
          day: TODAY,
          promptId: promptIds[0]!,
          model: MODELS[0]!,
          search: true,
          status: 'ok' as const,
          unknown: false,
          domain: 'acme.com',
        },
        ...{ words: ['cheap'], latencyMs: n, cost: 1, brands: [] },
      })),
    ])
    const plans = plansOf(world.db, () => {
      const { list } = createAnswerList(world.db)
      for (const filter of [{ projectId }, everything]) {
        for (const by of ANSWER_ORDERS) {
          const { next } = list({ filter, order: { by, descending: true }, limit: 1 })
          if (next) list({ filter, order: { by, descending: true }, limit: 1, after: next })
        }
      }
    })
    const walks = plans.filter((line) => /^SEARCH a /.test(line))
    expect(new Set(walks.map((line) => line.replace(/ \(.*/, '')))).toEqual(
      new Set(['SEARCH a USING COVERING INDEX answers_list', 'SEARCH a USING INTEGER PRIMARY KEY']),
    )
    for (const line of plans.filter((each) => /^SEARCH n .*mentions_brand/.test(each))) {
      expect(line).toContain('COVERING INDEX mentions_brand (brand_id=? AND answer_id=?)')
    }
    const scans = plans.filter((line) => line.startsWith('SCAN'))
    expect(scans.filter((line) => !/json_each|VIRTUAL TABLE|SCAN (page|tag|ref|\(subquery)/.test(line))).toEqual([])
    // By time alone nothing is sorted but the page.
    const byTime = plansOf(world.db, () => createAnswerList(world.db).list({ filter: { projectId }, limit: 1 }))
    expect(byTime.filter((line) => line.includes('TEMP B-TREE'))).toHaveLength(1)
  })
})
