import { z } from 'zod'
import { day, id, instant, modelRef, procedure, usd } from './common.ts'

const scope = z.enum(['provider', 'project', 'all'])
const period = z.enum(['month', 'day'])
/** `block` stops a call before it is made; `alert` only tells. */
const action = z.enum(['block', 'alert'])

/** Which limit is meant: there is one of each kind. */
export const limitKey = {
  scope,
  /** The provider's or the project's name; empty for all. */
  of: z.string(),
  period,
  action,
}

/** What a limit does at this moment. */
const standing = z.enum([
  /** Less than its alert threshold is used. */
  'free',
  /** The alert threshold is passed. */
  'near',
  /** Live holds take up the rest: calls wait until one settles. */
  'waiting',
  /** Nothing is left: every further call would be blocked, or was worth a word. */
  'full',
])

export const limit = z.object({
  ...limitKey,
  limitUsd: usd,
  settledUsd: usd,
  heldUsd: usd,
  exposureUsd: usd,
  /** What a call may still cost; 0 when nothing is left. */
  leftUsd: usd,
  /** Of the limit, in parts of it: settled, exposure and held; for drawing. */
  shares: z.object({ settled: z.number(), exposure: z.number(), held: z.number() }),
  /** Fraction of a blocking limit at which the user is told. */
  alertAt: z.number(),
  standing,
})
export type Limit = z.infer<typeof limit>

export const heldMoney = z.object({
  holdId: id,
  /** `open`: a call is under way. `exposure`: it was sent and its outcome is unknown. */
  state: z.enum(['open', 'exposure']),
  model: modelRef,
  project: z.string().nullable(),
  amountUsd: usd,
  day,
  createdAt: instant,
})
export type HeldMoney = z.infer<typeof heldMoney>

export const budgetsOutput = z.object({
  /** `YYYY-MM`, and the day within it. */
  month: z.string(),
  today: day,
  limits: z.array(limit),
  holds: z.array(heldMoney),
  /** Who a limit may be for. */
  providers: z.array(z.string()),
  projects: z.array(z.string()),
})
export type Budgets = z.infer<typeof budgetsOutput>

export const budgets = {
  /** Every limit with its live use, and what is held. */
  list: procedure.output(budgetsOutput),
  /** Sets, changes or, with a null limit, removes one. One below what is spent already blocks from now on. */
  set: procedure
    .input(
      z.object({
        ...limitKey,
        limitUsd: usd.nullable(),
        alertAt: z.number().positive().max(1).nullable(),
      }),
    )
    .output(z.object({})),
  /** Stops counting an exposure towards limits; it stays on the books, written off. */
  writeOff: procedure.input(z.object({ holdId: id })).output(z.object({})),
}
