import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plansOf } from '../../../tests/support/plans.ts'
import { addEntry, makeWorld, resolveModel, type World } from '../../../tests/support/world.ts'
import { createBudgetUse } from '../budgets/index.ts'
import { toCsv } from '../exports/index.ts'
import { createModels } from '../models/index.ts'
import { formatUsd, parseUsd, pico, sumUsd } from '../money.ts'
import { periodOf } from '../period.ts'
import { createProjects } from '../projects/index.ts'
import { addDays } from '../time.ts'
import { COST_GROUPS, type CostGroup, type CostQuery, costMetrics, costReport } from './report.ts'
import { createSpending } from './spending.ts'

let world: World
const report = (query: CostQuery = {}) => costReport({ db: world.db, clock: world.clock, zone: 'UTC' }, query)

beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

interface Entry {
  day: string
  ref: string
  usd: string
  projectId?: number | null
  kind?: 'answer' | 'judge'
  state?: 'settled' | 'exposure' | 'written_off'
}

function add({ day, ref, usd, ...rest }: Entry): void {
  const [provider = '', model = ''] = ref.split(/:(.*)/)
  addEntry(world.db, { day, provider, modelId: resolveModel(world.db, provider, model), total: parseUsd(usd), ...rest })
}

async function project(name: string): Promise<number> {
  const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
  return (await projects.apply({ name, brand: { name: 'Acme' } })).projectId
}

