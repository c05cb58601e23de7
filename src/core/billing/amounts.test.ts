import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd, pico } from '../money.ts'
import { decimalOf, readAmount, readCount, toleranceOf } from './amounts.ts'
import { orderOf, readDay } from './dates.ts'

const amountOf = (text: string, decimal: '.' | ',' | null = null) => {
  const read = readAmount(text, decimal)
  return 'fault' in read ? read.fault : formatUsd(read.amount)
}

describe('an amount', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1’234.5', '1234.5'],
    ['$ 0.00135', '0.00135'],
    ['US$12', '12'],
    ['12,5 USD', '12.5'],
    ['0,123', '0.123'],
    ['1.234.567', '1234567'],
    ['(2.50)', '-2.5'],
    ['-0.5', '-0.5'],
    ['3.1E-5', '0.000031'],
    ['.25', '0.25'],
  ])('is read from %s', (text, amount) => {
    expect(amountOf(text)).toBe(amount)
  })

  it.each([
    ['€ 12.50', 'is in €'],
    ['12 EUR', 'is in EUR'],
    ['1,234', 'thousands or decimals'],
    ['1.23.4', 'not an amount'],
    ['about 3', 'not an amount'],
    ['', 'not an amount'],
  ])('is refused in %s', (text, why) => {
    expect(amountOf(text)).toContain(why)
  })

  it('is read by the mark of its column, which the others tell', () => {
    expect(decimalOf(['1,234', '7,5'])).toBe(',')
    expect(decimalOf(['1,234', '1,234.5'])).toBe('.')
    expect(decimalOf(['1,234', '12'])).toBeNull()
    expect(decimalOf(['7,5', '7.5'])).toBe('both')
    expect([amountOf('1,234', ','), amountOf('1,234', '.')]).toEqual(['1.234', '1234'])
  })

  it('survives being written in either way, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.constantFrom(',' as const, '.' as const),
        (value, decimal) => {
          const exact = formatUsd(pico(value))
          const [whole = '', fraction] = exact.split('.')
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, decimal === ',' ? '.' : ',')
          expect(amountOf(fraction ? `${grouped}${decimal}${fraction}` : grouped, decimal)).toBe(exact)
        },
      ),
    )
  })

  it('is known to half of its last place, unless it is written finely', () => {
    expect(formatUsd(toleranceOf(2))).toBe('0.005')
    expect(toleranceOf(9)).toBe(0n)
  })
})

it('reads counts', () => {
  expect([readCount('12,345', null), readCount('12345.0', null), readCount('7 tokens', null)]).toEqual([
    12_345, 12_345, 7,
  ])
  expect([readCount('-3', null), readCount('many', null)]).toEqual([null, null])
})

describe('a date', () => {
  it.each([
    ['2026-11-03', '2026-11-03'],
    ['2026-11-03T23:59:59Z', '2026-11-03'],
    ['2026-11-03 00:00:00 UTC', '2026-11-03'],
    ['20261103', '2026-11-03'],
    ['3.11.2026', '2026-11-03'],
    ['Nov 3, 2026', '2026-11-03'],
    ['25/11/2026', '2026-11-25'],
    ['11/25/2026', '2026-11-25'],
  ])('is read from %s', (text, day) => {
    expect(readDay(text, null)).toEqual({ day })
  })

  it('is read by the order of its column, and refused when nothing tells it', () => {
    expect(orderOf(['03/11/2026', '25/11/2026'])).toBe('day first')
    expect(orderOf(['25/11/2026', '11/25/2026'])).toBeNull()
    expect(readDay('03/11/2026', 'day first')).toEqual({ day: '2026-11-03' })
    expect(readDay('03/11/2026', 'month first')).toEqual({ day: '2026-03-11' })
    expect(readDay('03/11/2026', null)).toHaveProperty('fault')
    for (const text of ['2026-02-30', '31.2.2026', 'Total', '']) expect(readDay(text, null)).toHaveProperty('fault')
  })
})
