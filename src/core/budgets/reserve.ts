import type { PicoUsd } from '../money.ts'

export type BudgetScope = 'provider' | 'project' | 'all'

/** A hard limit and what counts towards it now. */
export interface LimitUse {
  scope: BudgetScope
  scopeId: string
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  period: string
  limit: PicoUsd
  settled: PicoUsd
  exposure: PicoUsd
  held: PicoUsd
}

export type Admission = { kind: 'admit' } | { kind: 'wait'; by: LimitUse } | { kind: 'block'; by: LimitUse }

/**
 * Decides whether a call may be made, before money is spent. It is admitted when, under every limit, what is settled,
 * exposed and held plus its own worst case fits. If only live holds stand in the way it waits, because they usually
 * settle for less than they hold; it is blocked only when it would not fit even with every hold gone. Pure.
 */
export function admit(worstCase: PicoUsd, limits: readonly LimitUse[]): Admission {
  let waitsFor: LimitUse | null = null
  for (const use of limits) {
    const spent = use.settled + use.exposure + worstCase
    if (spent > use.limit) return { kind: 'block', by: use }
    if (spent + use.held > use.limit) waitsFor = use
  }
  return waitsFor ? { kind: 'wait', by: waitsFor } : { kind: 'admit' }
}
