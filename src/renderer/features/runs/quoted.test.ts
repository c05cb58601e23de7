import { expect, it } from 'vitest'
import { verdictOf } from './quoted.ts'

const QUOTE = { lowUsd: '0.9', highUsd: '1.100000000001' }

it.each([
  ['0.899999999999', 'below'],
  ['0.9', 'within'],
  ['1.1', 'within'],
  ['1.100000000001', 'within'],
  ['1.100000000002', 'above'],
  ['12', 'above'],
] as const)('calls a cost of %s %s what was quoted', (cost, verdict) => expect(verdictOf(QUOTE, cost)).toBe(verdict))
