import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  displayUsd,
  formatUsd,
  fractionOf,
  MoneyError,
  parseUsd,
  pico,
  sumUsd,
  times,
  usdFromFloat,
  ZERO,
} from './money.ts'

const anyAmount = fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).map(pico)

describe('dollars as text', () => {
  it('come back exactly, to the last pico-dollar', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        expect(parseUsd(formatUsd(amount))).toBe(amount)
      }),
    )
  })

  it.each([
    ['0', 0n],
    ['12.5', 12_500_000_000_000n],
    ['0.00135', 1_350_000_000n],
    ['1e-7', 100_000n],
    ['-2', -2_000_000_000_000n],
    ['9007.199254740993', 9_007_199_254_740_993n],
  ])('reads %s', (text, expected) => {
    expect(parseUsd(text)).toBe(expected)
  })

  it.each(['', 'ten', '1.2.3', '1,5', '$5', 'NaN', '0.0000000000001', '1e999999'])('refuses "%s"', (text) => {
    expect(() => parseUsd(text)).toThrow(MoneyError)
  })

  it('write no exponent and no trailing zeros', () => {
    expect(formatUsd(parseUsd('0.000000000001'))).toBe('0.000000000001')
    expect(formatUsd(parseUsd('12.500'))).toBe('12.5')
    expect(formatUsd(ZERO)).toBe('0')
  })
})

describe("a provider's float", () => {
  it('enters by its shortest decimal', () => {
    expect(usdFromFloat(0.006)).toBe(parseUsd('0.006'))
    expect(usdFromFloat(1e-7)).toBe(parseUsd('0.0000001'))
    expect(usdFromFloat(0.1 + 0.2)).toBe(parseUsd('0.3'))
  })

  it('is refused when it is no number', () => {
    expect(() => usdFromFloat(Number.NaN)).toThrow(MoneyError)
    expect(() => usdFromFloat(Number.POSITIVE_INFINITY)).toThrow(MoneyError)
  })
})

describe('arithmetic', () => {
  it('adds ten dimes to exactly a dollar', () => {
    expect(sumUsd(Array.from({ length: 10 }, () => parseUsd('0.1')))).toBe(parseUsd('1'))
  })

  it('multiplies without rounding', () => {
    const price = fc.bigInt({ min: 0n, max: 10n ** 12n })
    const count = fc.integer({ min: 0, max: 10 ** 9 })
    fc.assert(
      fc.property(price, count, (p, n) => {
        expect(times(pico(p), n)).toBe(p * BigInt(n))
      }),
    )
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 60])('refuses %d as a count', (count) => {
    expect(() => times(pico(1), count)).toThrow(MoneyError)
  })

  it('rounds a threshold up, so that it is never told too early', () => {
    expect(fractionOf(parseUsd('50'), 0.8)).toBe(parseUsd('40'))
    expect(fractionOf(pico(3), 0.5)).toBe(2n)
  })

  it('rounds only for display', () => {
    expect(displayUsd(parseUsd('12.5'))).toBe('$12.50')
    expect(displayUsd(parseUsd('-0.005'))).toBe('-$0.01')
    expect(displayUsd(parseUsd('0.00004'), 4)).toBe('$0.0000')
  })
})
