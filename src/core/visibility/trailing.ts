import type { Day } from '../db/index.ts'
import { eachDay, type Period } from '../period.ts'
import { addDays } from '../time.ts'
import type { Part } from './estimate.ts'

/** A week is shown day by day; over more days a line of single days says more of chance than of the brand. */
const NOISY_DAYS = 7
/** A whole week, so that no point depends on which weekdays it holds. */
const SMOOTHING_WINDOW = 7

/** How many days each point of a line sums, over a period of so many. */
export const windowFor = (days: number): number => (days > NOISY_DAYS ? SMOOTHING_WINDOW : 1)

/**
 * For each day of a period, what belongs to it and the days before it, `window` days in all; nothing on a day that has
 * nothing of its own, so that a gap stays a gap.
 */
export function trailing<T extends { day: Day }>(items: readonly T[], period: Period, window: number): T[][] {
  const byDay = Map.groupBy(items, (item) => item.day)
  const ofDays = daysBefore(period, window).map((day) => byDay.get(day) ?? [])
  return ofDays.slice(window - 1).map((ofDay, i) => (ofDay.length === 0 ? [] : ofDays.slice(i, i + window).flat()))
}

/** The same with what prompts bring at models: one part for each over the window, by adding a day and taking one away. */
export function trailingParts(items: readonly (Part & { day: Day })[], period: Period, window: number): Part[][] {
  const byDay = Map.groupBy(items, (item) => item.day)
  const days = daysBefore(period, window)
  const sums = new Map<number, Part>()
  const count = (day: Day | undefined, sign: 1 | -1) => {
    for (const { promptId, modelId, x, y } of (day && byDay.get(day)) || []) {
      const key = modelId * 2 ** 32 + promptId
      const sum = sums.get(key) ?? { promptId, modelId, x: 0, y: 0 }
      sums.set(key, { promptId, modelId, x: sum.x + sign * x, y: sum.y + sign * y })
    }
  }
  return days.flatMap((day, i) => {
    count(day, 1)
    count(days[i - window], -1)
    if (i < window - 1) return []
    return [byDay.has(day) ? [...sums.values()].filter((part) => part.x > 0) : []]
  })
}

const daysBefore = ({ from, to }: Period, window: number): Day[] => eachDay({ from: addDays(from, 1 - window), to })
