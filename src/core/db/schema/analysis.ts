import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
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

/** One brand in one answer. Clustered by its key (`WITHOUT ROWID`, in the migrations). */
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
  (t) => [
    primaryKey({ columns: [t.answerId, t.brandId] }),
    // Everything a list filters and sorts by, so that looking up a brand in an answer reads no table.
    index('mentions_brand').on(t.brandId, t.answerId, t.state, t.sentiment, t.rank),
  ],
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
