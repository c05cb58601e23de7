import { expect, it } from 'vitest'
import { daysFrom, squaresOf } from './map.ts'

it('has a square for every day, also where nothing was expected', () => {
  const days = daysFrom('2026-02-27', '2026-03-02')
  expect(days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
  const view = {
    rows: [{ key: 7, name: 'openai:gpt-5' }],
    cells: [
      { row: 7, day: '2026-02-27', expected: 3, answered: 3 },
      { row: 7, day: '2026-02-28', expected: 3, answered: 1 },
      { row: 7, day: '2026-03-02', expected: 3, answered: 0 },
    ],
  }
  expect(squaresOf(view, days)[0]?.squares.map(({ state }) => state)).toEqual(['full', 'some', 'off', 'none'])
})
