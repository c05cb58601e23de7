import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plansOf } from '../../../tests/support/plans.ts'
import {
  addAnswer,
  addEntry,
  addMention,
  addRun,
  addTask,
  makeWorld,
  NOON,
  resolveModel,
  TODAY,
  type World,
} from '../../../tests/support/world.ts'
import { overview } from '../../contract/overview.ts'
import { schema } from '../db/index.ts'
import { createSnapshots } from '../measuring/snapshots.ts'
import { createModels } from '../models/index.ts'
import { createProjects } from '../projects/index.ts'
import { addDays } from '../time.ts'
import { createVisibility, type Visibility } from './service.ts'

const home = { kind: 'user', zone: 'UTC' } as const
const BRANDS = ['Acme', 'Globex', 'Initech']
const MODELS = ['openai:gpt-5', 'google:gemini-2.5-flash', 'perplexity:perplexity/sonar']

let world: World
let visibility: Visibility
let projectId: number
let brandIds: number[]
let promptIds: number[]
let modelIds: number[]

beforeEach(async () => {
  world = makeWorld()
  const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
  await projects.apply({
    name: 'Acme watch',
    brand: { name: 'Acme', domains: ['acme.com'] },
    competitors: [{ name: 'Globex' }, { name: 'Initech' }],
    prompts: Array.from({ length: 10 }, (_, i) => ({ text: `Question ${i}` })),
    models: MODELS,
  })
  const project = projects.get('Acme watch')
  projectId = project.id
  brandIds = project.brands.map((brand) => brand.id)
  promptIds = project.prompts.map((prompt) => prompt.id)
  modelIds = project.models.map((model) => model.modelId)
  visibility = createVisibility({ db: world.db, clock: world.clock, home })
})
afterEach(() => world.close())

const COUNT_TABLES = ['snapshots', 'snapshot_days', 'snapshot_weeks', 'snapshot_totals', 'snapshot_total_days']

interface Raw {
  prompt: number
  model: number
  day: string
  status: 'ok' | 'refused' | 'truncated' | 'filtered'
  search: boolean
  sources: number
  mentions: {
    named: boolean
    rank: number | null
    sentiment: 'positive' | 'neutral' | 'negative' | 'mixed' | 'unscored'
    citations: number
  }[]
}

/** Stores answers with their mentions and lets the real snapshots count them. */
function store(answers: readonly Raw[]): void {
  const runs = new Map<string, number>()
  const { db } = world
  db.sqlite.transaction(() => {
    for (const raw of answers) {
      const runId = runs.get(raw.day) ?? addRun(db, projectId, raw.day)
      runs.set(raw.day, runId)
      const of = { runId, projectId, promptId: promptIds[raw.prompt]!, modelId: modelIds[raw.model]!, day: raw.day }
      const answerId = addAnswer(db, of, { status: raw.status, search: raw.search })
      for (let position = 1; position <= raw.sources; position++) {
        const url = `https://site${position}.example/`
        db.orm.insert(schema.citations).values({ answerId, position, url, domainFrom: 'url' }).run()
      }
      for (const [i, mention] of raw.mentions.entries()) {
        const { named, rank, sentiment, citations } = mention
        addMention(db, answerId, brandIds[i]!, {
          state: named ? 'named' : 'absent',
          count: named ? 1 : 0,
          rank: named ? rank : null,
          sentiment: named ? sentiment : 'none',
          citations,
        })
      }
    }
    for (const day of runs.keys()) createSnapshots(db).recountDay(projectId, day)
  })()
}

const raw = (fields: Partial<Raw> = {}): Raw => ({
  prompt: 0,
  model: 0,
  day: TODAY,
  status: 'ok',
  search: true,
  sources: 0,
  mentions: BRANDS.map(() => ({ named: false, rank: null, sentiment: 'unscored', citations: 0 })),
  ...fields,
})

