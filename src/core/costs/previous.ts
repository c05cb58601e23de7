import type { Day } from '../db/index.ts'
import { daysIn, type Period, periodBefore, periodOf } from '../period.ts'
import { addDays } from '../time.ts'

/**
 * What a period is compared with: the calendar month, ISO week or day before it, or the same number of days before a
 * period of one's own. While a period goes on, only as much of the one before as has passed of it: half a month is not
 * compared with a whole one. Pure.
 */
export function periodToCompare(within: Period & { period: 'day' | 'week' | 'month' | 'custom' }, today: Day): Period {
  const whole =
    within.period === 'month'
      ? periodOf('month', addDays(within.from, -1))
      : periodBefore({ from: within.from, to: within.to })
  if (today < within.from || today >= within.to) return whole
  const passed = daysIn({ from: within.from, to: today })
  return { from: whole.from, to: addDays(whole.from, Math.min(passed, daysIn(whole)) - 1) }
}
