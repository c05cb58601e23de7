import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCsv } from '../../../tests/support/csv.ts'
import { plansOf } from '../../../tests/support/plans.ts'
import {
  addAnswer,
  addEntry,
  addMention,
  addRun,
  addTask,
  makeWorld,
  TODAY,
  type World,
} from '../../../tests/support/world.ts'
import { schema } from '../db/index.ts'
import { createSnapshots } from '../measuring/snapshots.ts'
import { createModels } from '../models/index.ts'
import { createProjects } from '../projects/index.ts'
import { addDays } from '../time.ts'
import { toCsv } from './csv.ts'
import { COLUMNS, type ExportKind } from './rows.ts'
import { createExports, type Exports } from './service.ts'

let world: World
let exports: Exports
let acme: Seeded

interface Seeded {
  projectId: number
  brandIds: number[]
  promptId: number
  modelId: number
}

async function addProject(name: string): Promise<Seeded> {
  const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
  await projects.apply({
    name,
    brand: { name: 'Acme' },
    competitors: [{ name: 'Globex' }],
    prompts: [{ text: 'Which CRM,\n"really"?' }],
    models: ['openai:gpt-5'],
  })
  const { id, brands, prompts, models } = projects.get(name)
  return {
    projectId: id,
    brandIds: brands.map((each) => each.id),
    promptId: prompts[0]!.id,
    modelId: models[0]!.modelId,
  }
}

beforeEach(async () => {
  world = makeWorld()
  exports = createExports({ db: world.db })
  acme = await addProject('Acme watch')
})
afterEach(() => world.close())

const rows = (kind: ExportKind, filter = {}) => [...exports.exportRows(kind, filter)]

function of({ projectId, promptId, modelId }: Seeded, day: string) {
  return { runId: addRun(world.db, projectId, day), projectId, promptId, modelId }
}

/** One answer that was paid, cites a page and names the brand. */
function addFull(project: Seeded, day = TODAY): { answerId: number; runId: number } {
  const { db } = world
  const task = of(project, day)
  const answerId = addAnswer(db, { ...task, day }, { text: '=cmd() – 🦊 <b>Acme</b>' })
  const url = 'https://acme.com/'
  db.orm.insert(schema.citations).values({ answerId, position: 1, url, domain: 'acme.com', domainFrom: 'url' }).run()
  addMention(db, answerId, project.brandIds[1]!, { state: 'absent', count: 0, firstOffset: null, sentiment: 'none' })
  addMention(db, answerId, project.brandIds[0]!, {
    firstOffset: 14,
    rank: 1,
    sentiment: 'positive',
    sentimentMethod: 'lexicon',
    citations: 1,
  })
  const entry = { day, provider: 'openai', modelId: project.modelId, projectId: project.projectId, runId: task.runId }
  addEntry(db, { ...entry, total: 1_350_000_000n, answerId, servedModel: 'served-1' })
  addEntry(db, { ...entry, total: 7n, answerId, kind: 'judge' })
  addEntry(db, { ...entry, total: 9_000_000_000n, state: 'exposure', taskId: 1 })
  createSnapshots(db).recountDay(project.projectId, day)
  return { answerId, runId: task.runId }
}

const usage = {
  inputTokens: 450,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 180,
  reasoningTokens: 0,
  searches: 1,
}
const keys = { day: TODAY, project: 'Acme watch', prompt: 'Which CRM,\n"really"?', provider: 'openai', model: 'gpt-5' }

