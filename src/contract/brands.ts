import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { count, id, procedure } from './common.ts'
import { mentionState } from './overview.ts'

const listedBrand = z.object({
  brandId: id,
  name: z.string(),
  isOwn: z.boolean(),
  aliases: z.array(z.string()),
  /** As domains are written: `acme.com`. */
  domains: z.array(z.string()),
})
export type ListedBrand = z.infer<typeof listedBrand>

const entry = z.object({ name: z.string(), aliases: z.array(z.string()), domains: z.array(z.string()) })

/** What is to become of a brand: `brandId` null adds one, `entry` null removes it. */
const brandChange = z.object({ projectId: id, brandId: id.nullable(), entry: entry.nullable() })
export type BrandChange = z.infer<typeof brandChange>

/** The brand's state in answers; without a count where no answer has it. */
const states = z.partialRecord(mentionState, count)

export const brandPreview = z.object({
  /** Past answers looked through so far, and all there are. */
  looked: count,
  total: count,
  /** Those that hold a changed name or cite a changed domain: only they can change. */
  candidates: count,
  /** Those of them in which any brand would be read differently. */
  changed: count,
  /** Of the brand in the candidates. */
  before: states,
  after: states,
  /** The newest that change. */
  samples: z.array(
    z.object({
      answerId: id,
      prompt: z.string(),
      /** Of the brand; null where it was, or would be, no brand at all. */
      before: mentionState.nullable(),
      after: mentionState.nullable(),
      /** A stretch of the text, with the places that name the brand before or after. */
      excerpt: z.string(),
      namings: z.array(z.object({ start: count, end: count })),
    }),
  ),
  done: z.boolean(),
})
export type BrandPreview = z.infer<typeof brandPreview>

export const brands = {
  /** A project's brands, the own one first, and how far past answers are measured by them. */
  list: procedure.input(z.object({ projectId: id })).output(
    z.object({
      brands: z.array(listedBrand),
      /** Days with answers that were measured by other brands than these. */
      staleDays: count,
      /** The measuring that goes on now. */
      rescoring: z.object({ done: count, total: count }).nullable(),
    }),
  ),
  /** What a change would do to past answers, again as the looking goes on; writes nothing. Ending the subscription ends it. */
  preview: procedure.input(brandChange).output(eventIterator(brandPreview)),
  /** Changes a brand and begins to measure past answers anew. The own brand cannot be removed. */
  change: procedure.input(brandChange).output(z.object({ brandId: id })),
  /** Makes a competitor the own brand; the own brand becomes a competitor. */
  makeOwn: procedure.input(z.object({ brandId: id })).output(z.object({})),
  /** Brings a removed brand back with what it was. */
  restore: procedure.input(z.object({ brandId: id })).output(z.object({})),
  /** Goes on measuring past answers by the brands of now, a day at a time; returns at once. */
  rescore: procedure.input(z.object({ projectId: id })).output(z.object({})),
}