const naming = (...named: boolean[]): Raw['mentions'] =>
  named.map((each) => ({ named: each, rank: null, sentiment: 'unscored', citations: 0 }))

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** The definitions, read once more off the raw answers in the plainest way. */
function recount(answers: readonly Raw[], brand: number) {
  const valid = answers.filter((each) => each.status === 'ok' || each.status === 'refused')
  const named = valid.filter((each) => each.mentions[brand]!.named)
  const perModel = [...new Set(valid.map((each) => each.model))].map(
    (model) =>
      named.filter((each) => each.model === model).length / valid.filter((each) => each.model === model).length,
  )
  const namings = valid.flatMap((each) => each.mentions).filter((mention) => mention.named).length
  const ranks = named.map((each) => each.mentions[brand]!.rank).filter((rank) => rank !== null)
  const tones = named.map((each) => each.mentions[brand]!.sentiment)
  const scored = tones.filter((tone) => tone !== 'unscored')
  const searched = valid.filter((each) => each.search)
  const sources = valid.reduce((total, each) => total + each.sources, 0)
  const cited = valid.reduce((total, each) => total + each.mentions[brand]!.citations, 0)
  const count = (tone: string) => scored.filter((each) => each === tone).length
  return {
    visibility: perModel.length > 0 ? mean(perModel) : null,
    named: named.length,
    valid: valid.length,
    shareOfVoice: namings > 0 ? named.length / namings : null,
    position: ranks.length > 0 ? mean(ranks) : null,
    ranked: ranks.length,
    top1: ranks.length > 0 ? ranks.filter((rank) => rank === 1).length / ranks.length : null,
    sentiment: scored.length > 0 ? (100 * (count('positive') - count('negative'))) / scored.length : null,
    scored: scored.length,
    unscored: tones.length - scored.length,
    citationRate:
      searched.length > 0
        ? searched.filter((each) => each.mentions[brand]!.citations > 0).length / searched.length
        : null,
    citationShare: sources > 0 ? cited / sources : null,
  }
}

const near = (a: number | null, b: number | null) =>
  a === null || b === null ? expect(a).toBe(b) : expect(a).toBeCloseTo(b, 9)

