import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAnswer, addRun, addTask, makeWorld, NOON, resolveModel, type World } from '../../../tests/support/world.ts'
import { createMeasuring } from '../measuring/index.ts'
import { createModels } from '../models/index.ts'
import { createProjects } from '../projects/index.ts'
import { createCoverage } from './coverage.ts'
import { createPlans, dueOn } from './plans.ts'

const DAY_MS = 86_400_000
let world: World
let plans: ReturnType<typeof createPlans>

beforeEach(() => {
  world = makeWorld()
  plans = createPlans(world.db)
  world.db.sqlite.exec(
    "INSERT INTO jobs (name, cron, enabled, jitter_ms, since) VALUES ('daily', '0 4 * * *', 1, 0, 0)",
  )
})
afterEach(() => world.close())

const apply = (fields: Record<string, unknown>) =>
  createProjects({ ...world, models: createModels(world) }).apply({
    ...{ name: 'Acme watch', brand: { name: 'Acme' }, prompts: [{ text: 'A?' }], models: ['openai:m'] },
    ...fields,
  })

const read = (projectId: number, from: string, to: string) =>
  createCoverage({ ...world, zone: 'UTC', plans })
    .read(projectId, { from, to })
    .sort((a, b) => (a.day < b.day ? -1 : 1))

/** A project from ten days ago. */
async function oldProject(): Promise<number> {
  resolveModel(world.db, 'openai', 'm')
  world.clock.set(NOON - 10 * DAY_MS)
  const { projectId } = await apply({})
  plans.stamp()
  world.clock.set(NOON)
  return projectId
}

describe('what was expected of a day on which nothing ran', () => {
  it('is what was active then, whatever is now', async () => {
    const projectId = await oldProject()
    world.clock.set(NOON - 2 * DAY_MS)
    await apply({ prompts: [{ text: 'A?' }, { text: 'B?' }], samples: 2 })
    world.clock.set(NOON)
    plans.stamp()
    const cells = read(projectId, '2026-11-17', '2026-11-20')
    // The change came after the job was due on the 18th, and is noticed only now.
    expect(cells.map(({ day, expected, reason }) => [day, expected, reason])).toEqual([
      ['2026-11-17', 1, 'asleep'],
      ['2026-11-18', 1, 'asleep'],
      ['2026-11-19', 2, 'asleep'],
      ['2026-11-19', 2, 'asleep'],
    ])
  })

  it('is nothing before the project was there, while it rests, and where the job is off or not due', async () => {
    const projectId = await oldProject()
    expect(read(projectId, '2026-11-08', '2026-11-11').map(({ day }) => day)).toEqual(['2026-11-11'])
    world.clock.set(NOON - 3 * DAY_MS)
    await apply({ active: false })
    plans.stamp()
    world.clock.set(NOON)
    expect(read(projectId, '2026-11-16', '2026-11-20').map(({ day }) => day)).toEqual(['2026-11-16', '2026-11-17'])
    world.db.sqlite.exec(`UPDATE jobs SET cron = '0 4 * * 1', since = ${NOON - 9 * DAY_MS}`)
    world.db.sqlite.exec('DELETE FROM coverage_plans; UPDATE projects SET active = 1, updated_at = 0')
    plans.stamp()
    expect(read(projectId, '2026-11-12', '2026-11-20').map(({ day }) => day)).toEqual(['2026-11-16'])
    world.db.sqlite.exec(`UPDATE jobs SET enabled = 0, since = ${NOON - 5 * DAY_MS}`)
    plans.stamp()
    expect(read(projectId, '2026-11-12', '2026-11-20')).toEqual([])
  })

  it('says why: the job failed, the schedule was paused, a copy was put in its place', async () => {
    const projectId = await oldProject()
    const due = (day: string) => Date.parse(`${day}T04:00:00Z`)
    world.db.sqlite.exec(`
      INSERT INTO job_runs (job, "trigger", due_at, missed, started_at, state) VALUES ('daily', 'schedule', ${due('2026-11-15')}, 0, 0, 'failed');
      INSERT INTO schedule (id, paused_at, paused_until) VALUES (1, ${due('2026-11-16') - 1}, ${due('2026-11-17') - 1});
      INSERT INTO reconcile_marks (name, at) VALUES ('restored', ${due('2026-11-14') + 1})`)
    expect(read(projectId, '2026-11-14', '2026-11-17').map(({ reason }) => reason)).toEqual([
      ...['restored', 'job_failed', 'paused', 'asleep'],
    ])
  })

  it('is kept once, and again only when it changes', async () => {
    await oldProject()
    const count = () => world.db.sqlite.prepare('SELECT COUNT(*) FROM coverage_plans').pluck().get()
    expect([plans.isStale(), count()]).toEqual([false, 1])
    plans.stamp()
    expect(count()).toBe(1)
    world.clock.set(NOON + 1)
    await apply({ samples: 3 })
    expect(plans.isStale()).toBe(true)
    plans.stamp()
    expect(count()).toBe(2)
  })
})

describe('what was expected of a day that was asked', () => {
  it('is what its tasks were to bring, beside what came, with its cost', async () => {
    const projectId = await oldProject()
    const modelId = resolveModel(world.db, 'openai', 'm')
    const promptId = world.db.sqlite.prepare('SELECT id FROM prompts').pluck().get() as number
    const runId = addRun(world.db, projectId, '2026-11-18')
    world.db.sqlite.exec(`UPDATE runs SET "trigger" = 'schedule'`)
    const of = { runId, projectId, promptId, modelId }
    addAnswer(world.db, { ...of, day: '2026-11-18' })
    addTask(world.db, of, { sample: 2, state: 'blocked', errorClass: 'budget' })
    createMeasuring(world.db).snapshots.recountDay(projectId, '2026-11-18')
    const [cell] = read(projectId, '2026-11-18', '2026-11-18')
    expect(cell).toMatchObject({ promptId, modelId, expected: 2, answered: 1, reason: 'budget', recordedAt: null })
    // Whoever asked for it, an answer of that day fills its gap.
    const byHand = addRun(world.db, projectId, '2026-11-18')
    addAnswer(world.db, { ...of, runId: byHand, day: '2026-11-18' })
    createMeasuring(world.db).snapshots.recountDay(projectId, '2026-11-18')
    expect(read(projectId, '2026-11-18', '2026-11-18')[0]).toMatchObject({ expected: 2, answered: 2, reason: null })
  })
})

describe('when the job is due on a day', () => {
  it.each([
    ['2026-11-20', '0 4 * * *', 'UTC', '2026-11-20T04:00:00Z'],
    ['2026-11-20', '0 4 * * *', 'America/New_York', '2026-11-20T09:00:00Z'],
    ['2026-11-20', '0 0 * * 0', 'UTC', null],
    ['2026-11-22', '0 0 * * 0', 'UTC', '2026-11-22T00:00:00Z'],
  ])('%s %s in %s: %s', (day, cron, zone, expected) => {
    expect(dueOn(day, cron, zone)).toBe(expected === null ? null : Date.parse(expected))
  })
})
