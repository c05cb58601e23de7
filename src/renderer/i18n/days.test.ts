import { describe, expect, it } from 'vitest'
import { readDay, writeDay } from './days.ts'

describe('days as they are typed', () => {
  it('are written as the language does', () => {
    expect([writeDay('2026-11-03', 'en'), writeDay('2026-11-03', 'es')]).toEqual(['2026-11-03', '03/11/2026'])
  })

  it.each([
    ['2026-11-03', 'en', '2026-11-03'],
    [' 2026/1/3 ', 'en', '2026-01-03'],
    ['3/11/2026', 'es', '2026-11-03'],
    ['03-11-2026', 'es', '2026-11-03'],
    ['2026-11-03', 'es', '2026-11-03'],
    // Which is the month, nobody can tell.
    ['3/11/2026', 'en', null],
    ['31/02/2026', 'es', null],
    ['2026-02-30', 'en', null],
    ['yesterday', 'en', null],
    ['', 'en', null],
  ] as const)('%j is read in %s as %s', (typed, language, day) => {
    expect(readDay(typed, language)).toBe(day)
  })
})
