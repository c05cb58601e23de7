import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { count, day, errorClass, id, instant, modelRef, procedure, usd } from './common.ts'

/** What an expected cost rests on: this project's calls, calls of others to the same model, or the prompts' tokens. */
const QUOTE_BASES = ['history', 'other_projects', 'tokens'] as const

/** What a run was quoted before it began. */
export const quoteOutcome = z.object({
  expectedUsd: usd,
  /** 95 % interval. */
  lowUsd: usd,
  highUsd: usd,
  /** What the holds could take at most. */
  worstUsd: usd,
  basis: z.enum(QUOTE_BASES),
})
export type QuoteOutcome = z.infer<typeof quoteOutcome>

/** What a run would ask and cost, before anybody is called. */
export const quoteOutput = z.object({
  tasks: count,
  /** By this project's own history where there is one. Models without a price count nothing. */
  expectedUsd: usd,
  /** 95 % interval. */
  lowUsd: usd,
  highUsd: usd,
  worstUsd: usd,
  /** Of the project's completed runs that were quoted by their history, how many cost what was said. */
  record: z.object({ runs: count, within: count }),
  models: z.array(
    z.object({
      ref: modelRef,
      displayName: z.string(),
      tasks: count,
      kind: z.enum(['answer', 'judge']),
      expectedUsd: usd.nullable(),
      lowUsd: usd.nullable(),
      highUsd: usd.nullable(),
      worstUsd: usd.nullable(),
      /** `unpriced`: it will be blocked. */
      basis: z.enum([...QUOTE_BASES, 'unpriced']),
      /** Past calls that it rests on. */
      pastCalls: count,
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
  /** Null for a run of before quotes were kept. */
  quote: quoteOutcome.nullable(),
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
  /** Null for a run of before quotes were kept. */
  quote: quoteOutcome.nullable(),
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
