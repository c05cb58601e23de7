import type { ComingUp, CronPreview, JobExecution, JobLine, ListedJob, Schedule } from '../../contract/index.ts'
import type { Alerts } from '../alerts/index.ts'
import type { Instant } from '../db/columns.ts'
import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Home, Instance } from '../home/index.ts'
import type { Clock, Logger, Notifier } from '../ports.ts'
import { wait } from '../time.ts'
import { cronMistake, cronTimes, cronWords } from './cron.ts'
import { createExecutor, type Works } from './executor.ts'
import { createJobLines } from './lines.ts'
import { createOutlook } from './outlook.ts'
import { createScheduler } from './scheduler.ts'
import { createJobStore, type JobRow, type JobRunRow } from './store.ts'
import { JOB_NAMES, type JobName } from './work.ts'

const EXECUTIONS_A_PAGE = 50
const LINES_A_PAGE = 500
const MINUTE_MS = 60_000
/** Executions that a person is shown before a time is accepted. */
const PREVIEWED = 3
/** Enough to find the last that ended among those that go on or died. */
const LATEST = 3
/** How often it is looked whether something else comes next: other processes run and change jobs too. */
const LOOK_AGAIN_MS = 2_000

export interface JobsOptions {
  db: Db
  clock: Clock
  log: Logger
  notify: Notifier
  home: Home
  instance: Instance
  alerts: Alerts
  scrub: (text: string) => string
  /** What each job does; a job without work is not there. */
  works: (lines: { prune(before: Instant): Promise<number> }) => Works
}

export interface JobChange {
  /** Five fields, in the home's zone. */
  cron?: string | undefined
  enabled?: boolean | undefined
  jitterMinutes?: number | undefined
}

