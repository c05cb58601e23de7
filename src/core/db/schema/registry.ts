import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { picoUsd } from '../columns.ts'

/** The registry: the single source of truth for models. A row is a provider and its own model id. */
export const models = sqliteTable(
  'models',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Built-in provider or the name of an OpenAI-compatible endpoint. */
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    displayName: text('display_name').notNull(),
    /** Offered by default. */
    isCurrent: integer('is_current', { mode: 'boolean' }).notNull().default(false),
    /** May be asked. */
    isAvailable: integer('is_available', { mode: 'boolean' }).notNull().default(false),
    /** Rule that maps dated and served ids to this row; null matches only the id itself. */
    match: text('match', { mode: 'json' }).$type<unknown>(),
    /** Most searches one call may make, where the API takes a cap, else the estimate the worst case uses. */
    maxSearches: integer('max_searches').notNull().default(5),
    /** Estimate of the input tokens that search results add; raised when a settlement exceeds its hold. */
    searchInputTokens: integer('search_input_tokens').notNull().default(60_000),
    origin: text('origin', { enum: ['genai-prices', 'earshot', 'user', 'list'] }).notNull(),
    firstSeenAt: integer('first_seen_at').notNull(),
  },
  (t) => [uniqueIndex('models_provider_model').on(t.provider, t.model)],
)

/** What one unit costs from a date on. Append-only: a past total keeps the rows it was made with. */
export const prices = sqliteTable(
  'prices',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    modelId: integer('model_id')
      .notNull()
      .references(() => models.id),
    unit: text('unit', {
      enum: ['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'search'],
    }).notNull(),
    /** Pico-dollars per token, or per search. */
    pico: picoUsd('pico').notNull(),
    /** The tier applies to the whole request when its input exceeds this many tokens. */
    minInputTokens: integer('min_input_tokens').notNull().default(0),
    serviceTier: text('service_tier'),
    effectiveFrom: integer('effective_from').notNull(),
    /** Exclusive; null while in force. */
    effectiveTo: integer('effective_to'),
    origin: text('origin', { enum: ['genai-prices', 'earshot', 'user'] }).notNull(),
    source: text('source').notNull(),
    checkedOn: text('checked_on').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('prices_model').on(t.modelId, t.unit, t.effectiveFrom)],
)

/** OpenAI-compatible endpoints of the user's, and other base URLs for built-in providers. */
export const endpoints = sqliteTable('endpoints', {
  name: text('name').primaryKey(),
  kind: text('kind', { enum: ['openai', 'anthropic', 'google', 'perplexity', 'compatible'] }).notNull(),
  baseUrl: text('base_url').notNull(),
  /** Calls cost nothing unless a price says otherwise. */
  free: integer('free', { mode: 'boolean' }).notNull().default(false),
  createdAt: integer('created_at').notNull(),
})

/** Every model that ever answered under a name. */
export const servedModels = sqliteTable(
  'served_models',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => models.id),
    served: text('served').notNull(),
    firstSeenAt: integer('first_seen_at').notNull(),
    firstSeenDay: text('first_seen_day').notNull(),
    /** The last day it answered; null when that was before this was kept. */
    lastSeenDay: text('last_seen_day'),
  },
  (t) => [primaryKey({ columns: [t.modelId, t.served] })],
)
