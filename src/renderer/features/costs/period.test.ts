import { expect, it } from 'vitest'
import { dayBeside } from './period.ts'

it.each([
  ['2026-03-01', '2026-03-31', '2026-02-28', '2026-04-01'],
  ['2028-02-01', '2028-02-29', '2028-01-31', '2028-03-01'],
  ['2026-12-28', '2027-01-03', '2026-12-27', '2027-01-04'],
  ['2026-10-25', '2026-10-25', '2026-10-24', '2026-10-26'],
])('knows the days beside %s to %s', (from, to, before, after) => {
  expect(dayBeside({ from, to }, -1)).toBe(before)
  expect(dayBeside({ from, to }, 1)).toBe(after)
})
