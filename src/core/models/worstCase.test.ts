import { expect, test } from 'vitest'
import { formatUsd } from '../money.ts'
import { bundledPrices, row } from './testing.ts'
import { type PlannedCall, REQUEST_OVERHEAD_TOKENS, worstCase } from './worstCase.ts'

const call = (parts: Partial<PlannedCall>) =>
  worstCase({
    promptBytes: 488,
    maxOutputTokens: 1_000,
    search: false,
    bounds: { maxSearches: 5, searchInputTokens: 60_000 },
    prices: [row({ id: 1, unit: 'input' }), row({ id: 2, unit: 'output' }, '10'), row({ id: 3, unit: 'search' })],
    free: false,
    ...parts,
  })

const amount = (parts: Partial<PlannedCall>) => {
  const worst = call(parts)
  return 'unpriced' in worst ? worst : formatUsd(worst.amount)
}

test('without search it is a hard cap: every byte a token, and all the output', () => {
  expect(REQUEST_OVERHEAD_TOKENS).toBe(512)
  expect(call({})).toEqual({ amount: 11_000_000_000n, estimate: false, inputTokens: 1_000, searches: 0 })
})

test('with search it is an estimate: the searches at their cap and what they add to the input', () => {
  expect(call({ search: true })).toEqual({
    amount: 76_000_000_000n,
    estimate: true,
    inputTokens: 61_000,
    searches: 5,
  })
})

test('input is charged at its dearest class', () => {
  const prices = bundledPrices('anthropic', 'claude-sonnet-5')
  // 1,000 tokens written to the five-minute cache at $2.50 and 1,000 out at $10.
  expect(amount({ prices })).toBe('0.0125')
})

test('a tier that the input can reach counts, one that it cannot does not', () => {
  const prices = bundledPrices('anthropic', 'claude-haiku-5-5')
  expect(amount({ prices, promptBytes: 100_000 - 512 })).toBe('0.013')
  expect(amount({ prices, promptBytes: 100_001 - 512 })).toBe('0.065000625')
})

test('a model that is cheaper in its long tier is still held at the dearer one', () => {
  const prices = [
    row({ id: 1, unit: 'input' }, '2'),
    row({ id: 2, unit: 'input', minInputTokens: 500 }, '1'),
    row({ id: 3, unit: 'output' }, '0'),
  ]
  expect(amount({ prices })).toBe('0.002')
})

test('without a price for what it needs, there is no worst case', () => {
  expect(amount({ prices: [] })).toEqual({ unpriced: ['input', 'output'], reason: 'the model has no price' })
  const prices = [row({ id: 1, unit: 'input' }), row({ id: 2, unit: 'output' })]
  expect(amount({ prices, search: true })).toEqual({ unpriced: ['search'], reason: 'no price for searches' })
  expect(amount({ prices })).toBe('0.002')
})

test('a free endpoint holds nothing', () => {
  expect(amount({ prices: [], free: true, search: true })).toBe('0')
})
