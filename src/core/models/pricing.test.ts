import { describe, expect, test } from 'vitest'
import { formatUsd, parseUsd } from '../money.ts'
import type { Usage } from '../providers/index.ts'
import type { PriceRow } from './price.ts'
import { type Cost, type PricedCall, priceUsage, type Unpriced } from './pricing.ts'
import { bundledPrices, row, usage } from './testing.ts'

const price = (prices: PriceRow[], used: Partial<Usage>, more: Partial<PricedCall> = {}): Cost | Unpriced =>
  priceUsage({ usage: usage(used), prices, serviceTier: null, reportedCost: null, free: false, ...more })

const cost = (...call: Parameters<typeof price>): Cost => {
  const result = price(...call)
  if ('unpriced' in result) throw new Error(result.reason)
  return result
}

const total = (...call: Parameters<typeof price>) => formatUsd(cost(...call).total)

describe('the bundled prices give the published amounts', () => {
  test('450 in and 180 out at $1 and $5', () => {
    const prices = bundledPrices('anthropic', 'claude-haiku-4-5')
    expect(total(prices, { inputTokens: 450, outputTokens: 180 })).toBe('0.00135')
  })

  test('1,000 embedding tokens at $0.13', () => {
    expect(total(bundledPrices('openai', 'text-embedding-3-large'), { inputTokens: 1_000 })).toBe('0.00013')
  })

  test('Claude Sonnet 3.7 writing a prompt to the five-minute cache', () => {
    const prices = bundledPrices('anthropic', 'claude-3-7-sonnet-latest')
    const used = { inputTokens: 3 + 12_304, cacheWriteTokens: 12_304, outputTokens: 550 }
    expect(total(prices, used)).toBe('0.054399')
  })

  test('Claude Sonnet 4.5 with every class of token and three searches', () => {
    const { tokens, search, total, assumed } = cost(bundledPrices('anthropic', 'claude-sonnet-4-5'), {
      inputTokens: 2_743 + 5_000 + 400 + 600,
      cachedInputTokens: 5_000,
      cacheWriteTokens: 1_000,
      cacheWrite1hTokens: 600,
      outputTokens: 500,
      searches: 3,
    })
    expect([tokens, search, total].map(formatUsd)).toEqual(['0.022329', '0.03', '0.052329'])
    expect(assumed).toEqual([])
  })

  test('Gemini 2.5 Pro with cache, tool use and thoughts', () => {
    const used = { inputTokens: 1_000 + 150, cachedInputTokens: 400, outputTokens: 200 + 300, reasoningTokens: 300 }
    expect(total(bundledPrices('google', 'gemini-2.5-pro'), used)).toBe('0.0059875')
  })

  test('Gemini 2.5 Pro reprices the whole request above 200,000 tokens', () => {
    const prices = bundledPrices('google', 'gemini-2.5-pro')
    expect(total(prices, { inputTokens: 200_000, outputTokens: 1_000 })).toBe('0.26')
    expect(total(prices, { inputTokens: 200_001, outputTokens: 1_000 })).toBe('0.5150025')
  })

  test('a price changes on its day', () => {
    const used = { inputTokens: 1_000_000 }
    expect(total(bundledPrices('google', 'gemini-3.8-flash', '2026-12-31'), used)).toBe('0.75')
    expect(total(bundledPrices('google', 'gemini-3.8-flash', '2027-01-01'), used)).toBe('1.5')
    expect(total(bundledPrices('openai', 'o3', '2025-06-09'), used)).toBe('10')
    expect(total(bundledPrices('openai', 'o3', '2025-06-10'), used)).toBe('2')
  })

  test('a tier that ended is no longer charged', () => {
    const used = { inputTokens: 300_000 }
    expect(total(bundledPrices('anthropic', 'claude-opus-4-6', '2026-03-12'), used)).toBe('3')
    expect(total(bundledPrices('anthropic', 'claude-opus-4-6', '2026-03-13'), used)).toBe('1.5')
  })

  test('the tier that served decides', () => {
    const prices = bundledPrices('openai', 'gpt-5')
    const used = { inputTokens: 1_000_000, outputTokens: 1_000_000 }
    expect(total(prices, used, { serviceTier: 'default' })).toBe('11.25')
    expect(total(prices, used, { serviceTier: 'flex' })).toBe('5.625')
    expect(total(prices, used, { serviceTier: 'priority' })).toBe('22.5')
  })

  test.each([
    ['openai', 'gpt-4.1-mini', '0.01'],
    ['anthropic', 'claude-opus-5-5', '0.01'],
    ['google', 'gemini-2.5-flash', '0.035'],
    ['google', 'gemini-3.5-flash', '0.014'],
    ['perplexity', 'perplexity/sonar', '0.0025'],
  ])('one search of %s %s', (provider, model, expected) => {
    expect(total(bundledPrices(provider, model), { searches: 1 })).toBe(expected)
  })
})

