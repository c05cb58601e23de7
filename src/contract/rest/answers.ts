import { z } from 'zod'
import { answerDetail, answerPage, PAGE_ROWS } from '../answers.ts'
import { count, day, modelRef } from '../common.ts'
import { comparison } from '../compare.ts'
import { answerStatus, mentionState, sentiment } from '../overview.ts'
import { daysText, endpoint, flag, idText, limit, projectId } from './common.ts'

/** One day × prompt × model × surface × search × brand: additive counts. */
const snapshot = z.object({
  day,
  prompt: z.string(),
  provider: z.string(),
  model: z.string(),
  surface: z.string(),
  search: z.boolean(),
  brand: z.string(),
  isOwn: z.boolean(),
  /** Analysed answers with status ok or refused. */
  valid: count,
  named: count,
  rankSum: count,
  rankN: count,
  top1: count,
  top3: count,
  positive: count,
  neutral: count,
  negative: count,
  mixed: count,
  unscored: count,
  cited: count,
  citations: count,
})

const ratio = z.number().nullable()
const brandReport = z.object({
  brand: z.string(),
  isOwn: z.boolean(),
  visibility: z.object({ value: ratio, low: ratio, high: ratio, named: count, valid: count, n_prompts: count }),
  shareOfVoice: ratio,
  averagePosition: z.object({ value: ratio, n: count, top1: ratio, top3: ratio }),
  netSentiment: z.object({ value: ratio, scored: count, unscored: count }),
  citationRate: ratio,
  citationShare: ratio,
})
const report = z.object({
  project: z.string(),
  from: day,
  to: day,
  brands: z.array(brandReport),
  byModel: z.array(z.object({ model: modelRef, brands: z.array(brandReport) })),
  missingModels: z.array(modelRef),
  excluded: z.object({ errors: count, truncated: count, filtered: count }),
  lastDay: day.nullable(),
})

const tag = 'Results'

export const results = {
  answers: endpoint('GET', '/projects/{projectId}/answers', {
    ...{ tag, summary: 'The answers of a project, newest first' },
    description: 'Filters may be joined. Give `next` as `after` for the page after.',
  })
    .input(
      z.object({
        params: projectId,
        query: z
          .strictObject({
            promptId: idText.optional(),
            tag: z.string().optional(),
            model: modelRef.optional(),
            state: mentionState.optional(),
            sentiment: sentiment.optional(),
            status: answerStatus.optional(),
            from: day.optional(),
            to: day.optional(),
            search: flag.optional(),
            domain: z.string().optional(),
            text: z.string().max(500).optional(),
            after: z.string().optional(),
            limit: limit(PAGE_ROWS, 50),
          })
          .prefault({}),
      }),
    )
    .output(answerPage),
  answer: endpoint('GET', '/answers/{answerId}', { tag, summary: 'One answer, with everything that was read off it' })
    .input(z.object({ params: z.strictObject({ answerId: idText }) }))
    .output(answerDetail),
  snapshots: endpoint('GET', '/projects/{projectId}/snapshots', {
    ...{ tag, summary: 'Daily counts of each brand by prompt and model' },
    description: 'Whole days, oldest first, until there are `limit` rows. Give `next` as `from` for the days after.',
  })
    .input(
      z.object({
        params: projectId,
        query: z.strictObject({ from: day.optional(), to: day.optional(), limit: limit(10_000, 1_000) }).prefault({}),
      }),
    )
    .output(z.object({ snapshots: z.array(snapshot), next: day.nullable() })),
  comparison: endpoint('GET', '/projects/{projectId}/comparison', {
    ...{ tag, summary: 'Models and brands side by side, and day by day' },
  })
    .input(
      z.object({
        params: projectId,
        query: z.strictObject({ days: z.enum(['7', '30', '90']).default('30'), search: flag.optional() }).prefault({}),
      }),
    )
    .output(comparison),
  report: endpoint('GET', '/projects/{projectId}/report', {
    ...{ tag, summary: 'Visibility, share of voice, position, sentiment and citations by brand and model' },
  })
    .input(
      z.object({
        params: projectId,
        query: z.strictObject({ days: daysText.optional(), from: day.optional(), to: day.optional() }).prefault({}),
      }),
    )
    .output(report),
}
