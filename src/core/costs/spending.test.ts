import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plansOf } from '../../../tests/support/plans.ts'
import { addEntry, makeWorld, resolveModel, type World } from '../../../tests/support/world.ts'
import type { EntryFilter, LedgerEntry } from '../../contract/index.ts'
import { createBudgetUse } from '../budgets/index.ts'
import { createModels } from '../models/index.ts'
import { formatUsd, parseUsd, sumUsd } from '../money.ts'
import { createProjects } from '../projects/index.ts'
import { createEntries } from './entries.ts'
import { createSpending, type SpendingQuery } from './spending.ts'

let world: World
const spending = (query: Partial<SpendingQuery> = {}) => {
  const { db, clock } = world
  const read = createSpending({ db, clock, zone: 'UTC', use: createBudgetUse(db.sqlite) })
  return read({ period: 'month', date: null, from: null, to: null, provider: null, groupBy: 'day', ...query })
}

beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

type Fields = Partial<Omit<Parameters<typeof addEntry>[1], 'day' | 'provider' | 'modelId' | 'total'>>

function add(day: string, ref: string, usd: string, fields: Fields = {}): number {
  const [provider = '', model = ''] = ref.split(/:(.*)/)
  const modelId = resolveModel(world.db, provider, model)
  return addEntry(world.db, { day, provider, modelId, total: parseUsd(usd), ...fields })
}

async function someMonth(): Promise<number> {
  const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
  const { projectId } = await projects.apply({ name: 'Acme watch', brand: { name: 'Acme' } })
  add('2026-10-31', 'perplexity:sonar', '9')
  add('2026-11-02', 'openai:gpt-5', '1', { projectId })
  add('2026-11-02', 'openai:gpt-5', '0.25', { projectId, kind: 'judge' })
  add('2026-11-02', 'google:gemini', '4')
  add('2026-11-03', 'google:gemini', '0.5', { state: 'exposure' })
  add('2026-11-03', 'google:gemini', '7', { state: 'written_off' })
  return projectId
}

/** Every entry behind a figure, page by page. */
function entriesOf(filter: EntryFilter): LedgerEntry[] {
  const read = createEntries(world.db)
  const all: LedgerEntry[] = []
  let page = read(filter, null)
  for (;;) {
    all.push(...page.entries)
    if (!page.next) return all
    page = read(filter, page.next)
  }
}

const settledOf = (entries: LedgerEntry[]) =>
  formatUsd(sumUsd(entries.filter(({ state }) => state === 'settled').map(({ totalUsd }) => parseUsd(totalUsd))))

