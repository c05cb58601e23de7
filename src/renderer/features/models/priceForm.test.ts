import { expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { createFormat } from '../../i18n/format.ts'
import { NO_PRICE, priceMistakes, priceOf } from './priceForm.ts'

const t = en(createFormat('en'))

it.each([
  [{}, ['input', 'output']],
  [{ input: '1,25', output: '0' }, []],
  [{ input: '0.0625', output: '10.000001', cached: '', search: '10' }, []],
  [{ input: '0.0000001', output: '1' }, ['input']],
  [{ input: '1', output: '1', cached: '-1', search: 'ten' }, ['cached', 'search']],
  [{ input: '1', output: '1', search: '0.000000001' }, []],
])('complains of the price %o', (some, fields) => {
  expect(Object.keys(priceMistakes({ ...NO_PRICE, ...some }, t))).toEqual(fields)
})

it('tells the core plain decimals, and nothing for what was left empty', () => {
  expect(priceOf({ input: ' 1,25 ', output: '10', cached: ' ', search: '', effective: '' })).toEqual({
    ...{ inputUsdPerM: '1.25', outputUsdPerM: '10', cachedUsdPerM: null, searchUsdPerK: null, from: null },
  })
})

it('tells the core from which day a price holds', () => {
  expect(priceOf({ ...NO_PRICE, input: '1', output: '2', effective: '2026-12-01' })).toMatchObject({
    from: '2026-12-01',
  })
})
