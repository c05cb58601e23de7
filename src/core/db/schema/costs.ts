import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { picoUsd } from '../columns.ts'
import { runs } from './runs.ts'

/** What a paid call was for. Answers and judgements are tasks of a run; the others belong to nobody's run. */
export const CALL_KINDS = ['answer', 'judge', 'suggestion', 'embedding', 'assistant'] as const

/**
 * What an expected cost rests on, the firmest first: calls of this project, calls of others, or the prompt's own tokens
 * with what answers usually take.
 */
const QUOTE_BASES = ['history', 'other_projects', 'tokens'] as const

/** Money reserved before a call. It ends settled, released or as exposure. */
export const holds = sqliteTable(
  'holds',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    taskId: integer('task_id'),
    ownerId: integer('owner_id').notNull(),
    provider: text('provider').notNull(),
    projectId: integer('project_id'),
    modelId: integer('model_id').notNull(),
    kind: text('kind', { enum: CALL_KINDS }).notNull(),
    runId: integer('run_id'),
    amount: picoUsd('amount').notNull(),
    /** True when part of the worst case is a bound from the registry and not a hard cap of the API. */
    estimate: integer('estimate', { mode: 'boolean' }).notNull(),
    state: text('state', { enum: ['open', 'settled', 'released', 'exposure', 'written_off'] }).notNull(),
    /** The day the money counts towards, stamped when reserved. */
    day: text('day').notNull(),
    createdAt: integer('created_at').notNull(),
    closedAt: integer('closed_at'),
  },
  (t) => [
    index('holds_open').on(t.ownerId).where(sql`state = 'open'`),
    index('holds_exposure').on(t.createdAt).where(sql`state = 'exposure'`),
    index('holds_task').on(t.taskId),
  ],
)

/** One paid call, or one whose cost is unknown (`exposure`: at most `total`). */
export const ledger = sqliteTable(
  'ledger',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** The moment of charge. */
    at: integer('at').notNull(),
    day: text('day').notNull(),
    provider: text('provider').notNull(),
    modelId: integer('model_id').notNull(),
    servedModel: text('served_model'),
    kind: text('kind', { enum: CALL_KINDS }).notNull(),
    projectId: integer('project_id'),
    runId: integer('run_id'),
    taskId: integer('task_id'),
    answerId: integer('answer_id'),
    holdId: integer('hold_id')
      .notNull()
      .references(() => holds.id),
    state: text('state', { enum: ['settled', 'exposure', 'written_off'] }).notNull(),
    inputTokens: integer('input_tokens').notNull(),
    cachedInputTokens: integer('cached_input_tokens').notNull(),
    cacheWriteTokens: integer('cache_write_tokens').notNull(),
    cacheWrite1hTokens: integer('cache_write_1h_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    reasoningTokens: integer('reasoning_tokens').notNull(),
    searches: integer('searches').notNull(),
    serviceTier: text('service_tier'),
    tokensCost: picoUsd('tokens_cost').notNull(),
    searchCost: picoUsd('search_cost').notNull(),
    total: picoUsd('total').notNull(),
    /** The provider's own word on what this call cost, when it gives one. */
    reportedCost: picoUsd('reported_cost'),
    priceIds: text('price_ids', { mode: 'json' }).$type<number[]>().notNull(),
    /** The provider's usage object as received. */
    rawUsage: text('raw_usage', { mode: 'json' }).$type<unknown>(),
  },
  (t) => [
    uniqueIndex('ledger_hold').on(t.holdId),
    index('ledger_day').on(t.day, t.id),
    index('ledger_provider').on(t.provider, t.day),
    index('ledger_project').on(t.projectId, t.day),
    index('ledger_run').on(t.runId),
    index('ledger_answer').on(t.answerId),
    index('ledger_task').on(t.taskId),
    index('ledger_calls').on(t.modelId, t.kind, t.projectId, t.id),
  ],
)

/**
 * The ledger's entries of a day by whose they are, kept in the transaction that writes them: what cost reports read.
 * Clustered by its key (`WITHOUT ROWID`, in the migrations).
 */
export const ledgerDays = sqliteTable(
  'ledger_days',
  {
    day: text('day').notNull(),
    /** 0 for entries of no project. */
    projectId: integer('project_id').notNull(),
    provider: text('provider').notNull(),
    modelId: integer('model_id').notNull(),
    kind: text('kind', { enum: CALL_KINDS }).notNull(),
    state: text('state', { enum: ['settled', 'exposure', 'written_off'] }).notNull(),
    entries: integer('entries').notNull(),
    total: picoUsd('total').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.projectId, t.provider, t.modelId, t.kind, t.state] }),
    index('ledger_days_project').on(t.projectId, t.day),
  ],
)

/** What a run was said to cost before it was started, to be held against what it did cost. */
export const runQuotes = sqliteTable('run_quotes', {
  runId: integer('run_id')
    .primaryKey()
    .references(() => runs.id),
  /** Answers that were to be asked for. */
  calls: integer('calls').notNull(),
  expected: picoUsd('expected').notNull(),
  low: picoUsd('low').notNull(),
  high: picoUsd('high').notNull(),
  /** What the holds could take at most. */
  worst: picoUsd('worst').notNull(),
  /** The weakest basis that any of its models was quoted on. */
  basis: text('basis', { enum: QUOTE_BASES }).notNull(),
})

/** A limit, or an alert threshold. Scope `all` has no scope id. */
export const budgets = sqliteTable(
  'budgets',
  {
    scope: text('scope', { enum: ['provider', 'project', 'all'] }).notNull(),
    /** Provider name, project id as text, or empty. */
    scopeId: text('scope_id').notNull(),
    period: text('period', { enum: ['month', 'day'] }).notNull(),
    /** `block` stops a call before it is made; `alert` only tells. */
    action: text('action', { enum: ['block', 'alert'] }).notNull(),
    limit: picoUsd('limit').notNull(),
    /** Fraction of a blocking limit at which an alert is raised. */
    alertAt: real('alert_at').notNull().default(0.8),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.scopeId, t.period, t.action] })],
)

/**
 * What counts towards the limits of one scope and period, kept in the transaction that changes a hold or an entry, so
 * that admitting a call reads a handful of rows however long the ledger is.
 */
export const budgetUse = sqliteTable(
  'budget_use',
  {
    scope: text('scope', { enum: ['provider', 'project', 'all'] }).notNull(),
    scopeId: text('scope_id').notNull(),
    /** `YYYY-MM` or `YYYY-MM-DD`. */
    period: text('period').notNull(),
    settled: picoUsd('settled').notNull(),
    exposure: picoUsd('exposure').notNull(),
    held: picoUsd('held').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.scopeId, t.period] })],
)
