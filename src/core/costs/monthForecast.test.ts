import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addEntry, addRun, makeWorld, resolveModel, type World } from '../../../tests/support/world.ts'
import { createBudgetUse } from '../budgets/index.ts'
import { createModels } from '../models/index.ts'
import { formatUsd, parseUsd } from '../money.ts'
import { createProjects } from '../projects/index.ts'
import { addDays } from '../time.ts'
import { createMonthForecast, type MonthForecastOptions } from './monthForecast.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

function spend(day: string, usd: string, fields: { projectId?: number; runId?: number } = {}): void {
  const modelId = resolveModel(world.db, 'openai', 'gpt-5')
  const total = parseUsd(usd)
  addEntry(world.db, { day, provider: 'openai', modelId, total, ...fields })
  createBudgetUse(world.db.sqlite).change({ provider: 'openai', projectId: null, day }, { settled: total })
}

function forecast(options: Partial<MonthForecastOptions> = {}, provider: string | null = null) {
  const { db, clock } = world
  return createMonthForecast({
    ...{ db, clock, zone: 'UTC', use: createBudgetUse(db.sqlite) },
    ...{ passesUntil: () => null, quotePass: async () => null },
    ...options,
  })(provider)
}

describe('the forecast of a month', () => {
  it('says nothing before there is enough to say', async () => {
    expect(await forecast()).toBeNull()
    spend('2026-11-18', '1')
    expect(await forecast()).toBeNull()
  })

  it('goes by what past days cost, today included as far as it has gone', async () => {
    for (let back = 1; back <= 20; back++) spend(addDays('2026-11-20', -back), '1')
    expect(await forecast()).toEqual({
      ...{ month: '2026-11', spentUsd: '19', expectedUsd: '30', lowUsd: '30', highUsd: '30' },
      ...{ method: 'past_days', passes: null, days: 20, daysLeft: 10 },
    })
    spend('2026-11-20', '1')
    expect(await forecast()).toMatchObject({ spentUsd: '20', expectedUsd: '30' })
    expect(await forecast({}, 'google')).toBeNull()
  })

  it('goes by the schedule where there is one: passes at their quote, and what is usually asked by hand', async () => {
    const projects = createProjects({ db: world.db, clock: world.clock, models: createModels(world) })
    const { projectId } = await projects.apply({ name: 'Acme watch', brand: { name: 'Acme' } })
    for (let back = 1; back <= 10; back++) {
      const day = addDays('2026-11-20', -back)
      spend(day, '0.5', { projectId, runId: addRun(world.db, projectId, day) })
    }
    const until: number[] = []
    const found = await forecast({
      passesUntil: (instant) => until.push(instant) * 10,
      quotePass: async () => ({ expectedUsd: '2', lowUsd: '1.8', highUsd: '2.2', worstCaseUsd: '9' }),
    })
    expect(until).toEqual([Date.parse('2026-12-01T00:00:00Z')])
    expect(found).toMatchObject({ method: 'schedule', passes: 10, spentUsd: '5' })
    // Ten passes at $2, ten days at half a dollar by hand.
    expect(found?.expectedUsd).toBe(formatUsd(parseUsd('30')))
    expect(Number(found?.lowUsd)).toBeLessThan(30)
    expect(Number(found?.highUsd)).toBeGreaterThan(30)
  })

  it('falls back on past days when nothing can be quoted', async () => {
    for (let back = 1; back <= 6; back++) spend(addDays('2026-11-20', -back), '1')
    expect(await forecast({ passesUntil: () => 10 })).toMatchObject({ method: 'past_days' })
  })
})