describe('the report', () => {
  it('agrees with a plain recount of the raw answers, for any answers', () => {
    const mention = fc.record({
      named: fc.boolean(),
      rank: fc.option(fc.integer({ min: 1, max: 12 })),
      sentiment: fc.constantFrom(
        'positive' as const,
        'neutral' as const,
        'negative' as const,
        'mixed' as const,
        'unscored' as const,
      ),
      citations: fc.integer({ min: 0, max: 2 }),
    })
    const answer = fc.record({
      prompt: fc.integer({ min: 0, max: 9 }),
      model: fc.integer({ min: 0, max: 2 }),
      day: fc.integer({ min: 0, max: 24 }).map((back) => addDays(TODAY, -back)),
      status: fc.constantFrom(
        'ok' as const,
        'ok' as const,
        'refused' as const,
        'truncated' as const,
        'filtered' as const,
      ),
      search: fc.boolean(),
      sources: fc.integer({ min: 6, max: 9 }),
      mentions: fc.tuple(mention, mention, mention),
    })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), fc.integer({ min: 2, max: 24 }), (answers, days) => {
        for (const table of ['mentions', 'citations', 'answers', 'tasks', 'runs', ...COUNT_TABLES]) {
          world.db.sqlite.prepare(`DELETE FROM ${table}`).run()
        }
        store(answers)
        const inPeriod = answers.filter((each) => each.day > addDays(TODAY, -days))
        const report = visibility.report({ days })
        const check = (found: (typeof report)['brands'][number], answersOf: readonly Raw[], brand: number) => {
          const truth = recount(answersOf, brand)
          near(found.visibility.value, truth.visibility)
          near(found.shareOfVoice, truth.shareOfVoice)
          near(found.averagePosition.value, truth.position)
          near(found.averagePosition.top1, truth.top1)
          near(found.netSentiment.value, truth.sentiment)
          near(found.citationRate, truth.citationRate)
          near(found.citationShare, truth.citationShare)
          expect(found.visibility).toMatchObject({ named: truth.named, valid: truth.valid })
          expect(found.averagePosition.n).toBe(truth.ranked)
          expect(found.netSentiment).toMatchObject({ scored: truth.scored, unscored: truth.unscored })
        }
        for (const [i, found] of report.brands.entries()) check(found, inPeriod, i)
        for (const { model, brands } of report.byModel) {
          const ofModel = inPeriod.filter((each) => MODELS[each.model] === model)
          for (const [i, found] of brands.entries()) check(found, ofModel, i)
        }
        const { value, low, high, valid } = visibility.report({}).brands[0]!.visibility
        const listed = visibility.ownVisibility(projectId)
        near(listed.value, value)
        expect(listed.n).toBe(valid)
        expect(visibility.ownInterval(projectId)).toEqual({ low, high })
        const shares = report.brands.map((brand) => brand.shareOfVoice)
        if (shares[0] !== null) expect(shares.reduce<number>((a, b) => a + (b ?? 0), 0)).toBeCloseTo(1, 9)
        expect(report.excluded).toMatchObject({
          truncated: inPeriod.filter((each) => each.status === 'truncated').length,
          filtered: inPeriod.filter((each) => each.status === 'filtered').length,
        })
        const answering = new Set(
          inPeriod
            .filter((each) => each.status === 'ok' || each.status === 'refused')
            .map((each) => MODELS[each.model]),
        )
        expect(report.missingModels).toEqual(MODELS.filter((model) => !answering.has(model)))
      }),
      { numRuns: 60 },
    )
  })

  it('has no value, not 0 and not 100, where nobody was asked or nobody was named', () => {
    const nothing = visibility.report({ project: 'Acme watch' }).brands[0]!
    expect(nothing).toMatchObject({
      visibility: { value: null, low: null, high: null, named: 0, valid: 0, n_prompts: 0 },
      shareOfVoice: null,
      averagePosition: { value: null, n: 0 },
      netSentiment: { value: null, scored: 0, unscored: 0 },
      citationRate: null,
    })
    store([raw(), raw({ prompt: 1 })])
    const unnamed = visibility.report({}).brands[0]!
    expect(unnamed.visibility).toMatchObject({ value: 0, low: 0, valid: 2, n_prompts: 2 })
    expect(unnamed.shareOfVoice).toBeNull()
  })

  it('weighs models alike, however many answers each gave, and names the missing one', () => {
    store([
      ...Array.from({ length: 9 }, (_, prompt) => raw({ prompt, model: 0, mentions: naming(true, false, false) })),
      raw({ model: 1, mentions: naming(false, true, false) }),
    ])
    const report = visibility.report({})
    expect(report.brands[0]?.visibility.value).toBe(0.5)
    expect(report.missingModels).toEqual(['perplexity:perplexity/sonar'])
    expect(report.byModel.map(({ model, brands }) => [model, brands[0]?.visibility.value])).toEqual([
      ['openai:gpt-5', 1],
      ['google:gemini-2.5-flash', 0],
    ])
  })

  it('counts failures apart from every ratio', () => {
    const runId = addRun(world.db, projectId, TODAY)
    const of = { runId, projectId, promptId: promptIds[0]!, modelId: modelIds[0]! }
    addTask(world.db, of, { state: 'failed', errorClass: 'timeout' })
    store([
      raw({ mentions: naming(true, false, false) }),
      raw({ status: 'truncated', mentions: naming(false, true, false) }),
    ])
    const report = visibility.report({})
    expect(report.excluded).toEqual({ errors: 1, truncated: 1, filtered: 0 })
    expect(report.brands.map((brand) => brand.shareOfVoice)).toEqual([1, 0, 0])
  })

  it('leaves out brands that are watched no more, also from the share of voice', () => {
    store([raw({ mentions: naming(true, true, true) })])
    world.db.sqlite.prepare('UPDATE brands SET removed_at = 1 WHERE id = ?').run(brandIds[2])
    expect(visibility.report({}).brands.map((brand) => [brand.brand, brand.shareOfVoice])).toEqual([
      ['Acme', 0.5],
      ['Globex', 0.5],
    ])
  })

  it('ends today in a user’s home and with its history in a demo', () => {
    store([raw({ day: '2026-09-01' })])
    expect(visibility.report({ days: 7 })).toMatchObject({ from: '2026-11-14', to: TODAY, lastDay: '2026-09-01' })
    const demo = createVisibility({ db: world.db, clock: world.clock, home: { ...home, kind: 'demo' } })
    expect(demo.report({ days: 7 })).toMatchObject({ from: '2026-08-26', to: '2026-09-01' })
    expect(() => visibility.report({ project: 'x' })).toThrow('There is no project "x". There are: "Acme watch".')
  })
})

