import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConcurrencyLimiter } from './limiter.ts'

const send = (limiter: ConcurrencyLimiter, calls: number) => Array.from({ length: calls }, () => limiter.send())

describe('the limit of calls at once', () => {
  it('doubles with every round of answers until the provider has asked for less', () => {
    const limiter = new ConcurrencyLimiter(10, 64)
    for (const size of [10, 20, 40]) {
      expect(limiter.capacity).toBe(size)
      for (let answer = 0; answer < size; answer++) limiter.succeeded()
    }
    expect(limiter.capacity).toBe(64)
  })

  it('is halved once by a burst of refusals, and again by the next burst', () => {
    const limiter = new ConcurrencyLimiter(32, 64)
    const burst = send(limiter, 32)
    for (const ticket of burst) limiter.refused(ticket)
    expect(limiter.capacity).toBe(16)
    for (const ticket of send(limiter, 16)) limiter.refused(ticket)
    expect(limiter.capacity).toBe(8)
  })

  it('creeps up by one a round after a refusal', () => {
    const limiter = new ConcurrencyLimiter(16, 64)
    for (const ticket of send(limiter, 16)) limiter.refused(ticket)
    for (let answer = 0; answer < 9; answer++) limiter.succeeded()
    expect(limiter.capacity).toBe(9)
  })

  it('stays between one and its most, whatever happens', () => {
    const events = fc.array(fc.record({ sent: fc.nat(5), ends: fc.array(fc.boolean(), { maxLength: 8 }) }))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(60), events, (initial, more, rounds) => {
        const max = initial + more
        const limiter = new ConcurrencyLimiter(initial, max)
        const open: number[] = []
        for (const { sent, ends } of rounds) {
          open.push(...send(limiter, sent))
          for (const answered of ends) {
            const ticket = open.shift()
            if (ticket === undefined) continue
            const before = limiter.capacity
            if (answered) limiter.succeeded()
            else limiter.refused(ticket)
            expect(limiter.capacity).toBeGreaterThanOrEqual(Math.max(1, Math.floor(before / 2)))
            expect(limiter.capacity).toBeLessThanOrEqual(Math.min(max, before + 1))
          }
        }
      }),
    )
  })
})
