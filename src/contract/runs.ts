import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { count, day, errorClass, id, instant, modelRef, procedure, usd } from './common.ts'

/** What a run would ask and cost, before anybody is called. */
export const quoteOutput = z.object({
  tasks: count,
  /** By this project's own history where there is one, else the worst case. Models without a price count nothing. */
  expectedUsd: usd,
  worstUsd: usd,
  models: z.array(
    z.object({
      ref: modelRef,
      displayName: z.string(),
      tasks: count,
      expectedUsd: usd.nullable(),
      worstUsd: usd.nullable(),
      /** `worst_case`: this project has no history with the model. `unpriced`: it will be blocked. */
      basis: z.enum(['history', 'worst_case', 'unpriced']),
    }),
  ),
  /** What keeps the run from being useful, one sentence each: no prompts, no key, a budget that is used up. */
  problems: z.array(z.string()),
})
export type Quote = z.infer<typeof quoteOutput>

export const runStatus = z.enum(['running', 'completed', 'partial', 'failed', 'blocked', 'cancelled'])

const taskCounts = { planned: count, succeeded: count, failed: count, blocked: count, inFlight: count }

export const runProgress = z.object({
  runId: id,
  status: runStatus,
  ...taskCounts,
  cancelled: count,
  costUsd: usd,
  /** Of calls whose outcome is unknown, at most. */
  exposureUsd: usd,
  providers: z.array(
    z.object({
      provider: z.string(),
      ...taskCounts,
      /** Set while this provider is left alone after an outage or at its own wish. */
      paused: z.object({ errorClass, forMs: z.number().nonnegative() }).nullable(),
      errors: z.array(z.object({ class: errorClass, count, message: z.string() })),
    }),
  ),
})
export type RunProgress = z.infer<typeof runProgress>

/** What to ask: a project's every prompt of its every model, or some of that. */
export const runRequest = z.object({
  projectId: id,
  /** The exact text of one prompt. */
  prompt: z.string().optional(),
  model: modelRef.optional(),
  /** Only what this earlier run has no answer to, as a new run of today's. */
  retryOf: id.optional(),
})
export type RunRequest = z.infer<typeof runRequest>

export const listedRun = z.object({
  runId: id,
  day,
  status: runStatus,
  trigger: z.enum(['manual', 'schedule', 'demo']),
  createdAt: instant,
  finishedAt: instant.nullable(),
  planned: count,
  succeeded: count,
  failed: count,
  blocked: count,
  cancelled: count,
  costUsd: usd,
  exposureUsd: usd,
})
export type ListedRun = z.infer<typeof listedRun>

export const listedRuns = z.object({ runs: z.array(listedRun), next: id.nullable() })

export const runs = {
  quote: procedure.input(runRequest).output(quoteOutput),
  /** Starts and returns at once; watching is apart. */
  start: procedure.input(runRequest).output(z.object({ runId: id })),
  /** A project's runs, newest first, a page at a time. */
  list: procedure.input(z.object({ projectId: id, before: id.nullable() })).output(listedRuns),
  /** The run of this project that is going on, if any. */
  current: procedure.input(z.object({ projectId: id })).output(z.object({ runId: id.nullable() })),
  /** The whole progress, then again at every change, ending with the run. Ending the subscription changes nothing. */
  watch: procedure.input(z.object({ runId: id })).output(eventIterator(runProgress)),
  /** The only thing that cancels. Calls in flight finish and are kept. */
  cancel: procedure.input(z.object({ runId: id })).output(z.object({})),
}
