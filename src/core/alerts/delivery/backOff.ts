import type { Attempt } from './post.ts'

/** The first pause; pauses double up to the longest, so that this many attempts take about a day. */
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 3_600_000
const ATTEMPTS = 32

export type Next =
  | { state: 'sent' }
  | { state: 'pending'; inMs: number; error: string }
  | { state: 'failed'; error: string }

/**
 * What follows an attempt. Pure; `random` in [0, 1) spreads the upper half of a pause, so that several programs do not
 * come back together.
 * @param attempts how many there were, this one included
 */
export function nextAfter(attempt: Attempt, attempts: number, random: number): Next {
  if (attempt.kind === 'sent') return { state: 'sent' }
  if (attempt.kind === 'refused') {
    return { state: 'failed', error: `Not sent: ${attempt.reason}. It is not tried again.` }
  }
  if (attempts >= ATTEMPTS) {
    return { state: 'failed', error: `Given up after ${attempts} attempts: ${attempt.reason}.` }
  }
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1))
  const inMs = Math.round(Math.max(attempt.hintMs ?? 0, pause * (0.5 + random / 2)))
  return { state: 'pending', inMs, error: `Attempt ${attempts}: ${attempt.reason}. It is tried again.` }
}
