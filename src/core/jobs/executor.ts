import type { Alerts } from '../alerts/index.ts'
import type { Db } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'
import type { Clock, Logger, Notifier } from '../ports.ts'
import { wait } from '../time.ts'
import type { JobLines } from './lines.ts'
import type { JobRunRow, JobState, JobStore } from './store.ts'
import { type JobContext, type JobName, type JobOutcome, JobStopped, type JobWork } from './work.ts'

/** How often an execution looks whether another process asked it to stop. */
const LOOK_FOR_CANCEL_MS = 1_000
/** How long before the end of an execution is written down again, after a full disk and the like. */
const WRITE_AGAIN_MS = 5_000

export type Works = Partial<Record<JobName, JobWork>>

interface Ended extends JobOutcome {
  state: Exclude<JobState, 'running' | 'missed'>
}

interface Active {
  controller: AbortController
  ended: Promise<JobRunRow>
}

/** Runs executions that were claimed for this process, and writes down how they ended. */
export function createExecutor(options: {
  db: Db
  clock: Clock
  log: Logger
  notify: Notifier
  store: JobStore
  lines: JobLines
  alerts: Alerts
  works: Works
}) {
  const { db, clock, log, notify, store, lines, alerts, works } = options
  const active = new Map<number, Active>()
  const closing = new AbortController()

  async function carryOut(run: JobRunRow, signal: AbortSignal): Promise<Ended> {
    const job = run.job as JobName
    const { log: line, written } = lines.of(run.id, job)
    const begun = performance.now()
    const context: JobContext = {
      ...{
        jobRunId: run.id,
        originId: run.originId ?? run.id,
        trigger: run.trigger,
        dueAt: run.dueAt,
        signal,
        log: line,
      },
    }
    line('info', 'The job begins', { trigger: run.trigger, due: new Date(run.dueAt).toISOString(), missed: run.missed })
    const ended = await attempt(works[job], context)
    const tookMs = Math.round(performance.now() - begun)
    line(ended.state === 'failed' ? 'error' : 'info', ended.sentence, { state: ended.state, tookMs, ...ended.figures })
    await written()
    return ended
  }

  async function attempt(work: JobWork | undefined, context: JobContext): Promise<Ended> {
    try {
      if (!work) throw new UserError('not_found', 'This version of the program has no such job.')
      const outcome = await work(context)
      return { ...outcome, state: outcome.ok ? 'done' : 'failed' }
    } catch (error) {
      const { reason } = context.signal
      const nothing = { ok: false, sentence: messageOf(error), figures: {} }
      if (context.signal.aborted && reason instanceof JobStopped) {
        return { ...nothing, sentence: reason.message, state: reason.why === 'cancelled' ? 'cancelled' : 'died' }
      }
      context.log('error', messageOf(error), { stack: error instanceof Error ? error.stack : undefined })
      return { ...nothing, state: 'failed' }
    }
  }

  /** Writes the end down, however long it takes: until then no other execution of the job can begin. */
  async function writeEnd(run: JobRunRow, ended: Ended): Promise<void> {
    const { state, sentence, figures, tell = false } = ended
    const alarming = state === 'failed' && run.trigger !== 'manual'
    for (;;) {
      try {
        await db.write(() => {
          const at = clock.now()
          // What is told by an alert is not told twice.
          const untold = tell && !alarming && (state === 'done' || state === 'failed')
          if (!store.end(run.id, { state, at, sentence, figures, untold }) || !alarming) return
          alerts.raise(failedAlert(run.job, sentence), at)
        })
        return
      } catch (error) {
        log('error', `How job ${run.job} ended cannot be written down yet: ${messageOf(error)}`)
        if (closing.signal.aborted) return
        await wait(WRITE_AGAIN_MS, closing.signal)
      }
    }
  }

  /** Tells the user what nobody has told yet: an execution's end, once, whatever dies in between. */
  async function tell(): Promise<void> {
    for (const run of store.untold()) {
      const mine = await db.write(() => store.claimTelling(run.id, clock.now()))
      if (!mine) continue
      notify({
        title: TITLES[run.job as JobName],
        body: run.sentence ?? '',
        page: '#/jobs',
        job: { name: run.job as JobName, state: run.state, figures: run.figures ?? {} },
      })
    }
  }

  async function toItsEnd(run: JobRunRow, controller: AbortController): Promise<JobRunRow> {
    const watch = setInterval(() => {
      if (store.isCancelRequested(run.id)) controller.abort(new JobStopped('cancelled'))
    }, LOOK_FOR_CANCEL_MS)
    try {
      await writeEnd(run, await carryOut(run, controller.signal))
    } finally {
      clearInterval(watch)
      active.delete(run.id)
    }
    await tell()
    return store.run(run.id) as JobRunRow
  }

  return {
    /** Begins an execution that was claimed. @returns the promise of its end, which a failure of its work keeps */
    begin(run: JobRunRow): Promise<JobRunRow> {
      const controller = new AbortController()
      const ended = toItsEnd(run, controller)
      active.set(run.id, { controller, ended })
      ended.catch((error: unknown) => log('error', messageOf(error)))
      if (closing.signal.aborted) controller.abort(new JobStopped('closing'))
      return ended
    },
    /** Stops an execution of this process. @returns whether it is one */
    cancel(id: number): boolean {
      active.get(id)?.controller.abort(new JobStopped('cancelled'))
      return active.has(id)
    },
    tell,
    /** Stops what goes on, to be completed at the next start. */
    async close(): Promise<void> {
      closing.abort()
      for (const { controller } of active.values()) controller.abort(new JobStopped('closing'))
      await Promise.allSettled([...active.values()].map(({ ended }) => ended))
    },
  }
}

export type Executor = ReturnType<typeof createExecutor>

/** What notifications of each job are headed by. */
const TITLES: Record<JobName, string> = {
  daily: 'Daily monitoring',
  models: 'Model check',
  reconcile: 'Reconciliation',
  alerts: 'Alert check',
  upkeep: 'Upkeep',
}

export const failedAlert = (job: string, sentence: string) => ({
  ...{ kind: 'job_failed' as const, cause: `job_failed:${job}`, projectId: null, provider: null },
  message: `The job "${job}" failed: ${sentence}`,
  params: { job, sentence },
})
