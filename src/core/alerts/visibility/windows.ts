import type { Period } from '../../period.ts'
import { addDays } from '../../time.ts'

/** The days that are compared. */
export interface Windows {
  now: Period
  before: Period
}

/** Days with answers that count as now; a change is to be told within as many. */
const NOW_DAYS = 3
/** Calendar days before them. */
const BEFORE_DAYS = 28
/** Fewer days with answers before tell too little. */
const FEWEST_BEFORE = 3

/**
 * What to compare with what.
 * @param asked the days that have answers, in order
 * @param since days before it are of before the last change that was told, and are left out; null while none was
 * @returns null while there are too few days
 */
export function windowsOf(asked: readonly string[], since: string | null): Windows | null {
  const latest = asked.slice(-NOW_DAYS)
  const [first, last] = [latest[0], latest.at(-1)]
  if (latest.length < NOW_DAYS || first === undefined || last === undefined) return null
  const earliest = addDays(first, -BEFORE_DAYS)
  const from = since !== null && since > earliest ? since : earliest
  const before = asked.filter((day) => day >= from && day < first)
  if (before.length < FEWEST_BEFORE) return null
  return { now: { from: first, to: last }, before: { from: before[0]!, to: before.at(-1)! } }
}
