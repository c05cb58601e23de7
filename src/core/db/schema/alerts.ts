import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Something the user should know. At most one an hour for the same cause. */
export const alerts = sqliteTable(
  'alerts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    /** Same cause, same key. */
    cause: text('cause').notNull(),
    projectId: integer('project_id'),
    provider: text('provider'),
    /** One sentence in English; `params` lets the app say it in the user's language. */
    message: text('message').notNull(),
    params: text('params', { mode: 'json' }).$type<Record<string, string | number>>().notNull(),
    at: integer('at').notNull(),
    acknowledgedAt: integer('acknowledged_at'),
    /** When a program took it on itself to show it outside the window, or to let it be. */
    notifiedAt: integer('notified_at'),
  },
  (t) => [
    index('alerts_cause').on(t.cause, t.at),
    index('alerts_at').on(t.at),
    index('alerts_project').on(t.projectId, t.id),
    index('alerts_open').on(t.projectId).where(sql`acknowledged_at IS NULL`),
    index('alerts_untold').on(t.id).where(sql`notified_at IS NULL`),
  ],
)

/** What the user does not want to be told: no alert is raised while its topic is muted. */
export const alertMutes = sqliteTable('alert_mutes', {
  /** A cause without the period it is about, so that next month's is muted too. */
  topic: text('topic').primaryKey(),
  /** The alert it was muted at, for its words. */
  alertId: integer('alert_id')
    .notNull()
    .references(() => alerts.id),
  mutedAt: integer('muted_at').notNull(),
  /** Null for good. */
  until: integer('until'),
})

/** One row: how alerts leave the program. */
export const alertSettings = sqliteTable('alert_settings', {
  id: integer('id').primaryKey(),
  /** Whether the operating system shows them. */
  notifies: integer('notifies', { mode: 'boolean' }).notNull().default(true),
  /** Where they are sent on to; the whole address is a secret and lies in the keychain. Null when nowhere. */
  webhookHost: text('webhook_host'),
  webhookSetAt: integer('webhook_set_at'),
})

/** An alert on its way to the webhook. Its instants are real, whatever the clock of the stamps says. */
export const alertDeliveries = sqliteTable(
  'alert_deliveries',
  {
    alertId: integer('alert_id')
      .primaryKey()
      .references(() => alerts.id),
    state: text('state', { enum: ['pending', 'sent', 'failed'] }).notNull(),
    /** Requests that were begun. */
    attempts: integer('attempts').notNull().default(0),
    /** Not to be sent before; whoever sends it moves this on first, so that nobody else does. */
    nextAttemptAt: integer('next_attempt_at').notNull(),
    endedAt: integer('ended_at'),
    /** Why the last attempt failed, in a sentence. */
    error: text('error'),
  },
  (t) => [
    index('alert_deliveries_due').on(t.nextAttemptAt).where(sql`state = 'pending'`),
    index('alert_deliveries_ended').on(t.endedAt),
  ],
)

/** The latest look at whether the own brand's visibility moved, one row a comparison. */
export const visibilityLooks = sqliteTable(
  'visibility_looks',
  {
    projectId: integer('project_id').notNull(),
    brandId: integer('brand_id').notNull(),
    /** 0 for all models together. */
    modelId: integer('model_id').notNull(),
    /** The last day it looked at. */
    day: text('day').notNull(),
    /** Days before this one are of before the last change that was told; null while none was. */
    since: text('since'),
    prompts: integer('prompts').notNull(),
    /** Visibility 0…1 before and in the latest days, over what both have; null without any. */
    before: real('before'),
    now: real('now'),
    /** Two-sided; null where there is not enough data. */
    p: real('p'),
    verdict: text('verdict', { enum: ['moved', 'within_noise', 'not_enough_data'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.brandId, t.modelId] })],
)
