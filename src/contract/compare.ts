import { z } from 'zod'
import { count, day, id, modelRef, procedure } from './common.ts'
import { instrumentChanges, RANGES } from './overview.ts'

/** What is compared, each as on the report: 0…1, a rank where 1 is best, or −100…100. */
export const COMPARED = ['visibility', 'shareOfVoice', 'averagePosition', 'netSentiment', 'citationRate'] as const
export type Compared = (typeof COMPARED)[number]
const metric = z.enum(COMPARED)

const comparedFigure = z.object({
  value: z.number().nullable(),
  /** 95 % interval in the value's unit; null where none is computed. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** What the value rests on: valid answers, namings of tracked brands, ranks, scored mentions, answers with search on. */
  n: count,
})
export type ComparedFigure = z.infer<typeof comparedFigure>

/** One brand at one model, or over all. */
const comparedBrand = z.object({
  brandId: id,
  figures: z.record(metric, comparedFigure),
  /** A value for each of the days; null on a day without one. */
  lines: z.record(metric, z.array(z.number().nullable())),
})
export type ComparedBrand = z.infer<typeof comparedBrand>

export const comparison = z.object({
  from: day,
  to: day,
  days: z.array(day),
  /** Days behind each point of a line: it and those before it. */
  window: count.min(1),
  /** The own brand first. Every list of compared brands is in this order. */
  brands: z.array(z.object({ brandId: id, name: z.string(), isOwn: z.boolean() })),
  /** Models with answers in the period. */
  models: z.array(
    z.object({ ref: modelRef, provider: z.string(), displayName: z.string(), brands: z.array(comparedBrand) }),
  ),
  /** Over all models: the mean of their visibilities, everything else over all answers. */
  overall: z.array(comparedBrand),
  ...instrumentChanges,
})
export type Comparison = z.infer<typeof comparison>

export const compare = {
  /** Models and brands side by side, and day by day. */
  get: procedure
    .input(
      z.object({
        projectId: id,
        days: z.union(RANGES.map((days) => z.literal(days))),
        /** Only answers with search on, or off; null for both. */
        search: z.boolean().nullable(),
      }),
    )
    .output(comparison),
}
