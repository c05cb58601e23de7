import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeWorld, type World } from '../../../tests/support/world.ts'
import { createAlerts } from '../alerts/index.ts'
import { beginInstance } from '../home/index.ts'
import type { Notification } from '../ports.ts'
import { createJobs } from './service.ts'
import type { JobContext, JobOutcome, JobWork } from './work.ts'

const at = (text: string) => Date.parse(`2026-${text}Z`)
const DAY_MS = 86_400_000
const WELL: JobOutcome = { ok: true, sentence: 'All is well.', figures: { n: 1 }, tell: true }
/** Begun, and never ended by itself. */
const ENDLESS: JobWork = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

let world: World
let told: Notification[]
let opened: { close(): Promise<void> }[]
beforeEach(() => {
  world = makeWorld()
  told = []
  opened = []
})
afterEach(async () => {
  for (const jobs of opened) await jobs.close()
  world.close()
})

/** A process with a daily job. */
async function open(work: JobWork, kind: 'user' | 'demo' = 'user') {
  const { db, clock } = world
  const instance = await beginInstance(db, clock)
  const jobs = await createJobs({
    ...{ db, clock, instance, alerts: createAlerts(db.sqlite), log: () => undefined },
    home: { homeId: 'home-1', kind, zone: 'UTC', demoSeed: null },
    notify: (notification) => void told.push(notification),
    scrub: (text) => text.replaceAll('sk-secret', '•••'),
    works: () => ({ daily: work }),
  })
  opened.push(jobs)
  return { ...jobs, instance }
}
type Opened = Awaited<ReturnType<typeof open>>

/** Looks at the clock until nothing is to be done, and waits for what was begun. */
async function pass(jobs: Opened): Promise<string[]> {
  const { begun } = await jobs.step()
  const ends = await Promise.all(begun)
  return ends.map(({ trigger, state, dueAt }) => `${trigger} ${state} ${new Date(dueAt).toISOString().slice(5, 16)}`)
}
const states = (jobs: Opened) => jobs.history('daily', null).executions.map(({ state }) => state)
const alerts = () => world.db.sqlite.prepare('SELECT kind, message FROM alerts ORDER BY id').all()

describe('a job', () => {
  it('runs at its time, keeps its log without secrets, and is told once', async () => {
    const jobs = await open(async ({ log, dueAt, originId, jobRunId }) => {
      log('info', 'Key sk-secret found', { url: 'https://x/?key=sk-secret', due: dueAt, own: originId === jobRunId })
      return WELL
    })
    world.clock.set(at('11-21T03:59:59'))
    expect(await pass(jobs)).toEqual([])
    world.clock.set(at('11-21T04:00'))
    expect(await pass(jobs)).toEqual(['schedule done 11-21T04:00'])
    expect(await pass(jobs)).toEqual([])
    expect(told).toMatchObject([{ title: 'Daily monitoring', body: 'All is well.', job: { figures: { n: 1 } } }])
    const [run] = jobs.history('daily', null).executions
    const { lines } = jobs.log(run!.jobRunId, 0)
    expect(lines.map(({ message }) => message)).toEqual(['The job begins', 'Key ••• found', 'All is well.'])
    expect(lines[1]?.fields).toEqual({ url: 'https://x/?key=•••', due: at('11-21T04:00'), own: true })
  })

  it('is caught up once after a month asleep, and says what was missed', async () => {
    const jobs = await open(async () => WELL)
    world.clock.set(at('11-21T04:00'))
    await pass(jobs)
    world.clock.set(at('12-21T09:00'))
    expect(await pass(jobs)).toEqual(['catch-up done 12-21T04:00'])
    expect(await pass(jobs)).toEqual([])
    expect(jobs.history('daily', null).executions[0]?.missed).toBe(29)
    expect(alerts()).toMatchObject([{ kind: 'job_missed', message: expect.stringContaining('missed 29 times') }])
  })

  it('is recorded as missed when it comes again that day', async () => {
    const jobs = await open(async () => WELL)
    world.clock.set(at('11-22T01:00'))
    expect(await pass(jobs)).toEqual([])
    expect(states(jobs)).toEqual(['missed'])
    expect(alerts()).toMatchObject([{ kind: 'job_missed' }])
    world.clock.set(at('11-22T04:00'))
    expect(await pass(jobs)).toEqual(['schedule done 11-22T04:00'])
  })

  it('does not run again when the clock is set back a day', async () => {
    const jobs = await open(async () => WELL)
    world.clock.set(at('11-22T04:00'))
    await pass(jobs)
    world.clock.set(at('11-21T03:00'))
    expect(await pass(jobs)).toEqual([])
    for (const instant of ['11-21T04:00', '11-21T23:00', '11-22T04:00', '11-22T20:00']) {
      world.clock.set(at(instant))
      expect(await pass(jobs)).toEqual([])
    }
    world.clock.set(at('11-23T04:00'))
    expect(await pass(jobs)).toEqual(['schedule done 11-23T04:00'])
  })

  it('begins after its jitter, at the same instant in every process', async () => {
    const jobs = await open(async () => WELL)
    await jobs.set('daily', { jitterMinutes: 60 })
    const { nextRun } = (await jobs.list())[0]!
    expect(nextRun! - at('11-21T04:00')).toBeGreaterThan(0)
    expect(nextRun! - at('11-21T04:00')).toBeLessThanOrEqual(3_600_000)
    const other = await open(async () => WELL)
    expect((await other.list())[0]?.nextRun).toBe(nextRun)
    world.clock.set(nextRun! - 1)
    expect(await pass(jobs)).toEqual([])
    world.clock.set(nextRun!)
    expect(await pass(other)).toEqual(['schedule done 11-21T04:00'])
    expect(await pass(jobs)).toEqual([])
  })
})

