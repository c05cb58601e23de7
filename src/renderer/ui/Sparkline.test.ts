import { describe, expect, it } from 'vitest'
import { sparkPath } from './Sparkline.tsx'

describe('a sparkline', () => {
  it('runs from edge to edge, the largest value on top', () => {
    expect(sparkPath([1, 3, 2])).toBe('M2.0 20.0L48.0 2.0L94.0 11.0')
  })

  it('breaks where there is no value', () => {
    expect(sparkPath([1, null, 2, 3])).toBe('M2.0 20.0M63.3 11.0L94.0 2.0')
  })

  it('is level when nothing changes, and nothing when there are no values', () => {
    expect(sparkPath([5, 5])).toBe('M2.0 11.0L94.0 11.0')
    expect(sparkPath([null, null])).toBe('')
    expect(sparkPath([])).toBe('')
  })
})
