import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../time.ts'
import type { Part } from './estimate.ts'
import { trailing, trailingParts } from './trailing.ts'

const period = { from: '2026-11-03', to: '2026-11-06' }
const items = [1, 2, 3, 5, 6].map((number) => ({ day: `2026-11-0${number}`, number }))
const numbers = (window: number) => trailing(items, period, window).map((days) => days.map(({ number }) => number))

describe('trailing days', () => {
  it('gives each day its own alone', () => {
    expect(numbers(1)).toEqual([[3], [], [5], [6]])
  })

  it('reaches back before the period, and leaves a day without any of its own empty', () => {
    expect(numbers(3)).toEqual([[1, 2, 3], [], [3, 5], [5, 6]])
  })

  it('sums what prompts bring at models as summing each window anew would', () => {
    const item = fc.record({
      day: fc.integer({ min: -8, max: 5 }).map((days) => addDays(period.from, days)),
      promptId: fc.integer({ min: 1, max: 2 }),
      modelId: fc.integer({ min: 1, max: 2 }),
      x: fc.integer({ min: 0, max: 3 }),
      y: fc.integer({ min: 0, max: 3 }),
    })
    const summed = (parts: readonly Part[]) =>
      [1, 2].flatMap((modelId) =>
        [1, 2].map((promptId) => {
          const own = parts.filter((part) => part.modelId === modelId && part.promptId === promptId && part.x > 0)
          return own.reduce((sum, part) => ({ x: sum.x + part.x, y: sum.y + part.y }), { x: 0, y: 0 })
        }),
      )
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), (items, window) => {
        const parts = items.map((part) => ({ ...part, y: part.x === 0 ? 0 : part.y }))
        const naive = trailing(parts, period, window).map(summed)
        expect(trailingParts(parts, period, window).map(summed)).toEqual(naive)
      }),
    )
  })
})
