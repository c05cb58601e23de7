import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { picoUsd } from '../columns.ts'
import { answers } from './answers.ts'
import { brands } from './projects.ts'
import { tasks } from './runs.ts'

/** The current analysis of an answer. Recomputable at any time. */
export const analyses = sqliteTable('analyses', {
  answerId: integer('answer_id')
    .primaryKey()
    .references(() => answers.id),
  analyserVersion: integer('analyser_version').notNull(),
  brandSetRevision: integer('brand_set_revision').notNull(),
  /** Only the beginning of a very long answer is analysed. */
  shortened: integer('shortened', { mode: 'boolean' }).notNull(),
})

/** One brand in one answer. */
export const mentions = sqliteTable(
  'mentions',
  {
    answerId: integer('answer_id')
      .notNull()
      .references(() => answers.id),
    brandId: integer('brand_id')
      .notNull()
      .references(() => brands.id),
    state: text('state', { enum: ['named', 'linked_only', 'absent_statement', 'refused', 'absent'] }).notNull(),
    count: integer('count').notNull(),
    firstOffset: integer('first_offset'),
    rank: integer('rank'),
    sentiment: text('sentiment', {
      enum: ['positive', 'neutral', 'negative', 'mixed', 'unscored', 'none'],
    }).notNull(),
    sentimentMethod: text('sentiment_method', { enum: ['judge', 'lexicon'] }),
    evidenceStart: integer('evidence_start'),
    evidenceEnd: integer('evidence_end'),
    /** Distinct cited URLs on one of the brand's domains. */
    citations: integer('citations').notNull(),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.brandId] }), index('mentions_brand').on(t.brandId, t.state)],
)

/** What a judge said of an answer; kept, so that re-analysis reuses it and calls nobody. */
export const judgements = sqliteTable('judgements', {
  answerId: integer('answer_id')
    .primaryKey()
    .references(() => answers.id),
  taskId: integer('task_id')
    .notNull()
    .references(() => tasks.id),
  judgeVersion: integer('judge_version').notNull(),
  /** The judge's reply text as received. */
  reply: text('reply').notNull(),
  at: integer('at').notNull(),
})

const cell = () => ({
  day: text('day').notNull(),
  projectId: integer('project_id').notNull(),
  promptId: integer('prompt_id').notNull(),
  modelId: integer('model_id').notNull(),
  surface: text('surface', { enum: ['api'] }).notNull(),
  search: integer('search', { mode: 'boolean' }).notNull(),
})

/** Additive counts of one day × project × prompt × model × surface × brand. Ratios are computed on reading. */
export const snapshots = sqliteTable(
  'snapshots',
  {
    ...cell(),
    brandId: integer('brand_id').notNull(),
    /** Analysed answers with status ok or refused. */
    valid: integer('valid').notNull(),
    named: integer('named').notNull(),
    rankSum: integer('rank_sum').notNull(),
    rankN: integer('rank_n').notNull(),
    top1: integer('top1').notNull(),
    top3: integer('top3').notNull(),
    positive: integer('positive').notNull(),
    neutral: integer('neutral').notNull(),
    negative: integer('negative').notNull(),
    mixed: integer('mixed').notNull(),
    unscored: integer('unscored').notNull(),
    /** Valid answers that cite one of the brand's domains. */
    cited: integer('cited').notNull(),
    /** Distinct cited URLs of valid answers on the brand's domains. */
    citations: integer('citations').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.promptId, t.modelId, t.surface, t.search, t.brandId] })],
)

/** Additive counts of one cell that belong to no brand. */
export const snapshotTotals = sqliteTable(
  'snapshot_totals',
  {
    ...cell(),
    ok: integer('ok').notNull(),
    refused: integer('refused').notNull(),
    truncated: integer('truncated').notNull(),
    filtered: integer('filtered').notNull(),
    errors: integer('errors').notNull(),
    /** Distinct cited URLs of valid answers. */
    citations: integer('citations').notNull(),
    latencyMsSum: integer('latency_ms_sum').notNull(),
    cost: picoUsd('cost').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.promptId, t.modelId, t.surface, t.search] })],
)
