import { fractionOf, type PicoUsd, pico, ZERO } from '../money.ts'
import type { LimitUse } from './reserve.ts'

/** What a limit does at this moment, to whatever is asked next. */
export interface Standing {
  /**
   * `near` when its alert threshold is passed, `waiting` when live holds take up the rest, `full` when nothing is left
   * whatever they settle for.
   */
  standing: 'free' | 'near' | 'waiting' | 'full'
  /** What a call may still cost once every hold is gone. */
  left: PicoUsd
}

/** Reads a limit the way admission does: a call of any cost at all is blocked by a full one. Pure. */
export function standingOf(use: LimitUse, alertAt: number): Standing {
  const spent = pico(use.settled + use.exposure)
  const left = use.limit > spent ? pico(use.limit - spent) : ZERO
  if (left === 0n) return { standing: 'full', left }
  if (use.held >= left) return { standing: 'waiting', left }
  return { standing: spent >= fractionOf(use.limit, alertAt) ? 'near' : 'free', left }
}

/** The same of a threshold that only tells, which counts what is settled and speaks once it is passed. Pure. */
export const watchOf = ({ limit, settled }: LimitUse): Standing =>
  settled > limit ? { standing: 'full', left: ZERO } : { standing: 'free', left: pico(limit - settled) }
