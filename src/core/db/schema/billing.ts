import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { picoUsd } from '../columns.ts'

/** One import of what a provider billed: from its API, or from a file. */
export const billingImports = sqliteTable(
  'billing_imports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    provider: text('provider').notNull(),
    source: text('source', { enum: ['api', 'csv'] }).notNull(),
    /** The file's name, or the host that was asked. */
    name: text('name').notNull(),
    /** SHA-256 of the file; null for an API. */
    fileHash: text('file_hash'),
    /** The provider's own days, both included. */
    fromDay: text('from_day').notNull(),
    toDay: text('to_day').notNull(),
    /** Lines that were new, that were there already, that were there with another amount, and that were refused. */
    added: integer('added').notNull(),
    unchanged: integer('unchanged').notNull(),
    restated: integer('restated').notNull(),
    rejected: integer('rejected').notNull(),
    at: integer('at').notNull(),
    undoneAt: integer('undone_at'),
  },
  (t) => [index('billing_imports_at').on(t.at), index('billing_imports_file').on(t.fileHash)],
)

/**
 * A line of a provider's bill: one day, model and line item. A later import that says another amount supersedes the
 * line; undoing that import brings it back.
 */
export const billedLines = sqliteTable(
  'billed_lines',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    importId: integer('import_id')
      .notNull()
      .references(() => billingImports.id),
    provider: text('provider').notNull(),
    source: text('source', { enum: ['api', 'csv'] }).notNull(),
    /** The provider's own day. */
    day: text('day').notNull(),
    /** As the provider names it; null when the line names none. */
    model: text('model'),
    /** What the line is for, in the registry's units; null when it is for all of them, or for none. */
    unit: text('unit', {
      enum: ['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'search'],
    }),
    /** A reduction that the provider shows as a line of its own. */
    credit: text('credit', { enum: ['discount', 'free_quota'] }),
    /** The line item in the provider's words. */
    line: text('line').notNull(),
    amount: picoUsd('amount').notNull(),
    /** How far rounding can have moved the amount, as it was written. */
    tolerance: picoUsd('tolerance').notNull(),
    /** Tokens or searches, when the line tells. */
    quantity: integer('quantity'),
    /** Rows of the file that were added up. */
    rows: integer('rows').notNull(),
    /** The same line in another import has the same key. */
    key: text('key').notNull(),
    /** The import that replaced it. */
    supersededBy: integer('superseded_by'),
  },
  (t) => [
    uniqueIndex('billed_lines_key').on(t.provider, t.key).where(sql`superseded_by IS NULL`),
    index('billed_lines_day').on(t.provider, t.day),
    index('billed_lines_import').on(t.importId, t.key),
    index('billed_lines_superseded').on(t.supersededBy).where(sql`superseded_by IS NOT NULL`),
  ],
)

/** What a provider counted in one hour for one model, replaced by every import that covers the hour. */
export const billedUsage = sqliteTable(
  'billed_usage',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    importId: integer('import_id')
      .notNull()
      .references(() => billingImports.id),
    provider: text('provider').notNull(),
    /** Its beginning, UTC milliseconds. */
    hour: integer('hour').notNull(),
    model: text('model').notNull(),
    /** Every input token, cached and written ones included. */
    inputTokens: integer('input_tokens').notNull(),
    cachedInputTokens: integer('cached_input_tokens').notNull(),
    cacheWriteTokens: integer('cache_write_tokens').notNull(),
    cacheWrite1hTokens: integer('cache_write_1h_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    searches: integer('searches').notNull(),
    /** Calls, when the provider counts them. */
    requests: integer('requests'),
  },
  (t) => [uniqueIndex('billed_usage_key').on(t.provider, t.hour, t.model), index('billed_usage_import').on(t.importId)],
)

/** Which column of a provider's file gives what, as the user said last. */
export const billingMappings = sqliteTable('billing_mappings', {
  provider: text('provider').primaryKey(),
  columns: text('columns', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  /** What stands before the decimals; null when the file tells. */
  decimal: text('decimal', { enum: ['.', ','] }),
  updatedAt: integer('updated_at').notNull(),
})
