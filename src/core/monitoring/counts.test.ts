import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counts, countsOf, isSettled, noCounts, plannedOf, statusOf } from './counts.ts'
import type { StateCount, TaskState } from './taskStore.ts'

const of = (counts: Partial<Counts>): Counts => ({ ...noCounts(), ...counts })

describe('counts of tasks', () => {
  it('add up over providers and kinds', () => {
    const rows: StateCount[] = [
      { provider: 'openai', kind: 'answer', state: 'done', n: 3 },
      { provider: 'google', kind: 'answer', state: 'done', n: 2 },
      { provider: 'google', kind: 'judge', state: 'failed', n: 1 },
    ]
    expect(countsOf(rows)).toEqual(of({ done: 5, failed: 1 }))
    expect(plannedOf(countsOf(rows))).toBe(6)
  })

  it('are settled when nothing is to be asked and nothing under way', () => {
    expect(isSettled(of({ done: 1, failed: 1, blocked: 1, cancelled: 1 }))).toBe(true)
    expect(isSettled(of({ pending: 1 }))).toBe(false)
    expect(isSettled(of({ leased: 1 }))).toBe(false)
  })
})

describe('the status of a run', () => {
  it.each([
    [{ done: 5 }, 'completed'],
    [{ done: 4, failed: 1 }, 'partial'],
    [{ failed: 2 }, 'failed'],
    [{ done: 4, failed: 1, blocked: 1 }, 'blocked'],
    [{ done: 4, failed: 1, blocked: 1, cancelled: 1 }, 'cancelled'],
  ] as const)('of %j is %s', (counts, status) => {
    expect(statusOf(of(counts))).toBe(status)
  })

  it('is completed only when every task was answered', () => {
    const n = fc.nat(3)
    fc.assert(
      fc.property(fc.record({ done: n, failed: n, blocked: n, cancelled: n }), (ended) => {
        const unanswered = (['failed', 'blocked', 'cancelled'] satisfies TaskState[]).some((state) => ended[state] > 0)
        expect(statusOf(of(ended)) === 'completed').toBe(!unanswered)
      }),
    )
  })
})