/** The jobs of a home: their times, what runs them, and what came of it. */
export async function createJobs(options: JobsOptions) {
  const { db, clock, log, notify, home, instance, alerts, scrub } = options
  const store = createJobStore(db)
  const lines = createJobLines({ db, clock, log, scrub })
  const works = options.works(lines)
  const outlook = createOutlook({ store, home })
  const executor = createExecutor({ db, clock, log, notify, store, lines, alerts, works })
  const scheduler = createScheduler({ db, clock, log, home, instance, store, outlook, executor, alerts, works })

  const closing = new AbortController()

  const names = JOB_NAMES.filter((name) => works[name])
  const missing = names.filter((name) => !store.job(name))
  if (missing.length > 0) {
    await db.write(() => {
      for (const name of missing) store.addJob(name, clock.now())
    })
  }

  function jobNamed(name: string): JobRow {
    const job = names.includes(name as JobName) ? store.job(name as JobName) : undefined
    if (job) return job
    throw new UserError('not_found', `There is no job "${name}". There are: ${names.join(', ')}.`)
  }

  function scheduleNow(): Schedule {
    if (home.kind === 'demo') return { state: 'none', until: null }
    const { paused, until } = outlook.pauseAt(clock.now())
    return { state: paused ? 'paused' : 'on', until }
  }

  async function listed(job: JobRow): Promise<ListedJob> {
    const latest = store.latest(job.name, LATEST).map(executionOf)
    return {
      ...{ name: job.name, cron: job.cron, enabled: job.enabled, jitterMinutes: job.jitterMs / MINUTE_MS },
      words: await cronWords(job.cron),
      nextRun: home.kind === 'demo' ? null : outlook.nextRun(job, clock.now()),
      running: latest.find(({ state }) => state === 'running')?.jobRunId ?? null,
      last: latest.find(({ state }) => state !== 'running') ?? null,
    }
  }

  async function rest(pausedAt: Instant | null, until: Instant | null): Promise<Schedule> {
    await db.write(() => store.setPause(pausedAt, until))
    scheduler.wake()
    return scheduleNow()
  }

  function comingUp(): ComingUp {
    const schedule = scheduleNow()
    const rows = names.map(jobNamed)
    const coming = rows.flatMap((job) => {
      const at = schedule.state === 'none' ? null : outlook.nextRun(job, clock.now())
      return at === null ? [] : [{ job: job.name, at }]
    })
    const running = new Set(store.running().map(({ job }) => job))
    return {
      ...{ schedule, zone: home.zone, running: names.filter((name) => running.has(name)) },
      next: coming.sort((a, b) => a.at - b.at)[0] ?? null,
    }
  }

  return {
    /** What comes next, now and whenever it changes, until the signal aborts or the home is closed. */
    async *watch(signal?: AbortSignal): AsyncGenerator<ComingUp> {
      const ended = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      for (let last = ''; !ended.aborted; ) {
        const state = comingUp()
        const text = JSON.stringify(state)
        if (text !== last) yield state
        last = text
        await wait(LOOK_AGAIN_MS, ended)
      }
    },

    list: () => Promise.all(names.map((name) => listed(jobNamed(name)))),
    schedule: scheduleNow,

    /**
     * Switches a job on or off, or changes its time; what it owed by its old time is owed no more.
     * @throws UserError `bad_input` for a time that is none, `not_found`
     */
    async set(name: string, { cron, enabled, jitterMinutes }: JobChange): Promise<void> {
      const job = jobNamed(name)
      if (cron !== undefined) cronTimes(cron, home.zone)
      await db.write(() =>
        store.changeJob(job.name, {
          ...(cron === undefined ? {} : { cron: cron.trim().split(/\s+/).join(' ') }),
          ...(enabled === undefined ? {} : { enabled }),
          ...(jitterMinutes === undefined ? {} : { jitterMs: jitterMinutes * MINUTE_MS }),
          since: clock.now(),
        }),
      )
      scheduler.wake()
    },

    /** What a time means, or what is wrong with it. */
    async preview(cron: string): Promise<CronPreview> {
      const mistake = cronMistake(cron)
      if (mistake) return mistake
      const next = cronTimes(cron, home.zone).nextAfter(clock.now(), PREVIEWED)
      return { kind: 'good', words: await cronWords(cron), next }
    },

    /** How often a job is due before an instant; null when it is off, resting, or there is none of that name. */
    dueUntil(name: JobName, until: Instant): number | null {
      const job = home.kind === 'demo' ? undefined : store.job(name)
      return job ? outlook.dueUntil(job, clock.now(), until) : null
    },

    /** Begins a job at once. @throws UserError `conflict` while it runs, `not_found` */
    async run(name: string): Promise<{ jobRunId: number; ended: Promise<JobExecution> }> {
      const { run, ended } = await scheduler.runNow(jobNamed(name).name)
      return { jobRunId: run.id, ended: ended.then(executionOf) }
    },

    /** Stops an execution, in whatever process it runs. @returns false when it has ended */
    async cancel(jobRunId: number): Promise<boolean> {
      const requested = await db.write(() => store.requestCancel(jobRunId, clock.now()))
      executor.cancel(jobRunId)
      return requested
    },

    /** A job's executions, newest first, a page at a time. @throws UserError `not_found` */
    history(name: string, before: number | null): { executions: JobExecution[]; next: number | null } {
      const found = store.page(jobNamed(name).name, before ?? Number.MAX_SAFE_INTEGER, EXECUTIONS_A_PAGE + 1)
      const executions = found.slice(0, EXECUTIONS_A_PAGE).map(executionOf)
      return { executions, next: found.length > executions.length ? (executions.at(-1)?.jobRunId ?? null) : null }
    },

    /** An execution with its log after a line. @throws UserError `not_found` */
    log(jobRunId: number, after: number): { execution: JobExecution; lines: JobLine[]; more: boolean } {
      const run = store.run(jobRunId)
      if (!run) throw new UserError('not_found', `There is no execution ${jobRunId} of a job.`)
      const found = lines.read(jobRunId, after, LINES_A_PAGE + 1)
      return { execution: executionOf(run), lines: found.slice(0, LINES_A_PAGE), more: found.length > LINES_A_PAGE }
    },

    /**
     * Lets the schedule rest until an instant, or without an end; nothing is owed for that time afterwards.
     * @throws UserError `bad_input` for an instant that has passed
     */
    async pause(until: Instant | null): Promise<Schedule> {
      if (until !== null && until <= clock.now()) {
        throw new UserError('bad_input', 'The end of a pause lies in the future. Nothing was changed.')
      }
      return rest(clock.now(), until)
    },
    resume: () => rest(null, clock.now()),

    start: scheduler.start,
    wake: scheduler.wake,
    /** Looks at the clock once and begins what is due; `start` does so by itself. */
    step: scheduler.step,
    /** Stops what goes on, to be completed at the next start. */
    close(): Promise<void> {
      closing.abort()
      return scheduler.close()
    },
  }
}

function executionOf(run: JobRunRow): JobExecution {
  const { id, job, trigger, state, dueAt, startedAt, finishedAt, missed, sentence, figures } = run
  return { jobRunId: id, job: job as JobName, trigger, state, dueAt, startedAt, finishedAt, missed, sentence, figures }
}
