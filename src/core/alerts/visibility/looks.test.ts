import { afterEach, beforeEach, expect, it } from 'vitest'
import { dice } from '../../../../tests/faults/seed.ts'
import { createWatch, type Watch } from '../../../../tests/support/watch.ts'
import { makeWorld, resolveModel, type World } from '../../../../tests/support/world.ts'
import { addDays, instantAt } from '../../time.ts'
import { createInbox } from '../inbox.ts'
import { createAlerts } from '../raise.ts'
import { createLooks } from './looks.ts'

const FIRST_DAY = '2026-03-01'
const usual: Omit<Watch, 'random'> = { prompts: 20, models: 2, samples: 4, visibility: 0.6, drop: null }

let world: World
beforeEach(() => {
  world = makeWorld()
  for (let i = 1; i <= 2; i++) resolveModel(world.db, 'openai', `model-${i}`)
})
afterEach(() => world.close())

/** The nights after so many days of some projects, one after the other. @returns what each looked at and told */
async function nights(days: number, projects: readonly Omit<Watch, 'random'>[]) {
  const random = dice(5)
  const write = projects.map((one, i) => createWatch(world, FIRST_DAY, i + 1, { ...one, random }))
  const looks = createLooks({ db: world.db, clock: world.clock, zone: 'UTC', alerts: createAlerts(world.db.sqlite) })
  const results = []
  for (let day = 0; day < days; day++) {
    await world.db.write(() => {
      for (const put of write) put(day)
    })
    world.clock.set(instantAt(addDays(FIRST_DAY, day + 1), 2, 'UTC'))
    results.push(await looks.look(new AbortController().signal))
  }
  return { looks, results }
}

const told = (projectId: number | null = null) =>
  createInbox(world).list({ show: 'all', projectId, before: null }).alerts

it('tells a project’s drop once, with its figures, and nothing of the project beside it', async () => {
  const { looks } = await nights(40, [{ ...usual, drop: { day: 20, by: 0.3 } }, usual])
  expect(told(2)).toEqual([])
  const [alert, ...others] = told()
  expect(others).toEqual([])
  expect(alert).toMatchObject({ kind: 'visibility_moved', project: 'Project 1', projectId: 1 })
  expect(alert?.message).toMatch(
    /^Visibility of Acme in "Project 1" fell by \d+ points: \d+ % from 2026-03-\d\d to 2026-03-2\d, \d+ % from .* over 20 prompts\.$/,
  )
  expect(alert?.params.now).toBeLessThan((alert?.params.before as number) - 0.05)
  expect(alert?.params.p).toBeLessThan(0.03)
  expect(looks.list().map(({ project, model, day }) => [project, model, day])).toEqual(
    ['Project 1', 'Project 2'].flatMap((project) =>
      [null, 'openai:model-1', 'openai:model-2'].map((model) => [project, model, '2026-04-09']),
    ),
  )
})

it('looks at a day once, when it is over', async () => {
  const { looks, results } = await nights(7, [usual])
  expect(results.map(({ compared, tooLittle }) => compared + tooLittle)).toEqual([1, 1, 1, 1, 1, 3, 3])
  expect(results.map(({ compared }) => compared)).toEqual([0, 0, 0, 0, 0, 3, 3])
  expect(await looks.look(new AbortController().signal)).toEqual({ compared: 0, tooLittle: 0, told: 0 })
})

it('says that there is not enough data below eight prompts, whatever happens', async () => {
  const { looks } = await nights(30, [{ ...usual, prompts: 7, drop: { day: 20, by: 0.5 } }])
  expect(told()).toEqual([])
  expect(looks.list()[0]).toMatchObject({ verdict: 'not_enough_data', prompts: 7, p: null })
})

it('leaves alone a project that is paused', async () => {
  const { looks } = await nights(2, [usual])
  world.db.sqlite.exec('UPDATE projects SET active = 0')
  world.clock.set(instantAt(addDays(FIRST_DAY, 9), 2, 'UTC'))
  expect(await looks.look(new AbortController().signal)).toEqual({ compared: 0, tooLittle: 0, told: 0 })
})
