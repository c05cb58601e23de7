import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '../db/columns.ts'
import { type Db, schema } from '../db/index.ts'
import type { JobName, JobTrigger } from './work.ts'

export type JobRow = typeof schema.jobs.$inferSelect & { name: JobName }
export type JobRunRow = typeof schema.jobRuns.$inferSelect
export type JobState = JobRunRow['state']

/** The times that a new home's jobs have. */
const DEFAULT_CRONS: Record<JobName, string> = {
  daily: '0 4 * * *',
  models: '0 0 * * 0',
  reconcile: '30 2 * * *',
  alerts: '35 2 * * *',
  upkeep: '0 3 * * 0',
}

export interface NewExecution {
  job: JobName
  trigger: JobTrigger
  dueAt: Instant
  originId: number | null
  missed: number
  startedAt: Instant
  instanceId: number
}

export interface Ending {
  state: Exclude<JobState, 'running'>
  at: Instant
  sentence: string
  figures: Record<string, string | number>
  /** Somebody still has to tell the user. */
  untold: boolean
}

/** Jobs, their executions and the pause in the database. Whatever writes is called inside a transaction. */
export function createJobStore(db: Db) {
  const { orm, sqlite } = db
  const { jobs, jobRuns, schedule } = schema
  const latestServed = sqlite
    .prepare(`SELECT MAX(due_at) FROM job_runs WHERE job = ? AND "trigger" <> 'manual' AND state <> 'died'`)
    .pluck()
  const served = sqlite.prepare(
    `SELECT 1 FROM job_runs WHERE job = ? AND due_at = ? AND "trigger" <> 'manual' AND state <> 'died'`,
  )
  // All that died for a due instant are among the job's latest executions.
  const latest = orm
    .select()
    .from(jobRuns)
    .where(eq(jobRuns.job, sql.placeholder('job')))
    .orderBy(sql`${jobRuns.id} DESC`)
    .limit(sql.placeholder('most'))
    .prepare()
  const page = orm
    .select()
    .from(jobRuns)
    .where(and(eq(jobRuns.job, sql.placeholder('job')), sql`${jobRuns.id} < ${sql.placeholder('before')}`))
    .orderBy(sql`${jobRuns.id} DESC`)
    .limit(sql.placeholder('most'))
    .prepare()
  const running = orm.select().from(jobRuns).where(eq(jobRuns.state, 'running')).prepare()
  const cancelRequested = sqlite.prepare('SELECT 1 FROM job_runs WHERE id = ? AND cancel_requested_at IS NOT NULL')
  const untold = orm
    .select()
    .from(jobRuns)
    .where(sql`${jobRuns.toldAt} IS NULL AND ${jobRuns.state} <> 'running'`)
    .prepare()

  const job = orm
    .select()
    .from(jobs)
    .where(eq(jobs.name, sql.placeholder('name')))
    .prepare()
  const pause = orm.select().from(schedule).prepare()

  return {
    job: (name: JobName) => job.get({ name }) as JobRow | undefined,
    addJob: (name: JobName, since: Instant) =>
      orm
        .insert(jobs)
        .values({ name, cron: DEFAULT_CRONS[name], enabled: true, jitterMs: 0, since })
        .onConflictDoNothing()
        .run(),
    changeJob: (name: JobName, change: Partial<Omit<JobRow, 'name'>>) =>
      orm.update(jobs).set(change).where(eq(jobs.name, name)).run(),

    pause: () => pause.get() ?? { pausedAt: null, pausedUntil: null },
    setPause(pausedAt: Instant | null, pausedUntil: Instant | null) {
      const set = { pausedAt, pausedUntil }
      orm
        .insert(schedule)
        .values({ id: 1, ...set })
        .onConflictDoUpdate({ target: schedule.id, set })
        .run()
    },

    /** The latest due instant that was served or recorded as missed. */
    servedThrough: (job: JobName) => latestServed.get(job) as Instant | null,
    isServed: (job: JobName, dueAt: Instant): boolean => served.get(job, dueAt) !== undefined,
    run: (id: number): JobRunRow | undefined => orm.select().from(jobRuns).where(eq(jobRuns.id, id)).get(),
    /** Newest first. */
    latest: (job: JobName, most: number): JobRunRow[] => latest.all({ job, most }),
    page: (job: JobName, before: number, most: number): JobRunRow[] => page.all({ job, before, most }),
    running: (): JobRunRow[] => running.all(),

    begin({ originId, ...execution }: NewExecution): JobRunRow {
      const row = orm
        .insert(jobRuns)
        .values({ ...execution, originId, state: 'running' })
        .returning()
        .get()
      if (originId !== null) return row
      return orm.update(jobRuns).set({ originId: row.id }).where(eq(jobRuns.id, row.id)).returning().get()
    },
    /** Records a due instant that nobody was there for. */
    miss: (job: JobName, dueAt: Instant, missed: number, at: Instant, sentence: string) =>
      orm
        .insert(jobRuns)
        .values({
          ...{ job, trigger: 'schedule', dueAt, missed, startedAt: at, finishedAt: at, state: 'missed', sentence },
          ...{ figures: { missed }, toldAt: at },
        })
        .run(),
    /** @returns false when it had ended already */
    end(id: number, { state, at, sentence, figures, untold }: Ending): boolean {
      const { changes } = orm
        .update(jobRuns)
        .set({ state, finishedAt: at, sentence, figures, toldAt: untold ? null : at })
        .where(and(eq(jobRuns.id, id), eq(jobRuns.state, 'running')))
        .run()
      return changes > 0
    },
    requestCancel: (id: number, at: Instant): boolean =>
      orm
        .update(jobRuns)
        .set({ cancelRequestedAt: at })
        .where(and(eq(jobRuns.id, id), eq(jobRuns.state, 'running')))
        .run().changes > 0,
    isCancelRequested: (id: number): boolean => cancelRequested.get(id) !== undefined,

    /** Ended executions that the user has not been told of. */
    untold: (): JobRunRow[] => untold.all(),
    /** @returns whether it is this caller's to tell */
    claimTelling: (id: number, at: Instant): boolean =>
      orm
        .update(jobRuns)
        .set({ toldAt: at })
        .where(and(eq(jobRuns.id, id), sql`${jobRuns.toldAt} IS NULL`))
        .run().changes > 0,
  }
}

export type JobStore = ReturnType<typeof createJobStore>
