import type { Instant } from '../db/columns.ts'
import { dayOf } from '../time.ts'

/** An execution that begins later than this after its time is one that was caught up, in milliseconds. */
export const LATE_MS = 5 * 60_000
/** How often a due instant is tried again when the process dies each time. */
export const MOST_DEATHS = 5
/**
 * Marks that lie further ahead of the clock than this were made while it was wrong, and are not believed. Nearer ones
 * mean that the clock was set back: what it shows again was lived through already. In milliseconds.
 */
const CLOCK_SLACK_MS = 48 * 3_600_000

/** All that decides whether a job runs now. */
export interface Situation {
  now: Instant
  /** Of the home; decides which day an instant belongs to. */
  zone: string
  enabled: boolean
  paused: boolean
  /** Nothing is owed for instants before any of these. */
  since: readonly Instant[]
  /** The last due instant at or before now, and the first after it. */
  lastDue: Instant | null
  nextDue: Instant | null
  /** How long after its due instant it begins, in milliseconds. */
  delayMs: number
  /** What is known of executions for `lastDue`: one is there that did not die, or somebody ran it since; how many died. */
  served: boolean
  deaths: number
  /** The latest due instant that was served, or recorded as missed. */
  servedThrough: Instant | null
  /** An execution of the job goes on, in whatever process. */
  running: boolean
}

export type Decision =
  | { act: 'run'; dueAt: Instant; trigger: 'schedule' | 'catch-up' }
  /** Too late: it runs again today anyway. */
  | { act: 'miss'; dueAt: Instant }
  /** Nothing is owed before an instant; null when nothing is due at all. */
  | { act: 'wait'; until: Instant | null }

/** Decides whether a job runs now: at its time, once for times it missed, or not. Pure. */
export function decide(situation: Situation): Decision {
  const { now, zone, lastDue, nextDue, delayMs, deaths } = situation
  const next: Decision = { act: 'wait', until: nextDue === null ? null : nextDue + delayMs }
  if (!situation.enabled || situation.paused || situation.running || lastDue === null) return next
  if (situation.since.some((mark) => asMark(mark, now) > lastDue) || isServed(situation, lastDue)) return next
  const begin = lastDue + delayMs
  if (now < begin) return { act: 'wait', until: begin }
  if (now - begin <= LATE_MS && deaths === 0) return { act: 'run', dueAt: lastDue, trigger: 'schedule' }
  const comesToday = nextDue !== null && dayOf(nextDue, zone) === dayOf(now, zone)
  if (dayOf(lastDue, zone) === dayOf(now, zone) || !comesToday) {
    return { act: 'run', dueAt: lastDue, trigger: 'catch-up' }
  }
  return { act: 'miss', dueAt: lastDue }
}

function isServed({ now, served, deaths, servedThrough }: Situation, due: Instant): boolean {
  if (served || deaths >= MOST_DEATHS) return true
  return servedThrough !== null && asMark(servedThrough, now) > due
}

/** A mark as it counts: not at all when the clock that made it was wrong. */
export const asMark = (mark: Instant, now: Instant): Instant =>
  mark - now > CLOCK_SLACK_MS ? Number.NEGATIVE_INFINITY : mark
