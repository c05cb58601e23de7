import { z } from 'zod'
import { count, day, id, instant, modelRef, procedure, usd } from './common.ts'

export const RANGES = [7, 30, 90] as const

const ratio = z.number().min(0).max(1)

/** Against the same number of days before: moved beyond its 95 % interval, within the noise, or too little to say. */
const verdict = z.enum(['moved', 'within_noise', 'not_enough_data'])

const change = z.object({
  /** Now minus before, in the metric's own unit; null when either has no value. */
  delta: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  verdict,
})

/** One headline figure: its value, what it rests on, how sure it is, whether it moved, and its days. */
const figure = z.object({
  /** Null where there is no value, which is neither 0 nor 100. */
  value: z.number().nullable(),
  /** 95 % interval in the value's unit; null where none is computed. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The answers (or scored mentions) behind the value. */
  n: count,
  change,
  /** One value a day of the range, over the window that ends on it, oldest first; null on a day without one. */
  spark: z.array(z.number().nullable()),
})

const kpis = z.object({
  /** 0…1; n is valid answers. */
  visibility: figure.extend({ named: count, prompts: count, missingModels: z.array(modelRef) }),
  /** 0…1; n is namings of tracked brands. */
  shareOfVoice: figure.extend({
    /** Place among the brands, 1 is the largest share. */
    place: z.number().int().positive().nullable(),
    brands: count,
    leader: z.object({ brand: z.string(), value: ratio }).nullable(),
  }),
  /** 1 is best; n is answers in which the brand has a rank. */
  averagePosition: figure.extend({ top1: ratio.nullable(), top3: ratio.nullable() }),
  /** −100…100; n is scored mentions. */
  netSentiment: figure.extend({ unscored: count }),
  cost: z.object({
    /** `YYYY-MM`. */
    month: z.string(),
    /** Settled since the month began. */
    monthToDateUsd: usd,
    /** Of unknown outcome, at most. */
    exposureUsd: usd,
    /** The month before, up to the same day of the month. */
    previousToDateUsd: usd,
    /** Paid calls since the month began. */
    calls: count,
    /** Dollars a day of the range, oldest first. */
    spark: z.array(usd),
  }),
})

export const brandSeries = z.object({
  brandId: id,
  name: z.string(),
  isOwn: z.boolean(),
  /** Over the whole range. */
  visibility: ratio.nullable(),
  points: z.array(
    z.object({
      day,
      /** Over the window that ends on this day. Null on a day nobody was asked: a gap, not a zero. */
      value: ratio.nullable(),
      low: ratio.nullable(),
      high: ratio.nullable(),
      n: count,
    }),
  ),
})
export type BrandSeries = z.infer<typeof brandSeries>

/** The own brand at one model over the range. */
export const modelRow = z.object({
  provider: z.string(),
  model: z.string(),
  displayName: z.string(),
  visibility: z.object({
    value: ratio.nullable(),
    low: ratio.nullable(),
    high: ratio.nullable(),
    named: count,
    valid: count,
  }),
  averagePosition: z.object({ value: z.number().nullable(), n: count }),
  netSentiment: z.object({ value: z.number().nullable(), scored: count }),
  /** Of the whole range; divide by its days. */
  costUsd: usd,
})
export type ModelRow = z.infer<typeof modelRow>

export const answerStatus = z.enum(['ok', 'refused', 'truncated', 'filtered'])
export const mentionState = z.enum(['named', 'linked_only', 'absent_statement', 'refused', 'absent'])
export const sentiment = z.enum(['positive', 'neutral', 'negative', 'mixed', 'unscored', 'none'])

/** One answer as a row, seen from the own brand; null where it was not analysed. */
export const answerRow = z.object({
  answerId: id,
  at: instant,
  day,
  prompt: z.string(),
  provider: z.string(),
  model: z.string(),
  status: answerStatus,
  state: mentionState.nullable(),
  rank: z.number().int().positive().nullable(),
  sentiment: sentiment.nullable(),
  costUsd: usd,
})
export type AnswerRow = z.infer<typeof answerRow>

/** Changes of the instrument and not of the brand, which charts over time mark. */
export const instrumentChanges = {
  /** Where another version began to answer under a model's name, the oldest first. */
  servedModelChanges: z.array(
    z.object({ day, provider: z.string(), model: z.string(), from: z.string(), to: z.string() }),
  ),
  /** Days on which the project's brands changed, so that all of its history was measured anew. */
  rescoredOn: z.array(day),
}

export const overviewOutput = z.object({
  project: z.object({ projectId: id, name: z.string(), brand: z.string() }),
  from: day,
  to: day,
  /** Days behind each point of the series and the sparks: it and those before it. Few answers a day are mostly noise. */
  window: count.min(1),
  /** The choices of the model filter: every model with answers in the range. */
  models: z.array(z.object({ ref: modelRef, displayName: z.string() })),
  kpis,
  /** The own brand first, then competitors in the project's order. */
  series: z.array(brandSeries),
  byModel: z.array(modelRow),
  ...instrumentChanges,
  /** Of the last day with answers. */
  lastDay: z.object({ day, total: count, valid: count, refused: count, truncated: count, errors: count }).nullable(),
  /** Newest first. */
  latest: z.array(answerRow),
})
export type Overview = z.infer<typeof overviewOutput>

/** What became different in the range, beside the figures. Each has the day it is first seen on. */
export const projectChange = z.discriminatedUnion('kind', [
  /** A brand's visibility against the same number of days before, beyond its 95 % interval. It is of the whole range. */
  z.object({
    kind: z.literal('visibility'),
    day,
    brand: z.string(),
    isOwn: z.boolean(),
    value: ratio,
    delta: z.number(),
  }),
  /** A competitor that no answer had named before. */
  z.object({ kind: z.literal('first_named'), day, brandId: id, brand: z.string() }),
  /** A domain that no answer had cited before; with the answers of the range that do. */
  z.object({ kind: z.literal('new_source'), day, domain: z.string(), answers: count }),
  /** A model that had not answered before. */
  z.object({ kind: z.literal('new_model'), day, ref: modelRef, displayName: z.string() }),
  z.object({ kind: z.literal('prompts_added'), day, prompts: z.array(z.string()), n: count }),
  z.object({ kind: z.literal('prompts_removed'), day, prompts: z.array(z.string()), n: count }),
  z.object({ kind: z.literal('brand_removed'), day, brand: z.string() }),
])
export type ProjectChange = z.infer<typeof projectChange>

const range = z.object({
  projectId: id,
  days: z.union(RANGES.map((days) => z.literal(days))),
})

export const overview = {
  /** What became different, the newest first; read apart, because it looks further back than the figures. */
  changes: procedure.input(range).output(z.array(projectChange)),
  /** Everything the first page shows, read from snapshots. */
  get: procedure
    .input(
      range.extend({
        /** Only this model; null for all. */
        model: modelRef.nullable(),
        /** Only answers with search on, or off; null for both. */
        search: z.boolean().nullable(),
      }),
    )
    .output(overviewOutput),
}
