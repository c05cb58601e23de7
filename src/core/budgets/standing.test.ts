import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUsd, pico } from '../money.ts'
import { admit, type LimitUse } from './reserve.ts'
import { standingOf, watchOf } from './standing.ts'

const use = (limit: string, settled: string, exposure = '0', held = '0'): LimitUse => ({
  ...{ scope: 'provider', scopeId: 'openai', period: '2026-11' },
  ...{ limit: parseUsd(limit), settled: parseUsd(settled), exposure: parseUsd(exposure), held: parseUsd(held) },
})

describe('the standing of a limit', () => {
  it.each([
    ['free', use('10', '7.99'), '2.01'],
    ['near', use('10', '7.5', '0.5'), '2'],
    ['waiting', use('10', '9', '0', '1'), '1'],
    ['full', use('10', '9', '1'), '0'],
    ['full', use('10', '12'), '0'],
    ['full', use('0', '0'), '0'],
  ] as const)('is %s', (standing, limit, left) => {
    expect(standingOf(limit, 0.8)).toEqual({ standing, left: parseUsd(left) })
  })

  it('says of the smallest call what admission says of it', () => {
    const amount = fc.bigInt({ min: 0n, max: 20n }).map(pico)
    fc.assert(
      fc.property(amount, amount, amount, amount, (limit, settled, exposure, held) => {
        const one = { ...use('0', '0'), limit, settled, exposure, held }
        const { standing } = standingOf(one, 0.8)
        const expected = standing === 'full' ? 'block' : standing === 'waiting' ? 'wait' : 'admit'
        expect(admit(pico(1), [one]).kind).toBe(expected)
      }),
    )
  })
})

describe('a threshold that only tells', () => {
  it('is passed only by what is settled, and only beyond it', () => {
    expect(watchOf(use('10', '10', '5', '5'))).toEqual({ standing: 'free', left: 0n })
    expect(watchOf(use('10', '10.000000000001'))).toEqual({ standing: 'full', left: 0n })
    expect(watchOf(use('10', '4'))).toEqual({ standing: 'free', left: parseUsd('6') })
  })
})
