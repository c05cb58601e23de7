import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { instances } from './home.ts'
import { projects, prompts } from './projects.ts'
import { models } from './registry.ts'

export const RUN_STATUSES = ['running', 'completed', 'partial', 'failed', 'blocked', 'cancelled'] as const

/** One pass over prompts × models × samples. */
export const runs = sqliteTable(
  'runs',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    /** What the run's answers are filed under, in the home's zone, stamped at the start. */
    day: text('day').notNull(),
    status: text('status', { enum: RUN_STATUSES }).notNull(),
    trigger: text('trigger', { enum: ['manual', 'schedule', 'demo'] }).notNull(),
    /** The process that drives it. */
    ownerId: integer('owner_id').references(() => instances.id),
    /** The execution of the daily job that began it: the first, where processes died and others went on with it. */
    jobRunId: integer('job_run_id'),
    cancelRequestedAt: integer('cancel_requested_at'),
    createdAt: integer('created_at').notNull(),
    finishedAt: integer('finished_at'),
  },
  (t) => [
    index('runs_project').on(t.projectId, t.createdAt),
    index('runs_unfinished').on(t.status).where(sql`status = 'running'`),
    uniqueIndex('runs_job').on(t.jobRunId, t.projectId).where(sql`job_run_id IS NOT NULL`),
  ],
)

export const TASK_STATES = ['pending', 'leased', 'done', 'failed', 'blocked', 'cancelled'] as const

/** One call to make. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    runId: integer('run_id')
      .notNull()
      .references(() => runs.id),
    projectId: integer('project_id').notNull(),
    promptId: integer('prompt_id')
      .notNull()
      .references(() => prompts.id),
    modelId: integer('model_id')
      .notNull()
      .references(() => models.id),
    provider: text('provider').notNull(),
    kind: text('kind', { enum: ['answer', 'judge'] }).notNull(),
    /** The answer a judge task is about. */
    subjectAnswerId: integer('subject_answer_id'),
    search: integer('search', { mode: 'boolean' }).notNull(),
    country: text('country'),
    maxOutputTokens: integer('max_output_tokens').notNull(),
    sample: integer('sample').notNull(),
    state: text('state', { enum: TASK_STATES }).notNull(),
    /** Calls that were begun. */
    attempts: integer('attempts').notNull().default(0),
    ownerId: integer('owner_id').references(() => instances.id),
    /** Not to be leased before this instant. */
    notBefore: integer('not_before').notNull().default(0),
    errorClass: text('error_class'),
    errorMessage: text('error_message'),
    finishedAt: integer('finished_at'),
  },
  (t) => [
    index('tasks_run').on(t.runId, t.state, t.provider, t.id),
    index('tasks_unfinished').on(t.ownerId).where(sql`state = 'leased'`),
    index('tasks_prompt').on(t.promptId),
  ],
)
