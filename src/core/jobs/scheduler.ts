import type { Alerts } from '../alerts/index.ts'
import type { Instant } from '../db/columns.ts'
import type { Db } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'
import { deadInstances, type Home, type Instance, isEnded } from '../home/index.ts'
import type { Clock, Logger } from '../ports.ts'
import { dayOf, wait } from '../time.ts'
import { decide } from './catchUp.ts'
import { type Executor, failedAlert, type Works } from './executor.ts'
import type { Outlook } from './outlook.ts'
import type { JobRow, JobRunRow, JobStore } from './store.ts'
import { JOB_NAMES, type JobName, JobStopped } from './work.ts'

/**
 * The longest the schedule goes without looking at the clock, in milliseconds: a machine that slept, or whose clock was
 * set, is noticed by then.
 */
const LONGEST_HOP_MS = 20_000

export interface SchedulerOptions {
  db: Db
  clock: Clock
  log: Logger
  home: Home
  instance: Instance
  store: JobStore
  outlook: Outlook
  executor: Executor
  alerts: Alerts
  works: Works
}

/** Claims executions, one process at a time for each job, and begins them. */
export function createScheduler(options: SchedulerOptions) {
  const { db, clock, log, home, instance, store, outlook, executor, alerts, works } = options
  const stopping = new AbortController()
  let looping: Promise<void> | undefined
  let woken = Promise.withResolvers<void>()

  const ours = () => JOB_NAMES.filter((name) => works[name]).flatMap((name) => store.job(name) ?? [])

  /** Marks executions whose process is no more. */
  async function buryDead(): Promise<void> {
    const others = store.running().filter((run) => run.instanceId !== instance.id)
    if (others.length === 0) return
    const dead = new Set(deadInstances(db, instance.id))
    for (const run of others) {
      const owner = run.instanceId
      if (owner !== null && !dead.has(owner) && !isEnded(db, owner)) continue
      await db.write(() => bury(run))
    }
  }

  function bury(run: JobRunRow): void {
    const at = clock.now()
    const sentence = new JobStopped('closing').message
    if (!store.end(run.id, { state: 'died', at, sentence, figures: {}, untold: false })) return
    log('warn', 'A process ended in the middle of a job', { job: run.job, jobRunId: run.id })
    const job = store.job(run.job as JobName)
    const next = job && decide(outlook.situation(job, at))
    const completed = next?.act === 'run' && next.dueAt === run.dueAt
    if (run.trigger !== 'manual' && !completed) alerts.raise(failedAlert(run.job, sentence), at)
  }

  /** Claims what a job owes now. Called inside a transaction, so that what was decided still holds. */
  function claim(job: JobRow): JobRunRow | null {
    const now = clock.now()
    const decision = decide(outlook.situation(job, now))
    if (decision.act === 'wait') return null
    const { dueAt } = decision
    const missed = outlook.missedBefore(job, dueAt, now)
    if (decision.act === 'miss') {
      store.miss(job.name, dueAt, missed, now, 'Nobody was there to run it, and it comes again today.')
      tellMissed(job.name, missed + 1, dueAt, now)
      return null
    }
    if (missed > 0) tellMissed(job.name, missed, dueAt, now)
    const originId = outlook.originFor(job, dueAt)
    return store.begin({
      ...{ job: job.name, trigger: decision.trigger, dueAt, missed, originId },
      ...{ startedAt: now, instanceId: instance.id },
    })
  }

  /** Days without monitoring stay without; every other job makes up for what it missed when it runs next. */
  function tellMissed(job: JobName, times: number, dueAt: Instant, now: Instant): void {
    if (job !== 'daily') return
    const day = dayOf(dueAt, home.zone)
    alerts.raise(
      {
        ...{ kind: 'job_missed', cause: `job_missed:${job}`, projectId: null, provider: null },
        message: `The job "${job}" was missed ${times === 1 ? 'once' : `${times} times`} up to ${day}, because nothing was there to run it. What was not asked on its day is not asked later.`,
        params: { job, times, day },
      },
      now,
    )
  }

  /**
   * Begins every job that is due.
   * @returns when to look again at the latest, and the ends of what was begun
   */
  async function step(): Promise<{ next: Instant | null; begun: Promise<JobRunRow>[] }> {
    await buryDead()
    await executor.tell()
    const begun: Promise<JobRunRow>[] = []
    let next: Instant | null = null
    for (const job of ours()) {
      const decision = decide(outlook.situation(job, clock.now()))
      if (decision.act === 'wait') {
        if (decision.until !== null) next = Math.min(next ?? decision.until, decision.until)
        continue
      }
      const run = await db.write(() => {
        const current = store.job(job.name)
        return current ? claim(current) : null
      })
      if (run) begun.push(executor.begin(run))
      // What comes after it is for the next look, at once.
      next = clock.now()
    }
    return { next, begun }
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const { promise } = woken
      let hop = LONGEST_HOP_MS
      try {
        const { next } = await step()
        if (next !== null) hop = Math.min(hop, Math.max(0, next - clock.now()))
      } catch (error) {
        log('error', `The schedule could not be looked at: ${messageOf(error)}`)
      }
      const waiting = new AbortController()
      await Promise.race([wait(hop, AbortSignal.any([waiting.signal, stopping.signal])), promise])
      waiting.abort()
    }
  }

  return {
    step,
    /** Runs jobs at their times until it is closed. A demo has no schedule. */
    start(): void {
      if (home.kind === 'user') looping ??= loop()
    },
    /** Looks at the clock now: the machine woke, or its clock was set. */
    wake(): void {
      woken.resolve()
      woken = Promise.withResolvers()
    },
    /**
     * Begins a job because somebody says so. One of today that died in the middle is completed instead.
     * @throws UserError `conflict` while it runs, `not_found`
     */
    async runNow(name: JobName): Promise<{ run: JobRunRow; ended: Promise<JobRunRow> }> {
      if (!works[name] || !store.job(name)) throw new UserError('not_found', `There is no job "${name}".`)
      await buryDead()
      const run = await db.write(() => {
        const now = clock.now()
        const [last] = store.latest(name, 1)
        if (last?.state === 'running') {
          throw new UserError('conflict', `The job "${name}" is running already. Nothing was begun; see its log.`)
        }
        const begun = { job: name, missed: 0, startedAt: now, instanceId: instance.id }
        if (last?.state === 'died' && dayOf(last.startedAt, home.zone) === dayOf(now, home.zone)) {
          const trigger = last.trigger === 'manual' ? 'manual' : 'catch-up'
          return store.begin({ ...begun, trigger, dueAt: last.dueAt, originId: last.originId })
        }
        return store.begin({ ...begun, trigger: 'manual', dueAt: now, originId: null })
      })
      return { run, ended: executor.begin(run) }
    },
    async close(): Promise<void> {
      stopping.abort()
      await looping
      await executor.close()
    },
  }
}
