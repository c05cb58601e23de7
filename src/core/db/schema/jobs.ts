import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instances } from './home.ts'

/** What the scheduler runs. A job without work has no row. */
export const jobs = sqliteTable('jobs', {
  name: text('name').primaryKey(),
  /** Five fields, in the home's zone. */
  cron: text('cron').notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  /** An execution begins up to so long after it is due, in milliseconds, always the same for one due instant. */
  jitterMs: integer('jitter_ms').notNull(),
  /** Nothing is owed for instants before this one: when the job, its time or its switch last changed. */
  since: integer('since').notNull(),
})

/** One row: whether the whole schedule rests. */
export const schedule = sqliteTable('schedule', {
  id: integer('id').primaryKey(),
  /** Set while it rests, or has rested until `pausedUntil`. */
  pausedAt: integer('paused_at'),
  /** The end of the pause; null while it has none. Nothing is owed for instants before it. */
  pausedUntil: integer('paused_until'),
})

export const JOB_STATES = ['running', 'done', 'failed', 'died', 'cancelled', 'missed'] as const
export const JOB_TRIGGERS = ['schedule', 'catch-up', 'manual'] as const

/** One execution of a job; or, as `missed`, one that could not be. */
export const jobRuns = sqliteTable(
  'job_runs',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    job: text('job').notNull(),
    trigger: text('trigger', { enum: JOB_TRIGGERS }).notNull(),
    dueAt: integer('due_at').notNull(),
    /** The execution that this one completes, because its process died; its own id when it is the first. */
    originId: integer('origin_id'),
    /** Further due instants since the last execution that nobody was there for. */
    missed: integer('missed').notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    /** The process that runs it. */
    instanceId: integer('instance_id').references(() => instances.id),
    state: text('state', { enum: JOB_STATES }).notNull(),
    cancelRequestedAt: integer('cancel_requested_at'),
    /** What came of it, in English. */
    sentence: text('sentence'),
    /** The figures of the sentence. */
    figures: text('figures', { mode: 'json' }).$type<Record<string, string | number>>(),
    /** When the user was told; null while somebody still has to. */
    toldAt: integer('told_at'),
  },
  (t) => [
    index('job_runs_job').on(t.job, t.id),
    // What keeps a due instant from being served twice, and a job from running twice at once, whoever tries.
    uniqueIndex('job_runs_due').on(t.job, t.dueAt).where(sql`"trigger" <> 'manual' AND state <> 'died'`),
    uniqueIndex('job_runs_running').on(t.job).where(sql`state = 'running'`),
    index('job_runs_untold').on(t.id).where(sql`told_at IS NULL`),
  ],
)

/** The log of an execution. */
export const jobLines = sqliteTable(
  'job_lines',
  {
    jobRunId: integer('job_run_id')
      .notNull()
      .references(() => jobRuns.id),
    line: integer('line').notNull(),
    at: integer('at').notNull(),
    level: text('level', { enum: ['debug', 'info', 'warn', 'error'] }).notNull(),
    message: text('message').notNull(),
    fields: text('fields', { mode: 'json' }).$type<Record<string, unknown>>(),
  },
  (t) => [primaryKey({ columns: [t.jobRunId, t.line] })],
)
