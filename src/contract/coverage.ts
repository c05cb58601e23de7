import { z } from 'zod'
import { count, day, id, instant, modelRef, procedure, usd } from './common.ts'
import { RANGES } from './overview.ts'

/** Answers that the schedule expected and that did not come, of one prompt, model and day. */
const coverageGap = z.object({
  projectId: id,
  project: z.string(),
  day,
  promptId: id,
  prompt: z.string(),
  modelId: id,
  /** `provider:id` */
  model: z.string(),
  expected: count,
  answered: count,
  /** A class of errors, or why the schedule did not ask: `asleep`, `paused`, `restored`, … */
  reason: z.string(),
  /** When it was written down as one that nobody fills; null for one of today, or one that was not yet. */
  recordedAt: instant.nullable(),
  /** What the missing answers would have cost by the mean of the project's calls to the model; null without any. */
  missingUsd: usd.nullable(),
})
export type CoverageGap = z.infer<typeof coverageGap>

/** Newest first; `more`: there are more than were asked for. */
export const coverageGaps = z.object({ gaps: z.array(coverageGap), more: z.boolean() })

export const coverageView = z.object({
  from: day,
  to: day,
  /** The rows of the map: models, or prompts. */
  rows: z.array(z.object({ key: id, name: z.string() })),
  cells: z.array(z.object({ row: id, day, expected: count, answered: count })),
  totals: z.object({ expected: count, answered: count, expectedUsd: usd, costUsd: usd }),
  /** Newest first. */
  gaps: z.array(coverageGap),
  /** There are more gaps than are told. */
  more: z.boolean(),
  /** What of today has no answer and could be asked for now. */
  missingToday: count,
})
export type CoverageView = z.infer<typeof coverageView>

export const coverage = {
  /** What a project's schedule expected beside what was answered. */
  get: procedure
    .input(
      z.object({
        projectId: id,
        days: z.union(RANGES.map((days) => z.literal(days))),
        by: z.enum(['model', 'prompt']),
        model: modelRef.nullable(),
        promptId: id.nullable(),
      }),
    )
    .output(coverageView),
  /** The gaps of all projects, or of one, newest first. */
  gaps: procedure
    .input(
      z.object({
        projectId: id.nullable(),
        daysBack: z.number().int().min(0).max(366).default(21),
        limit: z.number().int().min(1).max(10_000).default(1000),
      }),
    )
    .output(coverageGaps),
  /** Asks what today lacks, and writes down what past days lack. */
  fill: procedure.output(z.object({ recorded: count, asked: count, answered: count })),
}
