import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PicoUsd, pico, sumUsd } from '../money.ts'
import { byPastDays, forecastMonth } from './forecast.ts'
import { amountInterval, sampleOf } from './spread.ts'

const DAYS_OF_MONTH = 30
const HISTORY = 28
const MONTHS = Number(process.env.EARSHOT_PROPERTY_RUNS ?? 400)

const amount = fc.bigInt({ min: 0n, max: 10n ** 13n }).map(pico)

describe('a forecast', () => {
  it('holds what was spent, and is exact when every day costs the same', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 5, max: 28 }), fc.integer({ min: 0, max: 30 }), (cost, days, left) => {
        const part = byPastDays(Array(days).fill(cost), cost, left)!
        const spent = pico(cost * 3n)
        expect(forecastMonth(spent, [part])).toEqual({
          ...{ expected: spent + cost * BigInt(left), low: spent + cost * BigInt(left) },
          high: spent + cost * BigInt(left),
        })
      }),
    )
  })

  it('never says less than was spent, keeps its order, and says what was spent when nothing is left', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 5, maxLength: 28 }), amount, fc.nat(30), (days, spent, left) => {
        const { expected, low, high } = forecastMonth(spent, [byPastDays(days, pico(0), left)!])
        expect(spent <= low && low <= expected && expected <= high).toBe(true)
        expect(forecastMonth(spent, [])).toEqual({ expected: spent, low: spent, high: spent })
      }),
    )
  })

  it('grows with what recurs', () => {
    const part = { mean: pico(10), sd: 2, seen: 20 }
    const of = (times: number) => forecastMonth(pico(0), [{ ...part, times }])
    expect(of(10).expected).toBe(100n)
    expect(of(20).high - of(20).low).toBeGreaterThan(of(10).high - of(10).low)
  })

  it('never passes the most that can come, however little history there is', () => {
    const pass = { times: 10, mean: pico(10n ** 11n), sd: 1e11, seen: 2 }
    const none = { times: 10, mean: pico(0), sd: 0, seen: 2 }
    const most = pico(10n ** 12n)
    expect(forecastMonth(pico(5), [pass, none]).high).toBeGreaterThan(10n * most)
    expect(forecastMonth(pico(5), [{ ...pass, most }, none]).high).toBe(10n * most + 5n)
    // What is asked by hand beside it has no known end.
    const byHand = { ...none, mean: pico(1), sd: 1 }
    expect(forecastMonth(pico(5), [{ ...pass, most }, byHand]).high).toBeGreaterThan(10n * most)
  })

  it('says nothing before there are five days', () => {
    expect(byPastDays([pico(1), pico(1), pico(1), pico(1)], pico(0), 10)).toBeNull()
  })
})

describe('the interval of a forecast', () => {
  /** What a day costs, by its number and a die. */
  const WAYS: Record<string, { day: (n: number, roll: () => number) => number; least: number }> = {
    'the same prompts every day': { day: (_, roll) => 5 + 0.25 * normal(roll), least: 0.92 },
    'costs that vary by half': { day: (_, roll) => 5 * Math.exp(0.5 * normal(roll)), least: 0.92 },
    'weekdays only': { day: (n, roll) => (n % 7 < 5 ? 5 + normal(roll) * 0.5 : 0), least: 0.92 },
    'by hand, three days in ten': {
      day: (_, roll) => (roll() < 0.3 ? 8 * Math.exp(0.4 * normal(roll)) : 0),
      least: 0.9,
    },
    'one more prompt every day': { day: (n, roll) => 3 + 0.05 * n + 0.3 * normal(roll), least: 0.92 },
  }

  it('covers months as often as it says, over simulated ones', () => {
    const found = Object.entries(WAYS).map(([way, { day, least }]) => {
      const share = coverage(day)
      process.stdout.write(
        `forecast of ${MONTHS} simulated months, ${way}: ${(100 * share).toFixed(1)} % covered (nominal 95 %)\n`,
      )
      return { way, fits: share >= least }
    })
    expect(found.filter(({ fits }) => !fits)).toEqual([])
  })

  function coverage(day: (n: number, roll: () => number) => number): number {
    let covered = 0
    for (let month = 0; month < MONTHS; month++) {
      const roll = dice(month + 1)
      const cost = (n: number): PicoUsd => pico(BigInt(Math.round(Math.max(0, day(n, roll)) * 1e12)))
      const days = Array.from({ length: HISTORY + DAYS_OF_MONTH }, (_, n) => cost(n))
      const passed = 2 + (month % 25)
      const today = HISTORY + passed
      // Half of the months are looked at before the day's calls, half after them.
      const spentToday = month % 2 === 0 ? pico(0) : days[today]!
      const part = byPastDays(days.slice(today - HISTORY, today), spentToday, DAYS_OF_MONTH - passed - 1)!
      const { low, high } = forecastMonth(pico(sumUsd(days.slice(HISTORY, today)) + spentToday), [part])
      const real = sumUsd(days.slice(HISTORY))
      if (low <= real && real <= high) covered += 1
    }
    return covered / MONTHS
  }
})

describe('the interval of an amount', () => {
  it('is never below nothing and always around what is expected', () => {
    fc.assert(
      fc.property(
        amount,
        fc.double({ min: 0, max: 1e14, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (mean, sd, df) => {
          const { low, high } = amountInterval(mean, sd, df)
          expect(0n <= low && low <= mean && mean <= high).toBe(true)
        },
      ),
    )
  })

  it('rests on a mean that rounds up', () => {
    expect(sampleOf([pico(1), pico(2)])).toMatchObject({ mean: 2n, n: 2 })
    expect(sampleOf([])).toEqual({ mean: 0n, sd: 0, n: 0 })
  })
})

/** Mulberry32. */
function dice(seed: number): () => number {
  let state = seed * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Box and Muller. */
const normal = (roll: () => number) => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())
