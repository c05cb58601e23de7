import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, resolveModel, type World } from '../../../tests/support/world.ts'
import { createAlerts } from '../alerts/index.ts'
import { schema } from '../db/index.ts'
import { createServedWatch, replaced, type ServedWatch } from './served.ts'

describe('an answer’s version takes the place of', () => {
  const seen = (served: string, lastSeenDay: string | null) => ({ served, lastSeenDay })
  const day = '2026-11-20'
  it.each<[string, ReturnType<typeof seen>[], string | null]>([
    ['none, as the first of all', [], null],
    ['none, where it answered last', [seen('b', '2026-11-19'), seen('a', '2026-10-01')], null],
    ['the last one, where it never answered', [seen('c', '2026-11-19'), seen('a', '2026-10-01')], 'c'],
    ['none, where both answer side by side', [seen('a', '2026-11-20'), seen('b', '2026-11-19')], null],
    ['none, where it was silent for a week', [seen('a', '2026-11-20'), seen('b', '2026-11-13')], null],
    ['the last one, where it was silent for longer', [seen('a', '2026-11-20'), seen('b', '2026-11-12')], 'a'],
    ['none, where nobody knows how long it was silent', [seen('a', '2026-11-20'), seen('b', null)], null],
  ])('%s', (_, versions, expected) => expect(replaced(versions, 'b', day)).toBe(expected))
})

describe('watching which version answers', () => {
  let world: World
  let note: ServedWatch
  let modelId: number
  beforeEach(() => {
    world = makeWorld()
    note = createServedWatch(world.db, createAlerts(world.db.sqlite))
    modelId = resolveModel(world.db, 'openai', 'gpt-5')
  })
  afterEach(() => world.close())

  const answer = (day: string, served: string) => note({ modelId, served, day, at: Date.parse(`${day}T04:00:00Z`) })
  const changes = () =>
    world.db.sqlite.prepare("SELECT day || ' ' || from_served || ' ' || to_served FROM served_changes").pluck().all()
  const alerts = () => world.db.orm.select().from(schema.alerts).all()

  it('tells once of a change, with its day and both versions', () => {
    for (const day of ['2026-10-01', '2026-10-02']) answer(day, 'gpt-5-2025')
    for (const day of ['2026-10-03', '2026-10-03', '2026-10-04']) answer(day, 'gpt-5-2026')
    expect(changes()).toEqual(['2026-10-03 gpt-5-2025 gpt-5-2026'])
    expect(alerts()).toMatchObject([
      {
        ...{ kind: 'served_model_changed', provider: 'openai', projectId: null },
        params: { model: 'openai:gpt-5', from: 'gpt-5-2025', to: 'gpt-5-2026', day: '2026-10-03' },
      },
    ])
  })

  it('takes two versions that answer side by side for one change, and a return after silence for another', () => {
    answer('2026-10-01', 'old')
    for (const day of ['2026-10-02', '2026-10-03']) for (const version of ['new', 'old', 'new']) answer(day, version)
    for (const day of ['2026-10-04', '2026-10-12']) answer(day, 'new')
    expect(changes()).toHaveLength(1)
    answer('2026-10-12', 'old')
    expect(changes()).toEqual(['2026-10-02 old new', '2026-10-12 new old'])
  })

  it('does not take an answer that was stored late for a change back', () => {
    answer('2026-10-01', 'old')
    answer('2026-10-20', 'new')
    answer('2026-10-05', 'old')
    answer('2026-10-21', 'new')
    expect(changes()).toEqual(['2026-10-20 old new'])
  })
})