describe('spending', () => {
  it('adds up a month, by provider and by day', async () => {
    await someMonth()
    const found = spending()
    expect(found).toMatchObject({
      ...{ from: '2026-11-01', to: '2026-11-30', today: '2026-11-20' },
      total: { costUsd: '5.25', exposureUsd: '0.5', calls: 3 },
      providers: ['google', 'openai', 'perplexity'],
      byProvider: [
        { provider: 'google', costUsd: '4', exposureUsd: '0.5', calls: 1 },
        { provider: 'openai', costUsd: '1.25', calls: 2 },
      ],
    })
    expect(found.days).toHaveLength(30)
    expect(found.days[1]).toEqual({
      day: '2026-11-02',
      costs: [
        { provider: 'google', costUsd: '4' },
        { provider: 'openai', costUsd: '1.25' },
      ],
    })
  })

  it('covers one day or one week, and one provider', async () => {
    await someMonth()
    expect(spending({ period: 'day', date: '2026-10-31' }).total.costUsd).toBe('9')
    expect(spending({ period: 'week', date: '2026-11-01' })).toMatchObject({ from: '2026-10-26', to: '2026-11-01' })
    expect(spending({ provider: 'openai' })).toMatchObject({ total: { costUsd: '1.25' }, providers: { length: 3 } })
  })

  it('covers days of one’s own, and compares every row with the period before', async () => {
    await someMonth()
    const custom = spending({ period: 'custom', from: '2026-11-02', to: '2026-11-02', groupBy: 'provider' })
    expect(custom).toMatchObject({
      from: '2026-11-02',
      to: '2026-11-02',
      previous: { from: '2026-11-01', costUsd: '0' },
    })
    add('2026-10-02', 'openai:gpt-5', '0.75')
    const month = spending({ groupBy: 'provider' })
    expect(month.previous).toMatchObject({ from: '2026-10-01', to: '2026-10-20', costUsd: '0.75' })
    expect(month.rows.map(({ key, previousUsd }) => [key, previousUsd])).toEqual([
      ['google', '0'],
      ['openai', '0.75'],
    ])
    expect(month.byProvider.map(({ previousUsd }) => previousUsd)).toEqual(['0', '0.75'])
    expect(spending().rows.every(({ previousUsd }) => previousUsd === null)).toBe(true)
  })

  it('knows the month to date from the counters that limits go by', () => {
    const use = createBudgetUse(world.db.sqlite)
    use.change({ provider: 'openai', projectId: null, day: '2026-11-20' }, { settled: parseUsd('2'), exposure: 5n })
    use.change({ provider: 'google', projectId: null, day: '2026-11-20' }, { settled: parseUsd('1') })
    expect(spending({ period: 'day', date: '2026-01-01' }).monthToDate).toEqual({
      ...{ month: '2026-11', costUsd: '3', exposureUsd: '0.000000000005' },
    })
    expect(spending({ provider: 'google' }).monthToDate).toMatchObject({ costUsd: '1', exposureUsd: '0' })
  })

  it('has nothing to show for a home that never paid', () => {
    expect(spending()).toMatchObject({ total: { costUsd: '0', calls: 0 }, providers: [], byProvider: [], rows: [] })
  })

  it.each([
    ['day', ['2026-11-03', '2026-11-02']],
    ['provider', ['google', 'openai']],
    ['model', ['google:gemini', 'openai:gpt-5']],
    ['project', [null, 'Acme watch']],
    ['kind', ['answer', 'judge']],
  ] as const)('opens every row by %s to the entries that it adds up', async (groupBy, keys) => {
    await someMonth()
    for (const provider of [null, 'google']) {
      const { rows, total } = spending({ groupBy, provider })
      if (provider === null) expect(rows.map(({ key }) => key)).toEqual(keys)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        const entries = entriesOf(row.entries)
        expect(settledOf(entries)).toBe(row.costUsd)
        expect(entries.filter(({ state }) => state === 'settled')).toHaveLength(row.calls)
      }
      expect(formatUsd(sumUsd(rows.map(({ costUsd }) => parseUsd(costUsd))))).toBe(total.costUsd)
    }
  })
})

describe('the entries of the ledger', () => {
  const november: EntryFilter = {
    ...{
      from: '2026-11-01',
      to: '2026-11-30',
      provider: null,
      modelId: null,
      projectId: null,
      kind: null,
      state: null,
    },
  }

  it('come newest first, each once, over as many pages as it takes', () => {
    const added = Array.from({ length: 250 }, (_, index) =>
      add(`2026-11-${String(1 + ((index * 7) % 20)).padStart(2, '0')}`, 'openai:gpt-5', '0.001'),
    )
    const entries = entriesOf(november)
    expect(entries.map(({ entryId }) => entryId).toSorted((a, b) => a - b)).toEqual(added)
    const order = entries.map(({ day, entryId }) => `${day} ${String(entryId).padStart(5, '0')}`)
    expect(order).toEqual(order.toSorted().toReversed())
  })

  it('tell what a call was and what it cost, exactly', async () => {
    const projectId = await someMonth()
    expect(entriesOf({ ...november, projectId, kind: 'judge' })).toEqual([
      expect.objectContaining({
        ...{ day: '2026-11-02', model: 'openai:gpt-5', kind: 'judge', project: 'Acme watch', state: 'settled' },
        projectId,
        ...{ inputTokens: 450, outputTokens: 180, searches: 1, answerId: null },
        ...{ tokensUsd: '0.25', searchUsd: '0', totalUsd: '0.25' },
      }),
    ])
    expect(entriesOf(november).map(({ state }) => state)).toContain('written_off')
    expect(entriesOf({ ...november, state: 'exposure' }).map(({ totalUsd }) => totalUsd)).toEqual(['0.5'])
  })

  it('are found by an index, already in order', () => {
    const plans = plansOf(world.db, () => {
      createEntries(world.db)(november, { day: '2026-11-20', entryId: 9 })
      createEntries(world.db)({ ...november, provider: 'openai', modelId: 1 }, null)
    })
    expect(plans.filter((line) => /^SCAN|TEMP B-TREE/.test(line))).toEqual([])
    expect(plans.filter((line) => line.startsWith('SEARCH ledger'))).toHaveLength(2)
  })
})
