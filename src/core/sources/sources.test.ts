import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigHome, NOON } from '../../../tests/bench/bigHome.ts'
import { plansOf } from '../../../tests/support/plans.ts'
import { type Db, databaseFile, openDatabase } from '../db/index.ts'
import { ownerOf } from './owners.ts'
import { createSources, type SourceChoice } from './service.ts'

const clock = { now: () => NOON }
let db: Db
const made = () => createSources({ db, clock, home: { kind: 'user', zone: 'UTC' } })

beforeAll(async () => {
  db = openDatabase({ file: databaseFile(await bigHome(4_000)), migrations: 'drizzle', now: NOON })
})
afterAll(() => db.close())

interface Cited {
  answerId: number
  model: string
  promptId: number
  search: number
  day: string
  url: string
  domain: string
}

/** Every citation of a valid answer, one by one. */
const everyCitation = () =>
  db.sqlite
    .prepare(`
      SELECT a.id AS answerId, m.provider || ':' || m.model AS model, a.prompt_id AS promptId, a.search, a.day, c.url, c.domain
      FROM answers a JOIN models m ON m.id = a.model_id JOIN citations c ON c.answer_id = a.id
      WHERE a.project_id = 1 AND a.status IN ('ok', 'refused')`)
    .all() as Cited[]

const chosen = (each: Cited, { model, promptId, search, from }: SourceChoice) =>
  (model === undefined || each.model === model) &&
  (promptId === undefined || each.promptId === promptId) &&
  (search === undefined || each.search === Number(search)) &&
  each.day >= (from ?? '2026-10-22')

const CHOICES: SourceChoice[] = [
  { projectId: 1 },
  { projectId: 1, from: '2026-11-14' },
  { projectId: 1, model: 'google:gemini-2.5-flash', search: true },
  { projectId: 1, promptId: 3 },
  { projectId: 1, promptId: 3, model: 'openai:gpt-5', from: '2026-11-01' },
  { projectId: 1, search: false },
]

const answersOf = (cited: readonly Cited[]) => new Set(cited.map(({ answerId }) => answerId)).size

describe('cited sources', () => {
  it.each(CHOICES)('are the domains that citations come to one by one: %o', (choice) => {
    const truth = everyCitation().filter((each) => chosen(each, choice))
    const { domains, citations, byKind } = made().domains(choice)
    expect(citations).toBe(truth.length)
    expect(byKind.own + byKind.competitor + byKind.other).toBe(truth.length)
    const byDomain = Map.groupBy(truth, (each) => each.domain)
    expect(domains.map(({ domain }) => domain).sort()).toEqual([...byDomain.keys()].sort())
    for (const { domain, answers, citations: count, byModel, share } of domains) {
      const of = byDomain.get(domain ?? '') ?? []
      expect([answers, count]).toEqual([answersOf(of), of.length])
      expect(share).toBeCloseTo(of.length / truth.length, 9)
      for (const { model, answers: ofModel } of byModel) {
        expect(ofModel).toBe(answersOf(of.filter((each) => each.model === model)))
      }
    }
    expect(domains.map((each) => each.citations)).toEqual(domains.map((each) => each.citations).sort((a, b) => b - a))
  })

  it.each(CHOICES)('are pages too, and the prompts whose answers cite them: %o', (choice) => {
    const truth = everyCitation().filter((each) => chosen(each, choice))
    const { domains } = made().domains(choice)
    const [first] = domains
    for (const domain of [undefined, ...(first ? [first.domain] : [])]) {
      const cited = truth.filter((each) => domain === undefined || each.domain === domain)
      const pages = made().pages({ ...choice, domain, limit: 100_000 })
      const byUrl = Map.groupBy(cited, (each) => each.url)
      expect(new Map(pages.map(({ url, answers }) => [url, answers]))).toEqual(
        new Map([...byUrl].map(([url, of]) => [url, answersOf(of)])),
      )
    }
    if (!first) return
    const ofFirst = truth.filter((each) => each.domain === first.domain)
    const byPrompt = Map.groupBy(ofFirst, (each) => each.promptId)
    expect(
      new Map(
        made()
          .prompts({ ...choice, domain: first.domain })
          .map(({ promptId, answers }) => [promptId, answers]),
      ),
    ).toEqual(new Map([...byPrompt].map(([promptId, of]) => [promptId, answersOf(of)])))
  })

  it('rest on the valid answers of the period', () => {
    const count = (where: string) =>
      db.sqlite
        .prepare(`SELECT COUNT(*) FROM answers WHERE day >= '2026-10-22' AND status IN ('ok', 'refused') AND ${where}`)
        .pluck()
        .get()
    expect(made().domains({ projectId: 1 })).toMatchObject({ answers: count('1'), searched: count('search = 1') })
    expect(made().domains({ projectId: 1, promptId: 3 })).toMatchObject({
      answers: count('prompt_id = 3'),
      searched: count('prompt_id = 3 AND search = 1'),
    })
  })

  it('belong to the own brand and to competitors', () => {
    const { domains } = made().domains({ projectId: 1 })
    const names = db.sqlite.prepare('SELECT id, is_own AS isOwn, domains FROM brands WHERE project_id = 1').all() as {
      id: number
      isOwn: number
      domains: string
    }[]
    for (const { id, isOwn, domains: owned } of names) {
      const [domain] = JSON.parse(owned) as string[]
      const found = domains.find((each) => each.domain === domain)
      expect(found).toMatchObject({ kind: isOwn ? 'own' : 'competitor', brandId: id })
    }
    expect(domains.filter(({ kind }) => kind === 'other').length).toBeGreaterThan(10)
  })

  it('are refused for a model or a project that is not there', () => {
    expect(() => made().domains({ projectId: 1, model: 'openai:nothing' })).toThrow(
      'There is no model "openai:nothing".',
    )
    expect(() => made().domains({ projectId: 99 })).toThrow('no longer there')
  })

  it('are read by key, whatever is chosen', () => {
    const plans = plansOf(db, () => {
      const sources = made()
      for (const choice of CHOICES) {
        sources.domains(choice)
        sources.pages(choice)
        sources.prompts({ ...choice, domain: 'a.example' })
      }
    })
    expect(plans.filter((line) => /^SCAN (a|c|answers|citations|source_days|snapshot\w*)\b/.test(line))).toEqual([])
    for (const line of plans.filter((each) => each.startsWith('SEARCH a '))) {
      expect(line).toContain('COVERING INDEX answers_list (project_id=? AND day>? AND day<?)')
    }
    expect(plans).toContain('SEARCH source_days USING PRIMARY KEY (project_id=? AND day>? AND day<?)')
  })
})

describe('ownership', () => {
  const brands = [
    { brandId: 1, name: 'Meet', isOwn: true, domains: ['meet.google.com'] },
    { brandId: 2, name: 'Acme', isOwn: false, domains: ['acme.com'] },
  ]
  it.each([
    ['acme.com', 'competitor'],
    ['https://shop.acme.com/x', 'competitor'],
    ['acme.com.evil.com', 'other'],
    ['https://meet.google.com/about', 'own'],
    ['google.com', 'other'],
    ['', 'other'],
  ])('of %s is %s', (site, kind) => expect(ownerOf(site, brands).kind).toBe(kind))
})
