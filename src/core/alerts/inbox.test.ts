import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, NOON, type World } from '../../../tests/support/world.ts'
import { createInbox } from './inbox.ts'
import { createAlerts } from './raise.ts'

const HOUR = 3_600_000
let world: World
let inbox: ReturnType<typeof createInbox>
beforeEach(() => {
  world = makeWorld()
  inbox = createInbox(world)
})
afterEach(() => world.close())

function raise(cause: string, at = NOON, projectId: number | null = null): boolean {
  return createAlerts(world.db.sqlite).raise(
    {
      ...{ kind: 'daily_threshold', cause, projectId, provider: null },
      ...{ message: 'Daily cost threshold exceeded: $12.50 > $10.00', params: { spentUsd: '12.5', limitUsd: '10' } },
    },
    at,
  )
}

const idsOf = (show: 'open' | 'all') =>
  inbox.list({ show, projectId: null, before: null }).alerts.map(({ alertId }) => alertId)

it('lists alerts newest first, with the figures of their sentence', () => {
  raise('one')
  raise('two', NOON + 1)
  const { alerts, next, open } = inbox.list({ show: 'open', projectId: null, before: null })
  expect([alerts.map(({ at }) => at), next, open]).toEqual([[NOON + 1, NOON], null, 2])
  expect(alerts[0]).toMatchObject({ params: { spentUsd: '12.5', limitUsd: '10' }, acknowledgedAt: null, project: null })
})

it('takes an alert that was seen out of the open ones, and back', async () => {
  raise('one')
  raise('two')
  await inbox.acknowledge([1], true)
  expect([idsOf('open'), idsOf('all')]).toEqual([[2], [2, 1]])
  expect(inbox.list({ show: 'all', projectId: null, before: null }).alerts[1]?.acknowledgedAt).toBe(NOON)
  world.clock.set(NOON + 5)
  await inbox.acknowledge([1], true)
  expect(inbox.list({ show: 'all', projectId: null, before: 2 }).alerts[0]?.acknowledgedAt).toBe(NOON)
  await inbox.acknowledge([1], false)
  expect(idsOf('open')).toEqual([2, 1])
})

it('acknowledges all that are open, and says which they were', async () => {
  for (const cause of ['one', 'two', 'three']) raise(cause)
  await inbox.acknowledge([2], true)
  expect(await inbox.acknowledgeAll(null)).toEqual([1, 3])
  expect(inbox.list({ show: 'open', projectId: null, before: null })).toEqual({ alerts: [], next: null, open: 0 })
})

it('goes on where a page ended', () => {
  for (let index = 1; index <= 230; index++) raise(`cause ${index}`)
  const seen: number[] = []
  for (let before: number | null = null; ; ) {
    const { alerts, next } = inbox.list({ show: 'all', projectId: null, before })
    seen.push(...alerts.map(({ alertId }) => alertId))
    if (next === null) break
    before = next
  }
  expect(seen).toEqual(Array.from({ length: 230 }, (_, index) => 230 - index))
})

it('keeps to one project when asked to', async () => {
  world.db.sqlite.exec(
    "INSERT INTO projects (id, name, created_at, updated_at) VALUES (1, 'Acme watch', 0, 0), (2, 'Other', 0, 0)",
  )
  raise('of nobody')
  for (const projectId of [1, 2, 1]) raise(`of ${projectId} ${Math.random()}`, NOON, projectId)
  const of = (projectId: number) => inbox.list({ show: 'open', projectId, before: null })
  expect(of(1).alerts.map(({ project }) => project)).toEqual(['Acme watch', 'Acme watch'])
  expect(of(2)).toMatchObject({ alerts: [{ project: 'Other', projectId: 2 }], open: 1 })
  expect(await inbox.acknowledgeAll(1)).toEqual([2, 4])
  expect([inbox.open(), of(1).open, of(2).open]).toEqual([2, 0, 1])
})

describe('a muted cause', () => {
  const CAUSE = 'budget_threshold:provider:openai'
  const kept = () => world.db.sqlite.prepare('SELECT COUNT(*) FROM alerts').pluck().get()

  it('raises nothing until its time is over, whatever the month', async () => {
    raise(`${CAUSE}:2026-11`)
    await inbox.mute(1, NOON + 3 * HOUR)
    expect(inbox.list({ show: 'open', projectId: null, before: null }).alerts[0]?.muted).toEqual({
      until: NOON + 3 * HOUR,
    })
    expect(raise(`${CAUSE}:2026-12`, NOON + 2 * HOUR)).toBe(false)
    expect(raise('budget_threshold:provider:google:2026-11', NOON + 2 * HOUR)).toBe(true)
    expect(raise(`${CAUSE}:2026-12`, NOON + 3 * HOUR)).toBe(true)
    expect(kept()).toBe(3)
  })

  it('stays muted for good, is listed by its alert, and is told again once it is not', async () => {
    raise(`${CAUSE}:2026-11`)
    await inbox.mute(1, NOON + HOUR)
    await inbox.mute(1, null)
    expect(raise(`${CAUSE}:2027-11-02`, NOON + 9_000 * HOUR)).toBe(false)
    expect(inbox.mutes()).toMatchObject([{ until: null, mutedAt: NOON, alert: { alertId: 1, muted: { until: null } } }])
    await inbox.unmute(1)
    expect(inbox.mutes()).toEqual([])
    expect(raise(`${CAUSE}:2027-11-02`, NOON + 9_000 * HOUR)).toBe(true)
  })

  it('is an alert there is, and its time one to come', async () => {
    raise('a')
    await expect(inbox.mute(7, null)).rejects.toMatchObject({ code: 'not_found' })
    await expect(inbox.mute(1, NOON)).rejects.toMatchObject({ code: 'bad_input' })
  })
})
