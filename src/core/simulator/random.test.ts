import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint, Random, unit } from './random.ts'

describe('Random', () => {
  it('gives these numbers on every machine', () => {
    const random = new Random('earshot')
    const drawn = Array.from({ length: 3 }, () => random.next())
    expect({ drawn, unit: unit('earshot'), fingerprint: fingerprint('earshot') }).toMatchInlineSnapshot(`
      {
        "drawn": [
          0.16475642751902342,
          0.06345425359904766,
          0.9246301888488233,
        ],
        "fingerprint": "4df8ac5c56653226b474e34eae5d700e",
        "unit": 0.5280312360264361,
      }
    `)
  })

  it('draws evenly, also as the first number of many neighbouring keys', () => {
    const buckets = new Array<number>(20).fill(0)
    for (let key = 0; key < 20_000; key++) buckets[Math.floor(new Random(`seed|2026-10-01|${key}`).next() * 20)]!++
    for (const count of buckets) expect(count).toBeGreaterThan(850)
    for (const count of buckets) expect(count).toBeLessThan(1150)
  })

  it('is a function of its key, and stays within what it is asked for', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 50 }),
        fc.array(fc.integer(), { minLength: 1 }),
        (key, span, list) => {
          const [a, b] = [new Random(key), new Random(key)]
          expect(a.between(3, 3 + span)).toBe(b.between(3, 3 + span))
          const drawn = new Random(key).between(3, 3 + span)
          expect(drawn).toBeGreaterThanOrEqual(3)
          expect(drawn).toBeLessThanOrEqual(3 + span)
          expect(list).toContain(a.pick(list))
          expect(b.sample(list, 4)).toHaveLength(Math.min(4, list.length))
          expect(unit(key)).toBeLessThan(1)
          expect(fingerprint(key)).toMatch(/^[0-9a-f]{32}$/)
        },
      ),
    )
  })

  it('picks by weight, and never what weighs nothing', () => {
    const random = new Random('weights')
    const counts = { a: 0, b: 0, c: 0 }
    for (let draw = 0; draw < 10_000; draw++)
      counts[
        random.weighted([
          ['a', 3],
          ['b', 0],
          ['c', 1],
        ] as const)
      ]++
    expect(counts.b).toBe(0)
    expect(counts.a / counts.c).toBeGreaterThan(2.7)
    expect(counts.a / counts.c).toBeLessThan(3.3)
  })
})
