import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUsd, pico } from '../money.ts'
import { admit, type LimitUse } from './reserve.ts'

const use = (limit: string, settled: string, held: string, exposure = '0'): LimitUse => ({
  scope: 'provider',
  scopeId: 'openai',
  period: '2026-11',
  limit: parseUsd(limit),
  settled: parseUsd(settled),
  held: parseUsd(held),
  exposure: parseUsd(exposure),
})

describe('admit', () => {
  it('admits what fits to the last pico-dollar', () => {
    expect(admit(parseUsd('0.1'), [use('10', '9.9', '0')])).toEqual({ kind: 'admit' })
    expect(admit(pico(parseUsd('0.1') + 1n), [use('10', '9.9', '0')]).kind).toBe('block')
  })

  it('admits exactly ten dimes to a dollar, where floats admit eleven', () => {
    let settled = 0n
    let admitted = 0
    while (admit(parseUsd('0.1'), [{ ...use('1', '0', '0'), settled: pico(settled) }]).kind === 'admit') {
      settled += parseUsd('0.1')
      admitted += 1
    }
    expect(admitted).toBe(10)
  })

  it('waits while only live holds stand in the way', () => {
    expect(admit(parseUsd('1'), [use('10', '5', '4.5')]).kind).toBe('wait')
  })

  it('blocks when it would not fit even with every hold gone, exposure counting as spent', () => {
    expect(admit(parseUsd('1'), [use('10', '5', '0', '4.5')]).kind).toBe('block')
  })

  it('blocks by any limit, though another would let it wait', () => {
    expect(admit(parseUsd('1'), [use('10', '5', '4.5'), use('1', '0.5', '0')]).kind).toBe('block')
  })

  it('admits anything without a limit, and what is free under a limit of nothing', () => {
    expect(admit(parseUsd('1000000'), []).kind).toBe('admit')
    expect(admit(pico(0), [use('0', '0', '0')]).kind).toBe('admit')
  })

  it('never lets the books pass a limit', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 13n }).map(pico)
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (limit, settled, exposure, held, worst) => {
        const state = { ...use('0', '0', '0'), limit, settled, exposure, held }
        const { kind } = admit(worst, [state])
        const total = settled + exposure + held + worst
        expect(kind === 'admit').toBe(total <= limit)
        expect(kind === 'block').toBe(settled + exposure + worst > limit)
      }),
    )
  })
})