describe('the overview', () => {
  const read = (fields: Partial<Parameters<Visibility['overview']>[0]> = {}) =>
    visibility.overview({ projectId, days: 7, model: null, search: null, ...fields })

  it('is what the contract says, on an empty project and on a full one', () => {
    const { outputSchema } = overview.get['~orpc']
    expect(outputSchema?.parse(read())).toEqual(read())
    fill()
    expect(outputSchema?.parse(read({ days: 30 }))).toEqual(read({ days: 30 }))
  })

  /** Thirty days: named in 2 of 10 answers a model and day until three days ago, in 8 of 10 since. */
  function fill(): void {
    const answers: Raw[] = []
    for (let back = 0; back < 14; back++) {
      for (let prompt = 0; prompt < 10; prompt++) {
        const often = back < 7
        const own = often ? prompt >= 2 : prompt >= 8
        for (const model of [0, 1]) {
          answers.push(
            raw({
              prompt,
              model,
              day: addDays(TODAY, -back),
              search: model === 0,
              mentions: [
                { named: own, rank: 1 + (prompt % 3), sentiment: prompt % 2 ? 'positive' : 'neutral', citations: 0 },
                { named: true, rank: null, sentiment: 'unscored', citations: 0 },
                { named: false, rank: null, sentiment: 'unscored', citations: 0 },
              ],
            }),
          )
        }
      }
    }
    store(answers)
  }

  it('shows each figure with what it rests on and whether it moved', () => {
    fill()
    const { kpis, series, byModel, lastDay, latest, models } = read()
    expect(kpis.visibility).toMatchObject({
      value: 0.8,
      n: 140,
      named: 112,
      prompts: 10,
      missingModels: ['perplexity:perplexity/sonar'],
      spark: [0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8],
      change: { verdict: 'moved' },
    })
    expect(kpis.visibility.change.delta).toBeCloseTo(0.6, 10)
    expect(kpis.visibility.low).toBeLessThan(0.8)
    expect(kpis.shareOfVoice).toMatchObject({
      n: 252,
      place: 2,
      brands: 3,
      leader: { brand: 'Globex', value: 140 / 252 },
    })
    expect(kpis.averagePosition.n).toBe(112)
    expect(kpis.netSentiment).toMatchObject({ value: 50, n: 112, unscored: 0 })
    expect(series.map(({ name, visibility: value }) => [name, value])).toEqual([
      ['Acme', 0.8],
      ['Globex', 1],
      ['Initech', 0],
    ])
    expect(series[0]?.points).toHaveLength(7)
    expect(series[0]?.points[6]).toMatchObject({ day: TODAY, value: 0.8, n: 20 })
    expect(series[0]?.points[6]?.low).toBeLessThan(0.8)
    expect(series[1]?.points[6]).toMatchObject({ value: 1, low: null, high: null })
    expect(byModel.map((row) => [row.model, row.visibility.value])).toEqual([
      ['gpt-5', 0.8],
      ['gemini-2.5-flash', 0.8],
      ['perplexity/sonar', null],
    ])
    expect(lastDay).toEqual({ day: TODAY, total: 20, valid: 20, refused: 0, truncated: 0, errors: 0 })
    expect(latest).toHaveLength(20)
    expect(latest[0]).toMatchObject({
      day: TODAY,
      prompt: 'Question 9',
      model: 'gemini-2.5-flash',
      state: 'named',
      rank: 1,
    })
    expect(models.map((model) => model.ref)).toEqual(['openai:gpt-5', 'google:gemini-2.5-flash'])
  })

  it('keeps to a model and to search, and shows days nobody was asked as gaps', () => {
    fill()
    const google = read({ model: 'google:gemini-2.5-flash' })
    expect(google.kpis.visibility.n).toBe(70)
    expect(google.byModel.map((row) => row.model)).toEqual(['gemini-2.5-flash'])
    expect(new Set(google.latest.map((row) => row.model))).toEqual(new Set(['gemini-2.5-flash']))
    expect(google.models).toHaveLength(2)
    expect(read({ search: true }).kpis.visibility.n).toBe(70)
    expect(read({ model: 'google:gemini-2.5-flash', search: true }).kpis.visibility).toMatchObject({
      value: null,
      n: 0,
    })
    expect(read({ model: 'google:never-asked' }).kpis.visibility.value).toBeNull()
    world.clock.set(NOON + 2 * 86_400_000)
    expect(read().kpis.visibility.spark.slice(-3)).toEqual([0.8, null, null])
  })

  it('tells the day another model began to answer', () => {
    const [modelId] = modelIds
    const change = { modelId: modelId!, from: 'gpt-5-2025-08-07', to: 'gpt-5-2026-11-01', at: 0 }
    world.db.orm
      .insert(schema.servedChanges)
      .values([
        { ...change, day: '2026-11-18' },
        { ...change, day: '2026-01-01' },
      ])
      .run()
    expect(read().servedModelChanges).toEqual([
      { day: '2026-11-18', provider: 'openai', model: 'gpt-5', from: 'gpt-5-2025-08-07', to: 'gpt-5-2026-11-01' },
    ])
  })

  it('tells the days on which history was measured anew by other brands', () => {
    const revision = (number: number, at: number) => ({ projectId, revision: number, at })
    const noon = Date.parse('2026-11-18T12:00:00Z')
    world.db.orm
      .insert(schema.brandRevisions)
      .values([revision(2, 0), revision(3, noon), revision(4, noon + 1), { ...revision(2, noon), projectId: 99 }])
      .run()
    expect(read().rescoredOn).toEqual(['2026-11-18'])
  })

  it('adds up the month to the last digit, beside the month before up to the same day', () => {
    const entry = (day: string, total: bigint, state: 'settled' | 'exposure' = 'settled') =>
      addEntry(world.db, { day, total, state, provider: 'openai', modelId: modelIds[0]!, projectId })
    entry('2026-11-01', 9_007_199_254_740_993_000n)
    entry('2026-11-20', 1n)
    entry('2026-11-19', 2_000_000_000_000n, 'exposure')
    entry('2026-10-20', 5_000_000_000_000n)
    entry('2026-10-21', 7_000_000_000_000n)
    const other = resolveModel(world.db, 'openai', 'gpt-5')
    addEntry(world.db, {
      day: TODAY,
      total: 1_000_000_000_000n,
      provider: 'openai',
      modelId: other,
      projectId: projectId + 1,
    })
    expect(read().kpis.cost).toEqual({
      month: '2026-11',
      monthToDateUsd: '9007199.254740993001',
      exposureUsd: '2',
      previousToDateUsd: '5',
      calls: 2,
      spark: ['0', '0', '0', '0', '0', '0', '0.000000000001'],
    })
    world.clock.set(Date.UTC(2027, 2, 31, 12))
    expect(read().kpis.cost).toMatchObject({ month: '2027-03', previousToDateUsd: '0' })
  })
})

