import { describe, expect, it } from 'vitest'
import { type FaultContext, FaultPlan, type FaultRule, isBilled } from './faults.ts'

const call = (over: Partial<FaultContext> = {}): FaultContext => ({
  provider: 'openai',
  model: 'gpt-5',
  day: '2026-10-01',
  inFlight: 1,
  attemptKey: 'key',
  ...over,
})
const hits = (rule: FaultRule, calls: FaultContext[]): number[] => {
  const plan = new FaultPlan('seed', [rule])
  return calls.flatMap((context, index) => (plan.next(context) ? [index + 1] : []))
}
const times = (count: number, over: Partial<FaultContext> = {}) => Array.from({ length: count }, () => call(over))

describe('FaultPlan', () => {
  it('hits a window of calls, or every n-th', () => {
    expect(hits({ kind: 'hang', from: 3, to: 5 }, times(8))).toEqual([3, 4, 5])
    expect(hits({ kind: 'hang', from: 2, every: 3 }, times(9))).toEqual([2, 5, 8])
    expect(hits({ kind: 'hang', from: 3, to: 3 }, times(5))).toEqual([3])
  })

  it('counts only the calls of its scope', () => {
    const mixed = [
      call({ provider: 'google' }),
      call(),
      call({ model: 'gpt-4.1' }),
      call({ day: '2026-10-02' }),
      call(),
    ]
    expect(hits({ kind: 'hang', provider: 'google' }, mixed)).toEqual([1])
    expect(hits({ kind: 'hang', model: 'gpt-5', provider: 'openai', from: 2 }, mixed)).toEqual([4, 5])
    expect(hits({ kind: 'hang', days: ['2026-10-02'] }, mixed)).toEqual([4])
  })

  it('hits only over so many in flight', () => {
    const rising = [1, 2, 3, 4].map((inFlight) => call({ inFlight }))
    expect(hits({ kind: 'rate_limited', inFlightOver: 2 }, rising)).toEqual([3, 4])
  })

  it('hits its share of attempts, the same ones in whatever order they arrive', () => {
    const calls = Array.from({ length: 4000 }, (_, index) => call({ attemptKey: `key ${index}` }))
    const rule: FaultRule = { kind: 'server_error', probability: 0.2 }
    const inOrder = hits(rule, calls)
    const reversed = hits(rule, calls.toReversed()).map((position) => calls.length + 1 - position)
    expect(reversed.toSorted((a, b) => a - b)).toEqual(inOrder)
    expect(inOrder.length / calls.length).toBeGreaterThan(0.17)
    expect(inOrder.length / calls.length).toBeLessThan(0.23)
  })

  it('plays the first rule that fits, and every rule goes on counting', () => {
    const plan = new FaultPlan('seed', [
      { kind: 'auth', to: 1 },
      { kind: 'overloaded', from: 2, to: 2 },
    ])
    expect([call(), call(), call()].map((context) => plan.next(context)?.kind ?? null)).toEqual([
      'auth',
      'overloaded',
      null,
    ])
  })
})

describe('isBilled', () => {
  it('never bills a refusal, and bills what was made even when it is lost on the way', () => {
    expect(isBilled({ kind: 'rate_limited', billed: true })).toBe(false)
    expect(isBilled({ kind: 'truncated_json' })).toBe(true)
    expect(isBilled({ kind: 'reset_before_headers' })).toBe(false)
    expect(isBilled({ kind: 'reset_before_headers', billed: true })).toBe(true)
    expect(isBilled({ kind: 'refused' })).toBe(true)
  })
})
