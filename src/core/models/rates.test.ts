import { expect, test } from 'vitest'
import type { PriceRow, PriceUnit } from './price.ts'
import { inForce, pricedTier, ratesFor } from './rates.ts'
import { row } from './testing.ts'

const idFor = (prices: PriceRow[], unit: PriceUnit, inputTokens = 1, tier: string | null = null) =>
  ratesFor(prices, inputTokens, tier).row(unit)?.id

test('a long-context tier begins above its threshold, not at it', () => {
  const prices = [row({ id: 1, unit: 'output' }), row({ id: 2, unit: 'output', minInputTokens: 200_000 })]
  expect(idFor(prices, 'output', 200_000)).toBe(1)
  expect(idFor(prices, 'output', 200_001)).toBe(2)
})

test('of several tiers the highest that is passed holds', () => {
  const prices = [0, 100, 1_000].map((above, index) => row({ id: index, unit: 'input', minInputTokens: above }))
  expect([100, 101, 1_000, 1_001].map((tokens) => idFor(prices, 'input', tokens))).toEqual([0, 1, 1, 2])
})

test("the user's own price wins over ours, ours over the imported one, whatever the date, tier or order", () => {
  const imported = row({ id: 3, unit: 'input', origin: 'genai-prices', effectiveFrom: 30, minInputTokens: 10 })
  const ours = row({ id: 2, unit: 'input', origin: 'earshot', effectiveFrom: 20 })
  const own = row({ id: 1, unit: 'input', origin: 'user', effectiveFrom: 10 })
  expect(idFor([imported, ours], 'input', 50)).toBe(2)
  expect(idFor([own, imported, ours], 'input', 50)).toBe(1)
  expect(idFor([own, imported, ours], 'input', 50, 'priority')).toBe(1)
})

test('within an origin the latest date wins, then the row written last', () => {
  const prices = [
    row({ id: 1, unit: 'input', effectiveFrom: 5 }),
    row({ id: 2, unit: 'input', effectiveFrom: 9 }),
    row({ id: 3, unit: 'input', effectiveFrom: 9 }),
    row({ id: 4, unit: 'input', effectiveFrom: 1 }),
  ]
  expect(idFor(prices, 'input')).toBe(3)
})

test('cache classes fall back to the next price, other classes to none', () => {
  const prices = [row({ id: 1, unit: 'input' })]
  expect(idFor(prices, 'cached_input')).toBe(1)
  expect(idFor(prices, 'cache_write_5m')).toBe(1)
  expect(idFor(prices, 'cache_write_1h')).toBe(1)
  expect(idFor([...prices, row({ id: 2, unit: 'cache_write_5m' })], 'cache_write_1h')).toBe(2)
  expect(idFor(prices, 'output')).toBeUndefined()
  expect(idFor(prices, 'search')).toBeUndefined()
})

test('another tier of service never borrows standard token prices, but searches cost the same', () => {
  const prices = [
    row({ id: 1, unit: 'input' }),
    row({ id: 2, unit: 'input', serviceTier: 'flex' }),
    row({ id: 3, unit: 'search' }),
  ]
  expect(idFor(prices, 'input', 1, 'flex')).toBe(2)
  expect(idFor(prices, 'input', 1, 'priority')).toBeUndefined()
  expect(idFor(prices, 'search', 1, 'flex')).toBe(3)
})

test.each([
  [null, null],
  ['default', null],
  ['auto', null],
  ['Standard', null],
  ['fast', 'priority'],
  ['flex', 'flex'],
])('the tier %s is priced as %s', (served, priced) => {
  expect(pricedTier(served)).toBe(priced)
})

test('a row is in force from its first instant until just before its end', () => {
  const price = row({ id: 1, unit: 'input', effectiveFrom: 10, effectiveTo: 20 })
  expect([9, 10, 19, 20].map((at) => inForce([price], at).length)).toEqual([0, 1, 1, 0])
})