describe('with 100,000 snapshot rows', () => {
  it('walks indexes only, and reads no more than the days shown', () => {
    world.db.sqlite
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
         INSERT INTO snapshots SELECT date(:today, '-' || (i / 100) || ' days'), :projectId, i / 4 % 5, i / 20 % 5, 'api', 1,
           i % 4 + 1, 4, 2, 3, 2, 1, 2, 1, 1, 0, 0, 0, 1, 1 FROM n`,
      )
      .run({ today: TODAY, projectId })
    const plans = plansOf(world.db, () => {
      const fresh = createVisibility({ db: world.db, clock: world.clock, home })
      fresh.report({ days: 7 })
      fresh.ownVisibility(projectId)
      fresh.ownInterval(projectId)
      fresh.overview({ projectId, days: 7, model: null, search: null })
    })
    const large = /\b(snapshots|snapshot_\w+|ledger|answers|mentions|prompts|tasks|a|l|n)\b/
    expect(plans.filter((line) => line.startsWith('SCAN') && large.test(line))).toEqual([])
    const walks = plans.filter((line) => line.startsWith('SEARCH snapshots'))
    expect(walks.length).toBeGreaterThan(0)
    for (const line of walks) expect(line).toContain('USING PRIMARY KEY (project_id=? AND day>? AND day<?)')
  })
})
