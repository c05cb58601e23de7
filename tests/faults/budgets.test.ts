import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countersOf, entriesOf, holdStates } from '../support/books.ts'
import type { Machine } from '../support/machine.ts'
import { breachesOf } from './police.ts'
import { type Limits, makeTemplate, play, schedules } from './schedule.ts'
import { repeats, seedOf } from './seed.ts'

const RUNS = repeats('EARSHOT_PROPERTY_RUNS', 40)
/** Schedules played at the same time; they mostly wait. */
const LANES = Math.min(8, RUNS)
const LONGEST_MS = 180_000

let template: Awaited<ReturnType<typeof makeTemplate>>
beforeAll(async () => {
  template = await makeTemplate()
})
afterAll(() => template.remove())

const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

/** What must be true after every schedule. */
function check(machine: Machine, { worst, all }: Limits): string {
  const { db } = machine
  expect(breachesOf(db)).toEqual([])
  expect(holdStates(db).open).toBeUndefined()
  const { kept, recounted } = countersOf(db)
  expect(kept).toEqual(recounted)
  const count = (text: string) => db.sqlite.prepare(text).pluck().get() as number
  expect(count("SELECT COUNT(*) FROM tasks WHERE state IN ('pending', 'leased')")).toBe(0)
  expect(count('SELECT COUNT(*) FROM answers')).toBe(count("SELECT COUNT(*) FROM tasks WHERE state = 'done'"))
  expect(count('SELECT SUM(attempts) FROM tasks')).toBe(count('SELECT COUNT(*) FROM holds'))

  // Nothing is blocked while there is room: what is spent ends within one worst case of some limit.
  if (count("SELECT COUNT(*) FROM tasks WHERE error_class = 'budget'") === 0) return 'enough'
  const entries = entriesOf(db)
  const isFull = all.some(({ provider, limit }) => {
    const counted = entries.filter((entry) => provider === null || entry.provider === provider)
    return sum(counted.map(({ total }) => total)) > limit - worst
  })
  expect(isFull).toBe(true)
  return entries.some(({ state }) => state === 'exposure') ? 'full, with exposure' : 'full'
}

describe('a limit', () => {
  it(`is never passed and never wasted, in ${RUNS} random schedules`, async () => {
    const seed = seedOf()
    const ends = new Map<string, number>()
    const lane = (index: number) =>
      fc.assert(
        fc.asyncProperty(schedules, async (schedule) => {
          await play(schedule, template.file, (machine, limits) => {
            const end = check(machine, limits)
            ends.set(end, (ends.get(end) ?? 0) + 1)
          })
        }),
        { seed: seed + index, numRuns: Math.ceil(RUNS / LANES), timeout: LONGEST_MS, endOnFailure: true },
      )
    console.log(`EARSHOT_SEED=${seed}`)
    await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)))
    console.log(`${RUNS} schedules:`, Object.fromEntries(ends))
  }, 3_600_000)
})
