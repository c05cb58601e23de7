import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, instantAt, isDay } from './time.ts'

const ZONES = [
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
  'UTC',
]

describe('dayOf', () => {
  it('is the calendar day that clocks in the zone show', () => {
    const newYear = Date.parse('2026-12-31T23:30:00Z')
    expect(dayOf(newYear, 'Europe/Madrid')).toBe('2027-01-01')
    expect(dayOf(newYear, 'America/New_York')).toBe('2026-12-31')
  })

  it('never depends on what it was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.date({ min: new Date('2020'), max: new Date('2035'), noInvalidDate: true }),
            fc.constantFrom(...ZONES),
          ),
        ),
        (moments) => {
          for (const [date, zone] of moments) {
            const plain = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(date)
            expect(dayOf(date.getTime(), zone)).toBe(plain)
          }
        },
      ),
    )
  })

  it('refuses a zone that does not exist', () => {
    expect(() => dayOf(0, 'Mars/Olympus')).toThrow(RangeError)
  })
})

describe('instantAt', () => {
  it('takes the first of an hour that repeats and the would-be instant of one that is skipped', () => {
    expect(new Date(instantAt('2026-10-25', 2, 'Europe/Madrid')).toISOString()).toBe('2026-10-25T00:00:00.000Z')
    expect(new Date(instantAt('2026-03-29', 2, 'Europe/Madrid')).toISOString()).toBe('2026-03-29T01:00:00.000Z')
  })

  it('lies on its day, in every zone, except where the hour is skipped past midnight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 4, max: 23 }),
        fc.constantFrom(...ZONES),
        (n, hour, zone) => {
          const day = addDays('2020-01-01', n)
          expect(dayOf(instantAt(day, hour, zone), zone)).toBe(day)
        },
      ),
    )
  })
})

describe('days', () => {
  it('are added by the calendar', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  it('are told from what only looks like one', () => {
    expect(isDay('2026-02-28')).toBe(true)
    expect(isDay('2026-02-29')).toBe(false)
    expect(isDay('2026-2-9')).toBe(false)
  })
})
