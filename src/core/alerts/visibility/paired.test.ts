import { describe, expect, it } from 'vitest'
import { discoveries } from './discoveries.ts'
import { type Cell, compareCells } from './paired.ts'
import { twoSidedP } from './student.ts'
import { windowsOf } from './windows.ts'

describe('how likely t is', () => {
  // Two-sided points of printed tables.
  it.each([
    [12.7062, 1, 0.05],
    [2.3646, 7, 0.05],
    [3.4995, 7, 0.01],
    [2.093, 19, 0.05],
    [3.8834, 19, 0.001],
    [1.96, 1e6, 0.05],
    [0.7111, 7, 0.5],
  ])('%d with %d degrees of freedom', (t, df, p) => {
    expect(twoSidedP(t, df)).toBeCloseTo(p, 4)
    expect(twoSidedP(-t, df)).toBeCloseTo(p, 4)
  })

  it('is certain of nothing and of everything at the ends', () => {
    expect(twoSidedP(0, 5)).toBe(1)
    expect(twoSidedP(1e9, 30)).toBeLessThan(1e-100)
  })
})

const cell = (promptId: number, before: [number, number], now: [number, number], modelId = 1): Cell => ({
  ...{ promptId, modelId, y0: before[0], n0: before[1], y1: now[0], n1: now[1] },
})
const prompts = (count: number, make: (promptId: number) => Cell) => Array.from({ length: count }, (_, i) => make(i))

describe('a comparison', () => {
  it('says nothing below eight prompts that both have', () => {
    const all = prompts(9, (id) => cell(id, [10, 10], id < 2 ? [0, 0] : [0, 10]))
    expect(compareCells(all)).toEqual({ prompts: 7, before: expect.closeTo(1), now: 0, p: null })
    expect(compareCells([])).toEqual({ prompts: 0, before: null, now: null, p: null })
    expect(compareCells(all.slice(0, 2))).toEqual({ prompts: 0, before: null, now: null, p: null })
  })

  it('is of each prompt with itself: fewer answers to a good prompt are no change', () => {
    const good = prompts(5, (id) => cell(id, [20, 20], [1, 1]))
    const bad = prompts(5, (id) => cell(10 + id, [0, 20], [0, 9]))
    const { before, now, p } = compareCells([...good, ...bad])
    expect(now).toBe(before)
    expect(p).toBe(1)
  })

  it('averages the models, and sees what happens at one of them', () => {
    const steady = prompts(12, (id) => cell(id, [14, 28], [1, 2], 1))
    const fallen = prompts(12, (id) => cell(id, [28, 28], [0, 2], 2))
    expect(compareCells([...steady, ...fallen])).toMatchObject({
      ...{ prompts: 12, before: expect.closeTo(0.75), now: expect.closeTo(0.25) },
    })
    expect(compareCells([...steady, ...fallen]).p).toBeLessThan(1e-5)
  })

  it('takes a spread between prompts for what it is: many prompts that moved either way are no change', () => {
    const torn = prompts(20, (id) => (id % 2 ? cell(id, [0, 28], [3, 3]) : cell(id, [28, 28], [0, 3])))
    expect(compareCells(torn).p).toBe(1)
  })

  it('of a brand that is hardly ever named is no wonder when it is not named at all', () => {
    const rare = prompts(20, (id) => cell(id, [1, 28], [0, 3]))
    // The prompts differ by the very same, so that their spread alone would call it certain.
    expect(compareCells(rare).p).toBeGreaterThan(0.1)
  })
})

describe('discoveries', () => {
  it('are held against how many comparisons there were', () => {
    expect(discoveries([0.01], 0.02)).toEqual([true])
    expect(discoveries([0.01, 0.5, 0.9], 0.02)).toEqual([false, false, false])
    expect(discoveries([0.006, 0.5, 0.9], 0.02)).toEqual([true, false, false])
    expect(discoveries([], 0.02)).toEqual([])
  })

  it('help each other: where all moved, less is asked of each', () => {
    expect(discoveries([0.018, 0.01, 0.019], 0.02)).toEqual([true, true, true])
  })
})

describe('the days that are compared', () => {
  const days = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => `2026-03-${String(from + i).padStart(2, '0')}`)

  it('are the last three with answers and those of four weeks before', () => {
    expect(windowsOf(['2026-01-01', ...days(1, 31)], null)).toEqual({
      now: { from: '2026-03-29', to: '2026-03-31' },
      before: { from: '2026-03-01', to: '2026-03-28' },
    })
  })

  it('may lie apart, for what is asked once a week', () => {
    const weekly = ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16']
    expect(windowsOf(weekly, null)).toEqual({
      now: { from: '2026-03-02', to: '2026-03-16' },
      before: { from: '2026-02-02', to: '2026-02-23' },
    })
  })

  it('are none while there are too few, and begin anew with a change that was told', () => {
    expect(windowsOf(days(1, 5), null)).toBeNull()
    expect(windowsOf(days(1, 6), null)).not.toBeNull()
    expect(windowsOf(days(1, 31), '2026-03-27')).toBeNull()
    expect(windowsOf(days(1, 31), '2026-03-26')?.before).toEqual({ from: '2026-03-26', to: '2026-03-28' })
  })
})
