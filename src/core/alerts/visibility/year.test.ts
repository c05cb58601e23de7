import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../../tests/bench/market.ts'
import { repeats } from '../../../../tests/faults/seed.ts'
import { createWatch, type Watch } from '../../../../tests/support/watch.ts'
import { makeWorld, resolveModel, type World } from '../../../../tests/support/world.ts'
import { addDays, instantAt } from '../../time.ts'
import { createAlerts } from '../raise.ts'
import { createLooks } from './looks.ts'

const FIRST_DAY = '2026-01-01'
/** Years of each home, and six drops for each of them. */
const YEARS = repeats('EARSHOT_YEARS', 1)

/** The days, counted from 0, whose night told that visibility moved. */
async function live(days: number, projects: readonly Omit<Watch, 'random'>[], seed: number): Promise<number[]> {
  const world: World = makeWorld()
  try {
    for (let i = 1; i <= 5; i++) resolveModel(world.db, 'openai', `model-${i}`)
    const random = randomFrom(seed)
    const write = projects.map((one, i) => createWatch(world, FIRST_DAY, i + 1, { ...one, random }))
    const looks = createLooks({ db: world.db, clock: world.clock, zone: 'UTC', alerts: createAlerts(world.db.sqlite) })
    const told: number[] = []
    for (let day = 0; day < days; day++) {
      await world.db.write(() => {
        for (const put of write) put(day)
      })
      world.clock.set(instantAt(addDays(FIRST_DAY, day + 1), 2, 'UTC'))
      const result = await looks.look(new AbortController().signal)
      if (result.told > 0) told.push(day)
    }
    return told
  } finally {
    world.close()
  }
}

const usual: Omit<Watch, 'random'> = { prompts: 20, models: 4, samples: 1, visibility: 0.5, drop: null }
const homes: [string, Omit<Watch, 'random'>[]][] = [
  ['of twenty prompts and four models', [usual]],
  ['of one model', [{ ...usual, models: 1 }]],
  ['of a brand that is hardly ever named', [{ ...usual, visibility: 0.03 }]],
  ['of eight prompts', [{ ...usual, prompts: 8 }]],
  [
    'of five projects',
    [usual, usual, { ...usual, visibility: 0.1 }, { ...usual, prompts: 10 }, { ...usual, models: 2 }],
  ],
]

describe('a year without a real change', () => {
  it.each(homes)('%s tells of one on few days', async (name, projects) => {
    let [days, told] = [0, 0]
    for (let year = 0; year < YEARS; year++) {
      told += (await live(365, projects, 1 + year)).length
      days += 365
    }
    process.stdout.write(`${name}: false on ${told} of ${days} days, ${((100 * told) / days).toFixed(2)} %\n`)
    expect(told / days).toBeLessThanOrEqual(0.05)
  })
})

describe('a drop of 15 points', () => {
  it.each([
    ['of four models', usual],
    ['of one model asked five times', { ...usual, models: 1, samples: 5 }],
  ] as const)('%s is told within three days', async (name, one) => {
    const trials = 6 * YEARS
    const waits: (number | null)[] = []
    for (let trial = 0; trial < trials; trial++) {
      const told = await live(45, [{ ...one, drop: { day: 40, by: 0.15 } }], 1_000 + trial)
      const first = told.find((day) => day >= 40)
      waits.push(first !== undefined && first - 39 <= 3 ? first - 39 : null)
    }
    const found = waits.filter((wait) => wait !== null).length
    process.stdout.write(`${name}: found in ${found} of ${trials} within 3 days\n`)
    expect(found / trials).toBeGreaterThanOrEqual(0.9)
  })
})
