import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spread } from './spread.ts'

describe('spreading labels', () => {
  it('leaves labels that have room where they belong', () => {
    expect(spread([0.9, 0.1, 0.5], 0.1)).toEqual([0.9, 0.1, 0.5])
  })

  it('moves a label that would cover another', () => {
    expect(spread([0.54, 0.5], 0.1)).toEqual([0.6, 0.5])
  })

  it('turns back at the upper end', () => {
    const [a, b, c] = spread([1, 0.98, 0.2], 0.1)
    expect(a).toBe(1)
    expect(b).toBeCloseTo(0.9)
    expect(c).toBe(0.2)
  })

  it('keeps every label inside, apart and in order, whatever is wanted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
        fc.double({ min: 0.01, max: 0.12, noNaN: true }),
        (wanted, gap) => {
          const placed = spread(wanted, gap)
          const sorted = [...placed].sort((a, b) => a - b)
          for (const [index, place] of sorted.entries()) {
            expect(place).toBeGreaterThanOrEqual(-1e-9)
            expect(place).toBeLessThanOrEqual(1 + 1e-9)
            if (index > 0) expect(place - sorted[index - 1]!).toBeGreaterThanOrEqual(gap - 1e-9)
          }
          for (const [a, wantedA] of wanted.entries()) {
            for (const [b, wantedB] of wanted.entries())
              if (wantedA < wantedB) expect(placed[a]).toBeLessThan(placed[b]!)
          }
        },
      ),
    )
  })
})
