import { expect, test } from 'vitest'
import type { PriceRow } from './price.ts'
import type { SeededPrice } from './seed.ts'
import { planPrices } from './seedPlan.ts'
import { row } from './testing.ts'

const NOW = 1_000
const bare = ({ id: _, ...price }: PriceRow): SeededPrice => price
const input = row({ id: 1, unit: 'input' }, '2')

test('an empty registry takes every row', () => {
  expect(planPrices([], [bare(input)], NOW)).toEqual({ added: [bare(input)], amended: [] })
})

test('the same files change nothing', () => {
  expect(planPrices([input], [bare(input)], NOW)).toEqual({ added: [], amended: [] })
})

test('a price that is no longer listed ends now, and nothing is deleted', () => {
  expect(planPrices([input], [], NOW).amended).toEqual([
    { id: 1, effectiveTo: NOW, source: input.source, checkedOn: input.checkedOn },
  ])
  const ended = { ...input, effectiveTo: 500 }
  expect(planPrices([ended], [], NOW).amended).toEqual([])
})

test('a price that would have begun later never begins', () => {
  const future = { ...input, effectiveFrom: 5_000 }
  expect(planPrices([future], [], NOW).amended).toMatchObject([{ id: 1, effectiveTo: 5_000 }])
})

test('a corrected price is a row of its own, and the wrong one ends', () => {
  const corrected = bare(row({ id: 0, unit: 'input' }, '3'))
  expect(planPrices([input], [corrected], NOW)).toMatchObject({
    added: [{ pico: 3_000_000n }],
    amended: [{ id: 1, effectiveTo: NOW }],
  })
})

test('a period that got an end, or a source that was checked anew, is noted on the row', () => {
  const listed = { ...bare(input), effectiveTo: 900, checkedOn: '2027-01-01' }
  expect(planPrices([input], [listed], NOW)).toEqual({
    added: [],
    amended: [{ id: 1, effectiveTo: 900, source: input.source, checkedOn: '2027-01-01' }],
  })
})

test("the user's own rows are left alone", () => {
  const own = row({ id: 9, unit: 'input', origin: 'user' })
  expect(planPrices([own], [], NOW).amended).toEqual([])
})
