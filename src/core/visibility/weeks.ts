import { daysIn, type Period, periodOf } from '../period.ts'
import { addDays } from '../time.ts'

/** A period as whole ISO weeks with the days before and after them. A part without days ends before it begins. */
export interface WeekParts {
  before: Period
  /** The first and the last Monday. */
  weeks: Period
  after: Period
}

/** Takes a period apart, so that most of it is read from sums of weeks. Pure. */
export function weekParts(period: Period): WeekParts {
  const { from, to } = period
  const firstWeek = periodOf('week', from)
  const lastWeek = periodOf('week', to)
  const firstMonday = firstWeek.from === from ? from : addDays(firstWeek.to, 1)
  const lastSunday = lastWeek.to === to ? to : addDays(lastWeek.from, -1)
  if (daysIn({ from: firstMonday, to: lastSunday }) < 7) {
    const none = { from: addDays(to, 1), to }
    return { before: period, weeks: none, after: none }
  }
  return {
    before: { from, to: addDays(firstMonday, -1) },
    weeks: { from: firstMonday, to: addDays(lastSunday, -6) },
    after: { from: addDays(lastSunday, 1), to },
  }
}