describe('a job that does not end well', () => {
  it('that fails raises an alert with its sentence, and a log with the stack', async () => {
    const jobs = await open(async () => {
      throw new Error('The disk is full.')
    })
    world.clock.set(at('11-21T04:00'))
    expect(await pass(jobs)).toEqual(['schedule failed 11-21T04:00'])
    expect(alerts()).toMatchObject([{ kind: 'job_failed', message: 'The job "daily" failed: The disk is full.' }])
    expect(told).toEqual([])
    const { lines } = jobs.log(jobs.history('daily', null).executions[0]!.jobRunId, 0)
    expect(lines.find(({ level }) => level === 'error')?.fields?.stack).toContain('service.test.ts')
  })

  it('whose process died is completed once by another, as the same execution', async () => {
    const first = await open(ENDLESS)
    world.clock.set(at('11-21T04:00'))
    await first.step()
    const seen: Pick<JobContext, 'originId' | 'jobRunId'>[] = []
    const second = await open(async ({ originId, jobRunId }) => {
      seen.push({ originId, jobRunId })
      return WELL
    })
    expect(await pass(second)).toEqual([])
    world.db.sqlite.prepare("UPDATE instances SET process_start = 'gone' WHERE id = ?").run(first.instance.id)
    expect(await pass(second)).toEqual(['catch-up done 11-21T04:00'])
    expect(states(second)).toEqual(['done', 'died'])
    const [done, died] = second.history('daily', null).executions
    expect(seen).toEqual([{ originId: died?.jobRunId, jobRunId: done?.jobRunId }])
    expect(told).toHaveLength(1)
    expect(alerts()).toEqual([])
  })

  it('that the program closed is completed at its next start', async () => {
    const first = await open(ENDLESS)
    world.clock.set(at('11-21T04:00'))
    await first.step()
    await first.close()
    first.instance.end()
    expect(states(first)).toEqual(['died'])
    const second = await open(async () => WELL)
    expect(await pass(second)).toEqual(['catch-up done 11-21T04:00'])
  })

  it('that nobody was told of is told of by the next process', async () => {
    const jobs = await open(async () => WELL)
    world.db.sqlite.exec(`INSERT INTO job_runs (job, "trigger", due_at, missed, started_at, finished_at, state, sentence, figures)
      VALUES ('daily', 'schedule', 1, 0, 1, 2, 'done', 'Done then.', '{}')`)
    await jobs.step()
    await jobs.step()
    expect(told.map(({ body }) => body)).toEqual(['Done then.'])
  })
})

