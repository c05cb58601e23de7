import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, NOON, type World } from '../../../tests/support/world.ts'
import { createInbox } from './inbox.ts'
import { createAlerts } from './raise.ts'

let world: World
let inbox: ReturnType<typeof createInbox>
beforeEach(() => {
  world = makeWorld()
  inbox = createInbox(world)
})
afterEach(() => world.close())

function raise(cause: string, at = NOON): void {
  createAlerts(world.db.sqlite).raise(
    {
      ...{ kind: 'daily_threshold', cause, projectId: null, provider: null },
      ...{ message: 'Daily cost threshold exceeded: $12.50 > $10.00', params: { spentUsd: '12.5', limitUsd: '10' } },
    },
    at,
  )
}

const idsOf = (show: 'open' | 'all') => inbox.list({ show, before: null }).alerts.map(({ alertId }) => alertId)

it('lists alerts newest first, with the figures of their sentence', () => {
  raise('one')
  raise('two', NOON + 1)
  const { alerts, next, open } = inbox.list({ show: 'open', before: null })
  expect([alerts.map(({ at }) => at), next, open]).toEqual([[NOON + 1, NOON], null, 2])
  expect(alerts[0]).toMatchObject({ params: { spentUsd: '12.5', limitUsd: '10' }, acknowledgedAt: null, project: null })
})

it('takes an alert that was seen out of the open ones, and back', async () => {
  raise('one')
  raise('two')
  await inbox.acknowledge([1], true)
  expect([idsOf('open'), idsOf('all')]).toEqual([[2], [2, 1]])
  expect(inbox.list({ show: 'all', before: null }).alerts[1]?.acknowledgedAt).toBe(NOON)
  world.clock.set(NOON + 5)
  await inbox.acknowledge([1], true)
  expect(inbox.list({ show: 'all', before: 2 }).alerts[0]?.acknowledgedAt).toBe(NOON)
  await inbox.acknowledge([1], false)
  expect(idsOf('open')).toEqual([2, 1])
})

it('acknowledges all that are open, and says which they were', async () => {
  for (const cause of ['one', 'two', 'three']) raise(cause)
  await inbox.acknowledge([2], true)
  expect(await inbox.acknowledgeAll()).toEqual([1, 3])
  expect(inbox.list({ show: 'open', before: null })).toEqual({ alerts: [], next: null, open: 0 })
})

it('goes on where a page ended', () => {
  for (let index = 1; index <= 230; index++) raise(`cause ${index}`)
  const seen: number[] = []
  for (let before: number | null = null; ; ) {
    const { alerts, next } = inbox.list({ show: 'all', before })
    seen.push(...alerts.map(({ alertId }) => alertId))
    if (next === null) break
    before = next
  }
  expect(seen).toEqual(Array.from({ length: 230 }, (_, index) => 230 - index))
})
