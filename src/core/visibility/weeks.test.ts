import fc from 'fast-check'
import { expect, it } from 'vitest'
import { eachDay, periodOf } from '../period.ts'
import { addDays } from '../time.ts'
import { weekParts } from './weeks.ts'

it('takes every day of a period exactly once, and whole weeks where there are any', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 120 }), (start, length) => {
      const from = addDays('2025-01-01', start)
      const period = { from, to: addDays(from, length) }
      const { before, weeks, after } = weekParts(period)
      const daysOf = (part: typeof before) => (part.from <= part.to ? eachDay(part) : [])
      const mondays = daysOf(weeks).filter((_, i) => i % 7 === 0)
      for (const monday of mondays) expect(periodOf('week', monday).from).toBe(monday)
      const ofWeeks = mondays.flatMap((monday) => eachDay({ from: monday, to: addDays(monday, 6) }))
      expect([...daysOf(before), ...ofWeeks, ...daysOf(after)]).toEqual(eachDay(period))
      if (length >= 12) expect(daysOf(before).length + daysOf(after).length).toBeLessThanOrEqual(12)
    }),
  )
})
