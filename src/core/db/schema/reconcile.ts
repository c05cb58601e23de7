import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { picoUsd } from '../columns.ts'

/**
 * What the schedule would ask for a project from an instant on; a row is added when it differs from the one before, so
 * that what was active on a day on which nothing ran can still be known.
 */
export const coveragePlans = sqliteTable(
  'coverage_plans',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    projectId: integer('project_id').notNull(),
    since: integer('since').notNull(),
    /** When the daily job is due; null while it is off or the project is paused: nothing is expected then. */
    cron: text('cron'),
    prompts: text('prompts', { mode: 'json' }).$type<number[]>().notNull(),
    models: text('models', { mode: 'json' }).$type<number[]>().notNull(),
    samples: integer('samples').notNull(),
  },
  (t) => [index('coverage_plans_project').on(t.projectId, t.since)],
)

/**
 * What was expected on a past day and never answered. Nothing asks for it any more: an answer of today would be no answer
 * of that day.
 */
export const coverageGaps = sqliteTable(
  'coverage_gaps',
  {
    projectId: integer('project_id').notNull(),
    day: text('day').notNull(),
    promptId: integer('prompt_id').notNull(),
    modelId: integer('model_id').notNull(),
    /** Answers expected, and those that came. */
    expected: integer('expected').notNull(),
    answered: integer('answered').notNull(),
    /** Why: a class of errors, or what kept the schedule from asking. */
    reason: text('reason').notNull(),
    /** What the missing answers would have cost by the mean of this project's calls to the model; null without any. */
    expectedCost: picoUsd('expected_cost'),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.promptId, t.modelId] })],
)

/** What a repair changed. */
export const repairs = sqliteTable(
  'repairs',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    /** The rule that was broken. */
    rule: text('rule').notNull(),
    /** What broke it: `task 12`, `answer 7`, `2026-11-20`. */
    subject: text('subject').notNull(),
    projectId: integer('project_id'),
    day: text('day'),
    /** JSON of what was found, and of what stands there now. */
    before: text('before').notNull(),
    after: text('after').notNull(),
  },
  (t) => [index('repairs_rule').on(t.rule, t.id), index('repairs_project').on(t.projectId, t.id)],
)

/** How far a check has come, and when: what lies behind is looked at again only by a full recount. */
export const reconcileMarks = sqliteTable('reconcile_marks', {
  name: text('name').primaryKey(),
  at: integer('at').notNull(),
  /** The last row of each table that was looked at. */
  answerId: integer('answer_id').notNull().default(0),
  runId: integer('run_id').notNull().default(0),
  ledgerId: integer('ledger_id').notNull().default(0),
})