describe('by hand', () => {
  it('a job runs at once, never twice at once, and can be cancelled from another process', async () => {
    const jobs = await open(ENDLESS)
    const other = await open(ENDLESS)
    const { jobRunId, ended } = await jobs.run('daily')
    await expect(other.run('daily')).rejects.toMatchObject({ code: 'conflict' })
    await vi.waitFor(() => expect(states(jobs)).toEqual(['running']))
    expect(await other.cancel(jobRunId)).toBe(true)
    expect(await ended).toMatchObject({ state: 'cancelled', trigger: 'manual' })
    expect(await other.cancel(jobRunId)).toBe(false)
  })

  it('a job of today that died is completed, not begun again', async () => {
    const first = await open(ENDLESS)
    world.clock.set(at('11-21T04:00'))
    await first.step()
    world.db.sqlite.prepare("UPDATE instances SET process_start = 'gone' WHERE id = ?").run(first.instance.id)
    const second = await open(async () => WELL)
    const { ended } = await second.run('daily')
    expect(await ended).toMatchObject({ state: 'done', trigger: 'catch-up', dueAt: at('11-21T04:00') })
    expect(await pass(second)).toEqual([])
  })

  it('a job that ran since it was due is owed no more, one that ran before is', async () => {
    const jobs = await open(async () => WELL)
    world.clock.set(at('11-21T09:00'))
    await (await jobs.run('daily')).ended
    expect(await pass(jobs)).toEqual([])
    world.clock.set(at('11-22T03:00'))
    await (await jobs.run('daily')).ended
    world.clock.set(at('11-22T04:00'))
    expect(await pass(jobs)).toEqual(['schedule done 11-22T04:00'])
  })

  it('times and switches are changed; what was owed by the old time is owed no more', async () => {
    const jobs = await open(async () => WELL)
    world.clock.set(at('11-21T10:00'))
    await jobs.set('daily', { cron: ' 0  6 * * MON-FRI ' })
    expect(await pass(jobs)).toEqual([])
    expect((await jobs.list())[0]).toMatchObject({ cron: '0 6 * * MON-FRI', nextRun: at('11-23T06:00') })
    await jobs.set('daily', { enabled: false })
    expect((await jobs.list())[0]?.nextRun).toBeNull()
    await expect(jobs.set('daily', { cron: 'at four' })).rejects.toMatchObject({ code: 'bad_input' })
    await expect(jobs.set('nightly', {})).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the schedule', () => {
  it('rests until an instant, and owes nothing for that time', async () => {
    const jobs = await open(async () => WELL)
    world.clock.set(at('11-21T03:00'))
    expect(await jobs.pause(at('11-22T05:00'))).toEqual({ state: 'paused', until: at('11-22T05:00') })
    expect((await jobs.list())[0]?.nextRun).toBe(at('11-23T04:00'))
    world.clock.set(at('11-22T04:00'))
    expect(await pass(jobs)).toEqual([])
    world.clock.set(at('11-22T05:00'))
    expect(jobs.schedule().state).toBe('on')
    expect(await pass(jobs)).toEqual([])
    world.clock.set(at('11-23T04:00'))
    expect(await pass(jobs)).toEqual(['schedule done 11-23T04:00'])
    await expect(jobs.pause(at('11-23T03:00'))).rejects.toMatchObject({ code: 'bad_input' })
  })

  it('rests without an end until it is resumed', async () => {
    const jobs = await open(async () => WELL)
    await jobs.pause(null)
    world.clock.set(at('11-20T12:00') + 40 * DAY_MS)
    expect(await pass(jobs)).toEqual([])
    await jobs.resume()
    expect(await pass(jobs)).toEqual([])
    expect(jobs.schedule()).toEqual({ state: 'on', until: null })
  })

  it('is none in a demo', async () => {
    const jobs = await open(async () => WELL, 'demo')
    expect(jobs.schedule().state).toBe('none')
    expect((await jobs.list())[0]?.nextRun).toBeNull()
    expect(await (await jobs.run('daily')).ended).toMatchObject({ state: 'done' })
  })

  it('runs by itself once it is started, and wakes when told to', async () => {
    const jobs = await open(async () => WELL)
    jobs.start()
    await vi.waitFor(() => expect(states(jobs)).toEqual([]))
    world.clock.set(at('11-21T04:00'))
    jobs.wake()
    await vi.waitFor(() => expect(states(jobs)).toEqual(['done']))
  })
})
