import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, NOON, resolveModel, TODAY, type World } from '../../../tests/support/world.ts'
import { createBudgets, createBudgetUse } from '../budgets/index.ts'
import { createLedger } from '../costs/index.ts'
import { parseUsd, ZERO } from '../money.ts'
import { createAlertCheck } from './check.ts'
import { createInbox } from './inbox.ts'
import { createAlerts } from './raise.ts'

const CALLS = 10_000
/** Calls that end together are written down together. */
const AT_ONCE = 250
const HOUR = 3_600_000
const TOTAL = parseUsd('0.002')

let world: World
beforeEach(() => {
  world = makeWorld()
  world.db.sqlite.exec("INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'A', 0, 0), (2, 'B', 0, 0)")
})
afterEach(() => world.close())

/** The books as one process keeps them; a new one for each hour, as after a restart. */
function books() {
  const { db, clock } = world
  const use = createBudgetUse(db.sqlite)
  const alerts = createAlerts(db.sqlite)
  const ledger = createLedger({ db, clock, zone: 'UTC', use, alerts })
  return { ledger, alerts, budgets: createBudgets({ db, clock, zone: 'UTC', use }) }
}

/** So many calls of a project that end within a minute. */
async function storm(projectId: number, calls: number, from: number): Promise<void> {
  const modelId = resolveModel(world.db, 'openai', 'gpt-5')
  const { ledger } = books()
  const call = (taskId: number) => {
    const held = ledger.reserve({
      ...{ ownerId: 1, taskId, runId: 1, provider: 'openai', projectId, modelId, kind: 'answer' },
      ...{ amount: TOTAL, estimate: false },
    })
    if (held.kind !== 'held') throw new Error(held.kind)
    ledger.settle(held.holdId, {
      ...{ answerId: null, servedModel: 'gpt-5', serviceTier: null, reportedCost: null, priceIds: [], rawUsage: null },
      ...{ tokensCost: TOTAL, searchCost: ZERO, total: TOTAL },
      usage: {
        ...{ inputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, cacheWrite1hTokens: 0, outputTokens: 1 },
        ...{ reasoningTokens: 0, searches: 0 },
      },
    })
  }
  for (let done = 0; done < calls; done += AT_ONCE) {
    world.clock.set(from + Math.round((60_000 * done) / calls))
    await world.db.write(() => {
      for (let i = 0; i < Math.min(AT_ONCE, calls - done); i++) call(done + i)
    })
  }
}

const listOf = (projectId: number | null) =>
  createInbox(world)
    .list({ show: 'open', projectId, before: null })
    .alerts.map(({ message, project }) => [project, message])

it('of ten thousand calls over a threshold in a minute is one alert, and one more in the next hour', async () => {
  await books().budgets.set({ scope: 'all', period: 'day', action: 'alert', limit: parseUsd('10') })
  await storm(1, CALLS, NOON)
  expect(listOf(null)).toEqual([[null, 'Daily cost threshold exceeded: $10.0020 > $10.0000']])
  await storm(1, 500, NOON + 59 * 60_000)
  expect(listOf(null)).toHaveLength(1)
  await storm(1, 500, NOON + HOUR + 5 * 60_000)
  expect(listOf(null)).toHaveLength(2)
  expect(world.db.sqlite.prepare('SELECT COUNT(*) FROM ledger').pluck().get()).toBe(CALLS + 1_000)
})

it('of one project is never another’s', async () => {
  const { budgets } = books()
  for (const name of ['A', 'B']) {
    await budgets.set({ scope: 'project', of: name, period: 'day', action: 'alert', limit: parseUsd('1') })
  }
  await storm(1, 1_000, NOON)
  await storm(2, 400, NOON)
  expect(listOf(1)).toEqual([['A', 'Daily cost threshold exceeded: $1.0020 > $1.0000']])
  expect(listOf(2)).toEqual([])
})

it('is told in the night by a limit that was lowered since, once', async () => {
  await storm(1, 500, NOON)
  const { budgets, alerts } = books()
  await budgets.set({ scope: 'project', of: 'A', period: 'day', action: 'alert', limit: parseUsd('0.5') })
  await budgets.set({ scope: 'provider', of: 'openai', period: 'month', action: 'block', limit: parseUsd('1.25') })
  world.clock.set(NOON + 15 * HOUR)
  const check = createAlertCheck({
    ...{ db: world.db, clock: world.clock, zone: 'UTC', alerts, alertsOfDay: budgets.alertsOf },
    alerting: { look: async () => ({ compared: 0, tooLittle: 0, told: 0 }), forgetDeliveries: async () => 0 },
    models: { list: () => [], isFree: () => false },
  })
  const night = () =>
    check({
      ...{ jobRunId: 1, originId: 1, trigger: 'schedule', dueAt: 0, signal: new AbortController().signal },
      log: () => undefined,
    })
  expect(await night()).toMatchObject({ ok: true, figures: { spending: 2, told: 2 } })
  expect(await night()).toMatchObject({ figures: { told: 0 } })
  expect(listOf(1)).toEqual([['A', 'Daily cost threshold exceeded: $1.00 > $0.50']])
  expect(listOf(null).map(([, message]) => message)).toContainEqual(
    expect.stringContaining(`The openai budget at 80 %: $1.00 of $1.25 for ${TODAY.slice(0, 7)}.`),
  )
})
