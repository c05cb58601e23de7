import type { ErrorClass } from '../errors.ts'

/** What a failed call means for its task and for the rest of its provider's work. */
export interface Verdict {
  /** Milliseconds until the task may be tried again; null gives it up. */
  retryInMs: number | null
  /**
   * `lane` gives up everything else this provider was to answer, because it would fail alike (a rejected key, no
   * credit); `model` gives up what this model was to answer; `none` leaves the others alone.
   */
  spreadsTo: 'none' | 'model' | 'lane'
  /** The provider asked us to slow down. */
  slowDown: boolean
  /** It tells that the provider is in trouble, as opposed to this one request. */
  outage: boolean
}

interface Rule {
  attempts: number
  baseMs: number
  spreadsTo: Verdict['spreadsTo']
  slowDown?: boolean
  outage?: boolean
}

/** Attempts in all, and the first pause; pauses double. What is sent twice may be paid twice, so time-outs are few. */
const RULES: Record<ErrorClass, Rule> = {
  rate_limited: { attempts: 8, baseMs: 1_000, spreadsTo: 'none', slowDown: true },
  overloaded: { attempts: 6, baseMs: 1_000, spreadsTo: 'none', slowDown: true, outage: true },
  server_error: { attempts: 4, baseMs: 500, spreadsTo: 'none', outage: true },
  network: { attempts: 4, baseMs: 500, spreadsTo: 'none', outage: true },
  timeout: { attempts: 2, baseMs: 500, spreadsTo: 'none', outage: true },
  malformed: { attempts: 2, baseMs: 500, spreadsTo: 'none' },
  auth: { attempts: 1, baseMs: 0, spreadsTo: 'lane' },
  quota: { attempts: 1, baseMs: 0, spreadsTo: 'lane' },
  model_not_found: { attempts: 1, baseMs: 0, spreadsTo: 'model' },
  invalid_request: { attempts: 1, baseMs: 0, spreadsTo: 'none' },
  too_large: { attempts: 1, baseMs: 0, spreadsTo: 'none' },
  budget: { attempts: 1, baseMs: 0, spreadsTo: 'none' },
  unpriced: { attempts: 1, baseMs: 0, spreadsTo: 'none' },
}

const LONGEST_PAUSE_MS = 60_000
/** A hint longer than this is not worth waiting for within a run. */
const LONGEST_HINT_MS = 10 * 60_000

/**
 * Decides what to do about a failed call. Pure; `random` in [0, 1) spreads the retries of a burst ("full jitter" over
 * the upper half of the pause, AWS Architecture Blog, "Exponential Backoff And Jitter").
 * @param attempt how many calls this task has had, this one included
 * @param hintMs the provider's own word on when to try again
 */
export function judgeFailure(failure: {
  errorClass: ErrorClass
  attempt: number
  hintMs: number | null
  random: number
}): Verdict {
  const rule = RULES[failure.errorClass]
  const { spreadsTo, slowDown = false, outage = false } = rule
  const hopeless = failure.hintMs !== null && failure.hintMs > LONGEST_HINT_MS
  if (failure.attempt >= rule.attempts || hopeless) return { retryInMs: null, spreadsTo, slowDown, outage }
  const pause = failure.hintMs ?? Math.min(LONGEST_PAUSE_MS, rule.baseMs * 2 ** (failure.attempt - 1))
  // A hint is the earliest moment, so jitter only adds to it; our own pause is an average.
  const spread = failure.hintMs === null ? -pause / 2 : Math.min(pause, 1_000)
  return { retryInMs: Math.max(0, Math.round(pause + spread * failure.random)), spreadsTo, slowDown, outage }
}