describe('the cost report', () => {
  it('is this month’s by day when nothing is said, in the shape programs read', () => {
    add({ day: '2026-10-31', ref: 'openai:gpt-5', usd: '9' })
    add({ day: '2026-11-01', ref: 'openai:gpt-5', usd: '0.00135' })
    add({ day: '2026-11-20', ref: 'google:gemini-2.5-flash', usd: '0.00013' })
    add({ day: '2026-11-20', ref: 'google:gemini-2.5-flash', usd: '0.5', state: 'exposure' })
    add({ day: '2026-11-20', ref: 'google:gemini-2.5-flash', usd: '7', state: 'written_off' })
    add({ day: '2026-11-21', ref: 'google:gemini-2.5-flash', usd: '8', state: 'written_off' })
    expect(report()).toEqual({
      period: 'month',
      from: '2026-11-01',
      to: '2026-11-30',
      totalUsd: '0.00148',
      exposureUsd: '0.5',
      usageCount: 2,
      breakdown: [
        { provider: 'openai', costUsd: '0.00135', exposureUsd: '0', count: 1 },
        { provider: 'google', costUsd: '0.00013', exposureUsd: '0.5', count: 1 },
      ],
      previous: { from: '2026-10-01', to: '2026-10-20', totalUsd: '0', exposureUsd: '0', usageCount: 0 },
      rows: [
        { day: '2026-11-01', costUsd: '0.00135', exposureUsd: '0', count: 1 },
        { day: '2026-11-20', costUsd: '0.00013', exposureUsd: '0.5', count: 1 },
      ],
    })
  })

  it.each([
    [{ period: 'day' }, 'day', '2026-11-20', '2026-11-20'],
    [{ period: 'week', date: '2027-01-02' }, 'week', '2026-12-28', '2027-01-03'],
    [{ date: '2026-02-03' }, 'month', '2026-02-01', '2026-02-28'],
    [{ from: '2026-11-03', to: '2026-11-04' }, 'custom', '2026-11-03', '2026-11-04'],
    [{ from: '2026-11-03' }, 'custom', '2026-11-03', '2026-11-20'],
  ])('covers what %o asks for', (query, period, from, to) => {
    expect(report(query)).toMatchObject({ period, from, to, totalUsd: '0', usageCount: 0, breakdown: [], rows: [] })
  })

  it('groups by what was asked for, with one key each', async () => {
    const projectId = await project('Acme watch')
    add({ day: '2026-11-02', ref: 'openai:gpt-5', usd: '1', projectId })
    add({ day: '2026-11-02', ref: 'openai:gpt-5', usd: '0.25', projectId, kind: 'judge' })
    add({ day: '2026-11-03', ref: 'perplexity:openai/gpt-5', usd: '2' })
    const rows = (...groupBy: string[]) => report({ groupBy }).rows
    const money = { exposureUsd: '0' }
    expect(rows('service', 'model', 'kind')).toEqual([
      { service: 'openai', model: 'gpt-5', kind: 'answer', costUsd: '1', count: 1, ...money },
      { service: 'openai', model: 'gpt-5', kind: 'judge', costUsd: '0.25', count: 1, ...money },
      { service: 'perplexity', model: 'openai/gpt-5', kind: 'answer', costUsd: '2', count: 1, ...money },
    ])
    expect(rows('model')).toEqual([
      { model: 'openai:gpt-5', costUsd: '1.25', count: 2, ...money },
      { model: 'perplexity:openai/gpt-5', costUsd: '2', count: 1, ...money },
    ])
    expect(rows('project')).toEqual([
      { project: null, costUsd: '2', count: 1, ...money },
      { project: 'Acme watch', costUsd: '1.25', count: 2, ...money },
    ])
    expect(report({ provider: 'perplexity' })).toMatchObject({ totalUsd: '2', breakdown: [{ provider: 'perplexity' }] })
  })

  it('still counts a removed project, and tells it from its successor of the same name', async () => {
    const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
    add({ day: '2026-11-02', ref: 'openai:gpt-5', usd: '1', projectId: await project('Acme watch') })
    await projects.remove('Acme watch')
    expect(report({ groupBy: ['project'] }).rows).toMatchObject([{ project: 'Acme watch', costUsd: '1' }])
    add({ day: '2026-11-02', ref: 'openai:gpt-5', usd: '2', projectId: await project('Acme watch') })
    expect(report({ groupBy: ['project'] }).rows).toMatchObject([
      { project: 'Acme watch', costUsd: '2' },
      { project: 'Acme watch (removed)', costUsd: '1' },
    ])
  })

  it.each([
    [{ period: 'year' }, '"year" is not a period. Periods are: day, week, month.'],
    [{ period: 'day', from: '2026-11-01' }, 'Give either a period with its date, or the days from and to, not both.'],
    [{ to: '2026-11-01' }, 'Give the day to begin from'],
    [{ date: '2026-13-01' }, '"2026-13-01" is not a day for "date"'],
    [
      { groupBy: ['brand'] },
      'Costs cannot be grouped by "brand", only by: day, provider, service, model, project, kind.',
    ],
    [{ provider: 'openia' }, 'There is no provider "openia", and nothing was paid to one.'],
  ])('refuses %o', (query, sentence) => {
    expect(() => report(query)).toThrow(sentence)
  })

  it('adds up exactly, whatever is grouped, to the last of twelve decimals', () => {
    const entry = fc.record({
      day: fc.integer({ min: -40, max: 10 }).map((days) => addDays('2026-11-20', days)),
      ref: fc.constantFrom('openai:a', 'openai:b', 'google:a'),
      total: fc.bigInt({ min: 0n, max: 10n ** 17n }),
      kind: fc.constantFrom('answer' as const, 'judge' as const),
      state: fc.constantFrom('settled' as const, 'settled' as const, 'exposure' as const),
    })
    const groups = fc.subarray<CostGroup>([...COST_GROUPS], { minLength: 1 })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), groups, (entries, groupBy) => {
        world.db.sqlite.exec('DELETE FROM ledger; DELETE FROM ledger_days')
        for (const { total, ...rest } of entries) add({ ...rest, usd: formatUsd(pico(total)) })
        const { from, to } = periodOf('month', '2026-11-20')
        const settled = entries.filter(({ day, state }) => day >= from && day <= to && state === 'settled')
        const found = report({ groupBy })
        const added = (rows: { costUsd: string }[]) => formatUsd(sumUsd(rows.map((row) => parseUsd(row.costUsd))))
        expect(found.totalUsd).toBe(formatUsd(sumUsd(settled.map((each) => pico(each.total)))))
        expect(added(found.rows)).toBe(found.totalUsd)
        expect(added(found.breakdown)).toBe(found.totalUsd)
        expect(found.usageCount).toBe(settled.length)
        expect(found.rows.reduce((count, row) => count + row.count, 0)).toBe(settled.length)
      }),
      { numRuns: 60 },
    )
  })

  it('walks the ledger by its days', () => {
    const plans = plansOf(world.db, () => {
      report({ groupBy: [...COST_GROUPS] })
    })
    expect(plans.filter((line) => line.startsWith('SCAN'))).toEqual([])
    expect(plans.filter((line) => line.startsWith('SEARCH ledger'))).not.toEqual([])
    for (const line of plans.filter((each) => each.startsWith('SEARCH ledger')))
      expect(line).toContain('day>? AND day<?')
  })

  it('compares with as much of the period before as has passed', () => {
    add({ day: '2026-10-20', ref: 'openai:gpt-5', usd: '2.000000000001' })
    add({ day: '2026-10-21', ref: 'openai:gpt-5', usd: '40' })
    add({ day: '2026-10-05', ref: 'google:gemini', usd: '1', state: 'exposure' })
    expect(report().previous).toEqual({
      ...{ from: '2026-10-01', to: '2026-10-20', totalUsd: '2.000000000001', exposureUsd: '1', usageCount: 1 },
    })
    expect(report({ provider: 'google' }).previous).toMatchObject({ totalUsd: '0', exposureUsd: '1' })
    expect(report({ date: '2026-10-31' }).previous).toMatchObject({ from: '2026-09-01', to: '2026-09-30' })
  })

  it('is the same to the last digit for the page, for programs and as metrics', () => {
    for (const [index, usd] of ['1.234567890123', '0.000000000001', '7.1', '0.00013'].entries()) {
      add({ day: `2026-11-0${index + 1}`, ref: index % 2 ? 'google:gemini' : 'openai:gpt-5', usd })
    }
    add({ day: '2026-10-02', ref: 'openai:gpt-5', usd: '3.000000000007' })
    const { db, clock } = world
    const page = createSpending({ db, clock, zone: 'UTC', use: createBudgetUse(db.sqlite) })({
      ...{ period: 'month', date: null, from: null, to: null, provider: null, groupBy: 'provider' },
    })
    const printed = report({ groupBy: ['provider'] })
    const metrics = costMetrics(printed)
    const csv = [...toCsv(['provider', 'costUsd'], printed.rows)].join('')
    expect(page.total.costUsd).toBe(printed.totalUsd)
    expect(metrics).toMatchObject({ total_cost: '8.334697890124', usage_count: 4, period: { name: 'month' } })
    expect(metrics.total_cost).toBe(printed.totalUsd)
    const each = (rows: readonly { key: string | null; usd: string }[]) =>
      rows.toSorted((a, b) => String(a.key).localeCompare(String(b.key)))
    const ofPage = each(page.rows.map(({ key, costUsd }) => ({ key, usd: costUsd })))
    expect(each(printed.rows.map(({ provider = null, costUsd }) => ({ key: provider, usd: costUsd })))).toEqual(ofPage)
    expect(each(metrics.breakdown.map(({ service, cost }) => ({ key: service, usd: cost })))).toEqual(ofPage)
    for (const { key, usd } of ofPage) expect(csv).toContain(`${key},${usd}`)
    expect(page.previous.costUsd).toBe(printed.previous.totalUsd)
  })
})
