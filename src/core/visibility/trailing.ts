import type { Day } from '../db/index.ts'
import { eachDay, type Period } from '../period.ts'
import { addDays } from '../time.ts'

/**
 * For each day of a period, what belongs to it and the days before it, `window` days in all; nothing on a day that has
 * nothing of its own, so that a gap stays a gap.
 */
export function trailing<T extends { day: Day }>(items: readonly T[], period: Period, window: number): T[][] {
  const byDay = Map.groupBy(items, (item) => item.day)
  return eachDay(period).map((day) => {
    if (!byDay.has(day)) return []
    return eachDay({ from: addDays(day, 1 - window), to: day }).flatMap((each) => byDay.get(each) ?? [])
  })
}