describe('what has no price is never zero', () => {
  const tokens = [row({ id: 1, unit: 'input' }), row({ id: 2, unit: 'output' })]

  test('a unit that was used without a price', () => {
    expect(price(tokens, { inputTokens: 1, searches: 1 })).toEqual({
      unpriced: ['search'],
      reason: 'no price for searches',
    })
  })

  test('a unit that was not used needs none', () => {
    expect(total(tokens, { inputTokens: 1 })).toBe('0.000001')
  })

  test('a model without any', () => {
    expect(price([], { inputTokens: 1, outputTokens: 1 })).toEqual({
      unpriced: ['input', 'output'],
      reason: 'the model has no price',
    })
  })

  test('a tier of service without any', () => {
    expect(price(tokens, { outputTokens: 1 }, { serviceTier: 'priority' })).toEqual({
      unpriced: ['output'],
      reason: 'no price for output tokens at the tier "priority"',
    })
  })
})

test('an endpoint that is free costs nothing until it has a price', () => {
  const used = { inputTokens: 1_000, outputTokens: 1_000 }
  expect(total([], used, { free: true })).toBe('0')
  const priced = [row({ id: 1, unit: 'input' }), row({ id: 2, unit: 'output' })]
  expect(total(priced, used, { free: true })).toBe('0.002')
})

test('a class charged by the price of another is named', () => {
  const prices = [row({ id: 7, unit: 'input' }), row({ id: 4, unit: 'output' })]
  const result = cost(prices, { inputTokens: 10, cachedInputTokens: 4, cacheWriteTokens: 5, outputTokens: 1 })
  expect(formatUsd(result.total)).toBe('0.000011')
  expect(result.assumed).toEqual(['cached_input', 'cache_write_5m'])
  expect(result.priceIds).toEqual([4, 7])
})

test('a body that reports more cached than read is charged for what it reports', () => {
  const prices = [row({ id: 1, unit: 'input' }, '10'), row({ id: 2, unit: 'cached_input' })]
  expect(total(prices, { inputTokens: 5, cachedInputTokens: 8 })).toBe('0.000008')
})

describe('what the provider says a call cost', () => {
  const prices = bundledPrices('perplexity', 'perplexity/sonar')
  const used = { inputTokens: 1_000, outputTokens: 100, searches: 2 }

  test('is the cost, with our own price beside it', () => {
    const result = cost(prices, used, { reportedCost: parseUsd('0.0061') })
    expect([result.tokens, result.search, result.total].map(formatUsd)).toEqual(['0.0011', '0.005', '0.0061'])
    expect(result.recomputed && formatUsd(result.recomputed)).toBe('0.0055')
  })

  test('is the cost where we know no price', () => {
    const result = cost([], used, { reportedCost: parseUsd('0.0061') })
    expect([result.tokens, result.search, result.total].map(formatUsd)).toEqual(['0.0061', '0', '0.0061'])
    expect(result.recomputed).toBeNull()
  })

  test('is never split into more than it is', () => {
    const result = cost(prices, used, { reportedCost: parseUsd('0.001') })
    expect([result.tokens, result.search, result.total].map(formatUsd)).toEqual(['0', '0.001', '0.001'])
  })
})
