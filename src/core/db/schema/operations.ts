import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// Both tables are clustered by their keys (`WITHOUT ROWID`, in the migrations), so that a stretch of days is read as it
// lies in the file.

/** How calls ended, by the day of their run: kept in the transaction that writes down how they did. */
export const operationDays = sqliteTable(
  'operation_days',
  {
    day: text('day').notNull(),
    /** 0 for calls of no project. */
    projectId: integer('project_id').notNull(),
    modelId: integer('model_id').notNull(),
    kind: text('kind').notNull(),
    /** `answered`, or the class of the error; `unknown` for what failed before this was kept. */
    outcome: text('outcome').notNull(),
    calls: integer('calls').notNull(),
    /** Of the calls, those after which the same was asked again. */
    retried: integer('retried').notNull(),
    /** Tasks that were given up for this reason, whether or not a call was made for each. */
    givenUp: integer('given_up').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.projectId, t.modelId, t.kind, t.outcome] })],
)

/** How long answers took, as a histogram for each day and model; which bucket is which is told by core/operations. */
export const latencyDays = sqliteTable(
  'latency_days',
  {
    day: text('day').notNull(),
    modelId: integer('model_id').notNull(),
    kind: text('kind').notNull(),
    bucket: integer('bucket').notNull(),
    calls: integer('calls').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.modelId, t.kind, t.bucket] })],
)
