import { expect, it } from 'vitest'
import { countsText, differenceOf } from './counts.ts'

it('writes counts as words', () => {
  expect(countsText('{"rank_sum":3,"tokensCostUsd":"0.12","owner":null,"priceIds":[1,2]}', 'nothing')).toBe(
    'rank sum 3, tokens cost $0.12, owner nothing, price ids [1,2]',
  )
  expect(countsText('null', 'nothing')).toBe('nothing')
  expect(countsText(null, 'nothing')).toBe('')
})

it('tells only what differs, where both sides have a row', () => {
  expect(differenceOf('{"named":3,"valid":4}', '{"named":2,"valid":4}', '–')).toEqual({
    found: 'named 3',
    expected: 'named 2',
  })
  expect(differenceOf('null', '{"named":2}', '–')).toEqual({ found: '–', expected: 'named 2' })
  expect(differenceOf('{"state":"leased","owner":3}', '{"state":"pending","cancelled":2}', '–')).toEqual({
    found: 'state leased',
    expected: 'state pending, cancelled 2',
  })
  expect(differenceOf('{"state":"leased"}', null, '–')).toEqual({ found: 'state leased', expected: '' })
})