describe('exported rows', () => {
  it('give an answer whole, in the shape programs read', () => {
    const { answerId, runId } = addFull(acme)
    expect(rows('answers')).toEqual([
      {
        answerId,
        runId,
        ...keys,
        servedModel: 'served-1',
        surface: 'api',
        search: true,
        sample: 1,
        status: 'ok',
        errorClass: null,
        text: '=cmd() – 🦊 <b>Acme</b>',
        finishReason: 'stop',
        latencyMs: 1200,
        usage,
        cost: { tokensUsd: '0.00135', searchUsd: '0', totalUsd: '0.00135' },
        citations: [{ url: 'https://acme.com/', title: null, domain: 'acme.com', position: 1 }],
        mentions: [
          {
            brand: 'Acme',
            isOwn: true,
            state: 'named',
            count: 1,
            firstOffset: 14,
            rank: 1,
            sentiment: 'positive',
            sentimentMethod: 'lexicon',
          },
          {
            brand: 'Globex',
            isOwn: false,
            state: 'absent',
            count: 0,
            firstOffset: null,
            rank: null,
            sentiment: 'none',
            sentimentMethod: null,
          },
        ],
      },
    ])
  })

  it('give calls that were given up as errors, with their class and no text', () => {
    const task = of(acme, TODAY)
    addTask(world.db, task, { state: 'failed', errorClass: 'timeout' })
    addTask(world.db, task, { state: 'blocked', errorClass: 'budget', sample: 2 })
    addTask(world.db, task, { state: 'failed', errorClass: 'quota', kind: 'judge' })
    addTask(world.db, task, { state: 'cancelled' })
    addTask(world.db, of(acme, '2026-11-01'), { state: 'failed', errorClass: 'network' })
    expect(rows('answers', { from: TODAY })).toMatchObject([
      { answerId: null, ...keys, status: 'error', errorClass: 'timeout', text: '', sample: 1, cost: { totalUsd: '0' } },
      {
        answerId: null,
        ...keys,
        status: 'error',
        errorClass: 'budget',
        text: '',
        sample: 2,
        citations: [],
        mentions: [],
      },
    ])
  })

  it('give mentions, citations and snapshots, each with what it belongs to', () => {
    const { answerId, runId } = addFull(acme)
    expect(rows('mentions')).toMatchObject([
      { answerId, runId, ...keys, brand: 'Acme', state: 'named', citations: 1 },
      { answerId, runId, ...keys, brand: 'Globex', state: 'absent', citations: 0 },
    ])
    expect(rows('citations')).toEqual([
      {
        answerId,
        runId,
        ...keys,
        position: 1,
        url: 'https://acme.com/',
        title: null,
        domain: 'acme.com',
        domainFrom: 'url',
      },
    ])
    expect(rows('snapshots')).toMatchObject([
      {
        ...keys,
        surface: 'api',
        search: true,
        brand: 'Acme',
        isOwn: true,
        valid: 1,
        named: 1,
        top1: 1,
        positive: 1,
        cited: 1,
      },
      { ...keys, brand: 'Globex', isOwn: false, valid: 1, named: 0 },
    ])
  })

  it('give every entry of the ledger, exposure and removed projects too', async () => {
    const { answerId, runId } = addFull(acme)
    const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
    await projects.remove('Acme watch')
    addEntry(world.db, { day: TODAY, provider: 'openai', modelId: acme.modelId, total: 9_007_199_254_740_993n })
    const ledger = rows('ledger')
    expect(ledger[0]).toEqual({
      entryId: 1,
      at: '2026-11-20T04:00:02.000Z',
      day: TODAY,
      provider: 'openai',
      model: 'gpt-5',
      servedModel: 'served-1',
      kind: 'answer',
      project: 'Acme watch',
      runId,
      answerId,
      usage,
      tokensUsd: '0.00135',
      searchUsd: '0',
      totalUsd: '0.00135',
      state: 'settled',
      priceIds: [1, 2],
    })
    expect(ledger).toMatchObject([
      { kind: 'answer' },
      { kind: 'judge', totalUsd: '0.000000000007' },
      { state: 'exposure', totalUsd: '0.009' },
      { project: null, totalUsd: '9007.199254740993' },
    ])
    expect(rows('answers')).toEqual([])
  })

  it('keep to a project and to days, both ends included', async () => {
    const other = await addProject('Other')
    for (const day of ['2026-11-17', '2026-11-18', '2026-11-19']) addFull(acme, day)
    addFull(other, '2026-11-18')
    for (const kind of Object.keys(COLUMNS) as ExportKind[]) {
      const found = rows(kind, { project: 'Acme watch', from: '2026-11-18', to: '2026-11-19' })
      expect(new Set(found.map((row) => row.day))).toEqual(new Set(['2026-11-18', '2026-11-19']))
      expect(new Set(found.map((row) => row.project))).toEqual(new Set(['Acme watch']))
      expect(new Set(rows(kind).map((row) => row.project))).toEqual(new Set(['Acme watch', 'Other']))
    }
  })

  it('come in pages without losing or repeating one', () => {
    const { db } = world
    db.sqlite.transaction(() => {
      const runs = [0, 1, 2].map((back) => ({ ...of(acme, addDays(TODAY, -back)), day: addDays(TODAY, -back) }))
      for (let i = 0; i < 700; i++) {
        const run = runs[i % 3]!
        const answerId = addAnswer(db, run, { search: i % 2 === 0, sample: i })
        addMention(db, answerId, acme.brandIds[0]!)
        addEntry(db, { day: run.day, provider: 'openai', modelId: acme.modelId, total: 1n, answerId })
        addEntry(db, { day: run.day, provider: 'openai', modelId: acme.modelId, total: 1n })
      }
    })()
    db.sqlite
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2499)
         INSERT INTO snapshots SELECT date('2026-11-20', '-' || (i / 2) || ' days'), ?, ?, ?, 'api', i % 2, ?,
           1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0 FROM n`,
      )
      .run(acme.projectId, acme.promptId, acme.modelId, acme.brandIds[0])
    const answers = rows('answers') as { answerId: number; day: string }[]
    expect(new Set(answers.map((row) => row.answerId)).size).toBe(700)
    expect(answers).toHaveLength(700)
    expect(answers.map((row) => row.day)).toEqual([...answers.map((row) => row.day)].sort())
    expect(rows('mentions')).toHaveLength(700)
    expect(rows('ledger')).toHaveLength(1400)
    expect(new Set(rows('snapshots').map((row) => JSON.stringify(row))).size).toBe(2500)
  })
})

describe('exported text', () => {
  const text = (kind: string, format: string) => {
    let whole = ''
    // Bytes are good until the next block is asked for.
    for (const block of exports.exportText(kind, format)) {
      whole += typeof block === 'string' ? block : new TextDecoder().decode(block)
    }
    return whole
  }

  it.each(Object.keys(COLUMNS) as ExportKind[])(
    'has one column for each field of %s, also when there are no rows',
    (kind) => {
      expect(text(kind, 'csv')).toBe(`${COLUMNS[kind].join(',')}\r\n`)
      addFull(acme)
      const [row] = rows(kind)
      const fields = Object.entries(row!).flatMap(([key, value]) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.keys(value).map((inner) => `${key}.${inner}`)
          : [key],
      )
      expect(fields).toEqual(COLUMNS[kind])
    },
  )

  it('keeps an answer as it is in JSON lines and harmless in CSV', () => {
    addFull(acme)
    expect(JSON.parse(text('answers', 'jsonl'))).toEqual(rows('answers')[0])
    expect(text('answers', 'csv')).toContain(`,"'=cmd() – 🦊 <b>Acme</b>",`)
    expect(text('answers', 'csv')).toContain(',0.00135,0,0.00135,')
  })

  it('holds the same in a CSV of answers, which SQLite writes, as row by row', () => {
    const written = fc.string({ unit: fc.constantFrom(...'aé🦊,"\r\n \t=+-@＝.17\''), maxLength: 8 })
    fc.assert(
      fc.property(fc.array(fc.tuple(written, written), { minLength: 1, maxLength: 6 }), (texts) => {
        world.db.sqlite.exec('DELETE FROM citations; DELETE FROM mentions; DELETE FROM ledger; DELETE FROM answers')
        for (const [answer, source] of texts) {
          const { answerId } = addFull(acme)
          world.db.orm
            .update(schema.answers)
            .set({ text: answer, servedModel: source })
            .where(eq(schema.answers.id, answerId))
            .run()
          world.db.orm
            .update(schema.citations)
            .set({ title: source })
            .where(eq(schema.citations.answerId, answerId))
            .run()
        }
        const cells = (csv: string) => {
          const [header, ...records] = parseCsv(csv)
          const lists = ['citations', 'mentions'].map((column) => header!.indexOf(column))
          return records.map((record) => record.map((cell, i) => (lists.includes(i) ? JSON.parse(cell) : cell)))
        }
        expect(cells(text('answers', 'csv'))).toEqual(cells([...toCsv(COLUMNS.answers, rows('answers'))].join('')))
      }),
      { numRuns: 60 },
    )
  })

  it('refuses what it does not know before the first row', () => {
    expect(() => exports.exportText('prompts', 'csv')).toThrow(
      'There is no export of "prompts". There are: answers, mentions',
    )
    expect(() => exports.exportText('answers', 'xlsx')).toThrow('"xlsx" is not a format of exports.')
    expect(() => exports.exportText('answers', 'csv', { project: 'x' })).toThrow('There is no project "x".')
    expect(() => exports.exportRows('answers', { from: '2026-11-31' })).toThrow('"2026-11-31" is not a day for "from"')
    expect(() => exports.exportRows('answers', { from: '2026-11-20', to: '2026-11-19' })).toThrow('after its end')
  })
})

it('walks indexes by key, whatever is exported', () => {
  addFull(acme)
  const plans = plansOf(world.db, () => {
    const fresh = createExports({ db: world.db })
    for (const kind of Object.keys(COLUMNS) as ExportKind[]) for (const _ of fresh.exportRows(kind));
    for (const _ of fresh.exportRows('ledger', { project: 'Acme watch' }));
  })
  const scans = plans.filter(
    (line) => line.startsWith('SCAN') && !/json_each|VIRTUAL|SCAN (projects|\(subquery)/.test(line),
  )
  expect(scans).toEqual([])
  const pages = plans.filter((line) => /^SEARCH [als] .*>/.test(line))
  expect(pages.map((line) => line.replace(/^[^(]*\((.*)\)$/, '$1'))).toEqual([
    'project_id=? AND day=? AND id>?',
    'project_id=? AND day=? AND id>?',
    'project_id=? AND (day,prompt_id,model_id,surface,search,brand_id)>(?,?,?,?,?,?) AND day<?',
    'day=? AND id>?',
    'project_id=? AND day=? AND rowid>?',
  ])
})
