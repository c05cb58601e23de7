import { calcPrice } from '@pydantic/genai-prices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd, parseUsd, usdFromFloat } from '../money.ts'
import { billOf, findModel, SIMULATOR_PRICES, usdNumber } from './catalogue.ts'
import type { SimulatedUsage } from './types.ts'

const usage = (over: Partial<SimulatedUsage>): SimulatedUsage => ({
  inputTokens: 0,
  toolUseTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  cacheWrite1hTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
  searches: 0,
  ...over,
})

describe('billOf', () => {
  it('bills every class of a Claude call once', () => {
    const model = findModel('anthropic', 'claude-sonnet-4-5')!
    const used = usage({
      inputTokens: 2743 + 5000 + 400 + 600,
      cachedInputTokens: 5000,
      cacheWriteTokens: 1000,
      cacheWrite1hTokens: 600,
      outputTokens: 500,
      searches: 3,
    })
    expect(formatUsd(billOf(model, used).total)).toBe('0.052329')
  })

  it('bills reasoning as output, and a search by its own price', () => {
    const used = usage({ inputTokens: 1204, outputTokens: 388, reasoningTokens: 300, searches: 2 })
    expect(formatUsd(billOf(findModel('openai', 'gpt-5')!, used).total)).toBe('0.025385')
  })

  it('charges nothing at a compatible endpoint, whatever the model', () => {
    expect(billOf(findModel('compatible', 'anything')!, usage({ inputTokens: 10, outputTokens: 10 })).total).toBe(0n)
  })

  it('tells amounts as JSON numbers that read back exactly', () => {
    const model = findModel('perplexity', 'perplexity/sonar')!
    fc.assert(
      fc.property(
        fc.nat(200_000),
        fc.nat(100),
        fc.nat(130_000),
        fc.nat(10),
        (inputTokens, cached, outputTokens, searches) => {
          const cachedInputTokens = Math.min(cached, inputTokens)
          const { total } = billOf(model, usage({ inputTokens, cachedInputTokens, outputTokens, searches }))
          expect(usdFromFloat(usdNumber(total))).toBe(total)
          expect(parseUsd(formatUsd(total))).toBe(total)
        },
      ),
    )
  })
})

describe('SIMULATOR_PRICES', () => {
  const priced = SIMULATOR_PRICES.filter(({ provider }) => provider !== 'perplexity')

  it.each(priced.map((row) => [`${row.provider}:${row.model}`, row] as const))('has the list price of %s', (_, row) => {
    const million = { input_tokens: 1_000_000, cache_read_tokens: 1_000_000 }
    const at = { providerId: row.provider, timestamp: new Date('2026-11-20') }
    const base = (value: unknown) => (typeof value === 'object' ? (value as { base: number }).base : value)
    const listed = calcPrice(million, row.model, at)!.model_price
    expect([base(listed.input_mtok), base(listed.cache_read_mtok), base(listed.output_mtok)]).toEqual(
      [row.input, row.cachedInput, row.output].map(Number),
    )
    if (row.cacheWrite5m !== undefined) expect(base(listed.cache_write_mtok)).toBe(Number(row.cacheWrite5m))
  })

  it('finds a model by its id and by every name it answers under', () => {
    expect(findModel('openai', 'gpt-5-2026-10-14')?.model).toBe('gpt-5')
    expect(findModel('openai', 'claude-sonnet-4-5')).toBeNull()
  })
})
