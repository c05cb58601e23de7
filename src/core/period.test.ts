import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosePeriod, daysIn, eachDay, periodBefore, periodOf, SPANS } from './period.ts'
import { addDays } from './time.ts'

describe('calendar periods', () => {
  it.each([
    ['day', '2026-11-20', '2026-11-20', '2026-11-20'],
    ['week', '2026-11-20', '2026-11-16', '2026-11-22'],
    ['week', '2026-11-16', '2026-11-16', '2026-11-22'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['month', '2026-02-10', '2026-02-01', '2026-02-28'],
    ['month', '2028-02-29', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
  ] as const)('the %s of %s is %s to %s', (span, day, from, to) => {
    expect(periodOf(span, day)).toEqual({ from, to })
  })

  it('is the same for each of its days, and the next begins the day after', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SPANS), fc.integer({ min: 0, max: 40_000 }), (span, offset) => {
        const period = periodOf(span, addDays('1990-01-01', offset))
        for (const day of eachDay(period)) expect(periodOf(span, day)).toEqual(period)
        expect(periodOf(span, addDays(period.to, 1)).from).toBe(addDays(period.to, 1))
      }),
    )
  })
})

describe('choosing a period', () => {
  const choose = (choice: Parameters<typeof choosePeriod>[0]) => choosePeriod(choice, '2026-11-20', 30)

  it('counts days up to and including the last', () => {
    expect(choose({})).toEqual({ from: '2026-10-22', to: '2026-11-20' })
    expect(choose({ days: 1 })).toEqual({ from: '2026-11-20', to: '2026-11-20' })
    expect(choose({ days: 2, to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-03-01' })
    expect(choose({ from: '2026-11-01' })).toEqual({ from: '2026-11-01', to: '2026-11-20' })
    expect(daysIn(choose({}))).toBe(30)
    expect(periodBefore(choose({ days: 7 }))).toEqual({ from: '2026-11-07', to: '2026-11-13' })
  })

  it.each([
    [{ from: '2026-02-30' }, '"2026-02-30" is not a day for "from"; write it as 2026-11-20.'],
    [{ to: 'yesterday' }, '"yesterday" is not a day for "to"'],
    [{ from: '2026-11-21' }, 'The period would begin on 2026-11-21, after its end on 2026-11-20.'],
    [{ days: 0 }, '0 is not a number of days from 1 to 36525.'],
    [{ days: 1.5 }, '1.5 is not a number of days'],
    [{ days: 3, from: '2026-11-01' }, 'Give either a number of days or the day to begin from, not both.'],
  ])('refuses %o', (choice, sentence) => {
    expect(() => choose(choice)).toThrow(sentence)
  })
})
