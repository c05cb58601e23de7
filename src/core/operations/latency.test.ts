import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundsOf, bucketOf, bucketSql, Histogram } from './latency.ts'

const latency = fc.oneof(fc.nat(200), fc.nat(60_000), fc.nat(40_000_000))

function latencyOf(all: readonly number[]) {
  const histogram = new Histogram()
  for (const ms of all) histogram.add(bucketOf(ms), 1)
  return histogram.latency()
}

it('keeps each latency in a bucket that holds it and is narrow', () => {
  fc.assert(
    fc.property(latency, (ms) => {
      const { from, to } = boundsOf(bucketOf(ms))
      expect(from).toBeLessThanOrEqual(ms)
      expect(to).toBeGreaterThan(ms)
      expect(to - from).toBeLessThanOrEqual(Math.max(1, from / 32))
    }),
  )
})

it('tells SQL the same buckets', () => {
  const db = new Database(':memory:')
  const ask = db.prepare(`SELECT ${bucketSql('ms')} FROM (SELECT CAST(? AS INTEGER) AS ms)`).pluck()
  fc.assert(
    fc.property(latency, (ms) => {
      expect(ask.get(ms)).toBe(bucketOf(ms))
    }),
  )
  db.close()
})

it('tells percentiles by nearest rank within 3 %', () => {
  fc.assert(
    fc.property(fc.array(latency, { minLength: 1, maxLength: 300 }), (all) => {
      const told = latencyOf(all)
      const sorted = all.toSorted((a, b) => a - b)
      for (const [name, share] of [
        ['p50', 0.5],
        ['p90', 0.9],
        ['p99', 0.99],
      ] as const) {
        const exact = sorted[Math.ceil(share * all.length) - 1] as number
        expect(Math.abs((told[name] as number) - exact)).toBeLessThanOrEqual(exact * 0.032)
      }
      expect(told.n).toBe(all.length)
    }),
  )
})

it('has no percentile of nothing', () => {
  expect(latencyOf([])).toEqual({ n: 0, p50: null, p90: null, p99: null })
})
