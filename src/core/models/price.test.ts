import { expect, test } from 'vitest'
import { formatUsd, MoneyError, pico } from '../money.ts'
import { listPrice, scaledPrice, unitPrice } from './price.ts'

test.each([
  ['input', '1.25', 1_250_000n],
  ['cached_input', '0.0625', 62_500n],
  ['output', '600', 600_000_000n],
  ['output', '0', 0n],
  ['search', '35', 35_000_000_000n],
  ['search', '2.5', 2_500_000_000n],
] as const)('%s at $%s is %s pico-dollars each', (unit, dollars, each) => {
  expect(unitPrice(unit, dollars)).toBe(each)
  expect(formatUsd(listPrice(unit, pico(each)))).toBe(dollars)
})

test.each(['-1', '0.0000001', 'free', ''])('"%s" is no price of a million tokens', (dollars) => {
  expect(() => unitPrice('input', dollars)).toThrow(MoneyError)
})

test('a factor keeps a price whole or is refused', () => {
  expect(scaledPrice(pico(250_000), '1.8')).toBe(450_000n)
  expect(() => scaledPrice(pico(1), '0.5')).toThrow(MoneyError)
})
