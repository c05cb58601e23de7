import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { runs, tasks } from './runs.ts'

/** The immutable response to a task, read into our terms. */
export const answers = sqliteTable(
  'answers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    taskId: integer('task_id')
      .notNull()
      .unique()
      .references(() => tasks.id),
    runId: integer('run_id')
      .notNull()
      .references(() => runs.id),
    projectId: integer('project_id').notNull(),
    promptId: integer('prompt_id').notNull(),
    modelId: integer('model_id').notNull(),
    servedModel: text('served_model').notNull(),
    /** Where it was asked: the API, as opposed to an app a person uses. */
    surface: text('surface', { enum: ['api'] }).notNull(),
    search: integer('search', { mode: 'boolean' }).notNull(),
    sample: integer('sample').notNull(),
    day: text('day').notNull(),
    at: integer('at').notNull(),
    status: text('status', { enum: ['ok', 'refused', 'truncated', 'filtered'] }).notNull(),
    finishReason: text('finish_reason'),
    text: text('text').notNull(),
    latencyMs: integer('latency_ms').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    cachedInputTokens: integer('cached_input_tokens').notNull(),
    cacheWriteTokens: integer('cache_write_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    reasoningTokens: integer('reasoning_tokens').notNull(),
    searches: integer('searches').notNull(),
  },
  (t) => [
    // Everything a list filters and sorts by, so that it is read without the answers' texts.
    index('answers_list').on(t.projectId, t.day, t.id, t.promptId, t.modelId, t.search, t.status, t.latencyMs),
    index('answers_prompt').on(t.promptId, t.modelId, t.day),
    index('answers_model').on(t.modelId, t.day),
    index('answers_run').on(t.runId),
  ],
)

/** Raw bodies apart from the answers, compressed, so that lists stay small. */
export const answerBodies = sqliteTable('answer_bodies', {
  answerId: integer('answer_id')
    .primaryKey()
    .references(() => answers.id),
  /** gzip of the exact body as received. */
  body: blob('body', { mode: 'buffer' }).notNull(),
})

/**
 * Distinct cited URLs of an answer, in order of first appearance. Clustered by their key (`WITHOUT ROWID`, in the migrations).
 */
export const citations = sqliteTable(
  'citations',
  {
    answerId: integer('answer_id')
      .notNull()
      .references(() => answers.id),
    position: integer('position').notNull(),
    url: text('url').notNull(),
    title: text('title'),
    /** The registrable domain, or what the title says when the URL is a redirect. */
    domain: text('domain'),
    domainFrom: text('domain_from', { enum: ['url', 'title'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.position] }), index('citations_domain').on(t.domain, t.answerId)],
)
