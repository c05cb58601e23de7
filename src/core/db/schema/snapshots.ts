import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { picoUsd } from '../columns.ts'

/** What every table of counts is filed under: a project, a model, and how it was asked. */
const asked = () => ({
  projectId: integer('project_id').notNull(),
  modelId: integer('model_id').notNull(),
  surface: text('surface', { enum: ['api'] }).notNull(),
  search: integer('search', { mode: 'boolean' }).notNull(),
})
const day = () => text('day').notNull()
const promptId = () => integer('prompt_id').notNull()
const brandId = () => integer('brand_id').notNull()

/** Additive counts of a brand. Ratios are computed on reading. */
const brandCounts = () => ({
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
})

/** Additive counts that belong to no brand. */
const totalCounts = () => ({
  ok: integer('ok').notNull(),
  refused: integer('refused').notNull(),
  truncated: integer('truncated').notNull(),
  filtered: integer('filtered').notNull(),
  errors: integer('errors').notNull(),
  /** Distinct cited URLs of valid answers. */
  citations: integer('citations').notNull(),
  latencyMsSum: integer('latency_ms_sum').notNull(),
  cost: picoUsd('cost').notNull(),
})

// The tables below are clustered by their keys (`WITHOUT ROWID`, in the migrations), so that a stretch of days is read
// as it lies in the file.

/** One day × project × prompt × model × surface × search × brand. */
export const snapshots = sqliteTable(
  'snapshots',
  { day: day(), ...asked(), promptId: promptId(), brandId: brandId(), ...brandCounts() },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.promptId, t.modelId, t.surface, t.search, t.brandId] })],
)

/** The same counts over all prompts: what a day's point of a chart needs. */
export const snapshotDays = sqliteTable(
  'snapshot_days',
  { day: day(), ...asked(), brandId: brandId(), ...brandCounts() },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.modelId, t.surface, t.search, t.brandId] })],
)

/** The same counts over an ISO week, named by its Monday: a long period is read as whole weeks and the days at its ends. */
export const snapshotWeeks = sqliteTable(
  'snapshot_weeks',
  { week: text('week').notNull(), ...asked(), promptId: promptId(), brandId: brandId(), ...brandCounts() },
  (t) => [primaryKey({ columns: [t.projectId, t.week, t.promptId, t.modelId, t.surface, t.search, t.brandId] })],
)

/** One day × project × prompt × model × surface × search. */
export const snapshotTotals = sqliteTable(
  'snapshot_totals',
  { day: day(), ...asked(), promptId: promptId(), ...totalCounts() },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.promptId, t.modelId, t.surface, t.search] })],
)

/** The same counts over all prompts. */
export const snapshotTotalDays = sqliteTable(
  'snapshot_total_days',
  { day: day(), ...asked(), ...totalCounts() },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.modelId, t.surface, t.search] })],
)

/** The domains that a day's valid answers cite. */
export const sourceDays = sqliteTable(
  'source_days',
  {
    day: day(),
    ...asked(),
    /** Empty where nothing tells the domain. */
    domain: text('domain').notNull(),
    /** Valid answers that cite it. */
    answers: integer('answers').notNull(),
    /** Their distinct cited URLs on it. */
    citations: integer('citations').notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.day, t.modelId, t.surface, t.search, t.domain] })],
)
