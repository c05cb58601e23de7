import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { judge } from './expected.ts'
import { dueInstants, type TimeOfDay } from './oracle.ts'
import { live, type Span, type YearPlan } from './year.ts'

/** Each is a year of two processes; `EARSHOT_PROPERTY_RUNS` says how many in each zone. */
const RUNS = Number(process.env.EARSHOT_PROPERTY_RUNS ?? 1)

/** Daylight saving at two in the morning, at midnight on Sundays, and by half an hour. */
const ZONES = ['America/New_York', 'America/Santiago', 'Australia/Lord_Howe']

const TIMES: Record<string, TimeOfDay> = {
  daily: { hour: 4, minute: 0, weekday: null },
  models: { hour: 0, minute: 0, weekday: 0 },
  reconcile: { hour: 2, minute: 30, weekday: null },
  alerts: { hour: 2, minute: 35, weekday: null },
  upkeep: { hour: 3, minute: 0, weekday: 0 },
}
const FROM = '2026-01-05'
const DAYS = 366
const TEN_MINUTES = 600_000
const DAY_MS = 86_400_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** Spans and what is between them, in turn, from a beginning to an end; everything in whole steps of ten minutes. */
const turns = (from: number, to: number, lengths: readonly [on: number, off: number][]): Span[] => {
  const spans: Span[] = []
  for (let at = from, turn = 0; at < to; turn += 1) {
    const [on, off] = lengths[turn % lengths.length]!
    spans.push([at, Math.min(to, at + on * TEN_MINUTES)])
    at += (on + off) * TEN_MINUTES
  }
  return spans
}

const steps = (most: number) => fc.integer({ min: 1, max: most })
/** How long something goes on and then does not, mostly hours or days and now and then a month, in steps. */
const rhythm = (on: number, off: number) =>
  fc.array(
    fc.tuple(steps(on), fc.oneof({ weight: 100, arbitrary: steps(off) }, { weight: 1, arbitrary: steps(4_500) })),
    {
      minLength: 20,
      maxLength: 60,
    },
  )

function plans(zone: string): fc.Arbitrary<YearPlan> {
  const from = Date.parse(`${FROM}T00:00:00Z`) + 2 * DAY_MS
  const to = from + (DAYS - 4) * DAY_MS
  return fc
    .record({
      first: rhythm(600, 90),
      second: rhythm(300, 200),
      sleep: rhythm(90, 60),
      lasting: fc.array(steps(18), { minLength: 5, maxLength: 30 }),
      hops: fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 5, maxLength: 30 }),
    })
    .map(({ first, second, sleep, lasting, hops }) => ({
      ...{ zone, from, to, hops, lasting: lasting.map((length) => length * TEN_MINUTES) },
      alive: [turns(from, to, first), turns(from + TEN_MINUTES, to, second)],
      // On and off the other way round: it is awake first.
      asleep: turns(from, to, sleep).map(([, end], index, all): Span => [end, all[index + 1]?.[0] ?? to]),
    }))
}

it.each(ZONES)(
  'a year in %s: every job runs when it should, never twice',
  async (zone) => {
    const dueOf = new Map(Object.entries(TIMES).map(([job, time]) => [job, dueInstants(zone, time, FROM, DAYS)]))
    const total = { years: 0, due: 0, served: 0, missed: 0, skipped: 0, killed: 0 }
    await fc.assert(
      fc.asyncProperty(plans(zone), async (plan) => {
        const { wrong, counts } = judge(plan, await live(plan), dueOf)
        expect(wrong).toEqual([])
        total.years += 1
        for (const key of ['due', 'served', 'missed', 'skipped', 'killed'] as const) total[key] += counts[key]
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    console.log(zone, total)
    expect(total.served).toBeGreaterThan(0)
  },
  3_600_000,
)
