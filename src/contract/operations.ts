import { z } from 'zod'
import { count, day, id, modelRef, procedure, usd } from './common.ts'

const ratio = z.number().min(0).max(1)

/** In milliseconds, within 3 %; null where there is no answer. */
const latency = z.object({
  n: count,
  p50: count.nullable(),
  p90: count.nullable(),
  p99: count.nullable(),
})

const figures = z.object({
  /** Calls that ended, one way or the other, repeated ones included. */
  calls: count,
  /** Calls that ended in an error. */
  errors: count,
  errorRate: ratio.nullable(),
  /** Calls after which the same was asked again. */
  retries: count,
  /** Tasks that got no answer in the end. */
  givenUp: count,
  inputTokens: count,
  outputTokens: count,
  /** Settled. */
  costUsd: usd,
})
const timed = figures.extend({ latency })

export const operationsOutput = z.object({
  from: day,
  to: day,
  total: timed,
  /** Every day of the period, oldest first. */
  days: z.array(timed.extend({ day })),
  byProvider: z.array(timed.extend({ provider: z.string() })),
  byModel: z.array(timed.extend({ provider: z.string(), model: modelRef, displayName: z.string() })),
  /** The dearest first; null is calls of no project. */
  byProject: z.array(figures.extend({ projectId: id.nullable(), project: z.string().nullable() })),
  /** The most frequent first. `unknown`: it failed before classes were kept. */
  errors: z.array(
    z.object({ class: z.string(), calls: count, share: ratio.nullable(), retries: count, givenUp: count }),
  ),
})
export type OperationalFigures = z.infer<typeof operationsOutput>

export const operations = {
  /** How the asking went: response times, tokens, errors and costs, by the days of the runs. */
  figures: procedure
    .input(
      z.object({
        /** The last so many days, today included. */
        days: z.number().int().min(1).max(366),
        projectId: id.nullable(),
        provider: z.string().nullable(),
        model: modelRef.nullable(),
      }),
    )
    .output(operationsOutput),
}
