import { describe, expect, it } from 'vitest'
import { trailing } from './trailing.ts'

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
})
