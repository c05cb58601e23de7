import { describe, expect, it } from 'vitest'
import { UserError } from '../errors.ts'
import { cronMistake, cronTimes, cronWords } from './cron.ts'

const next = (expression: string, zone: string, after: string, count = 3) =>
  cronTimes(expression, zone)
    .nextAfter(Date.parse(after), count)
    .map((instant) => new Date(instant).toISOString())

describe('a cron expression', () => {
  it.each([
    ['0 4 * * *', null],
    ['  0   4 * * MON-FRI ', null],
    ['*/15 9-17 1,15 * *', null],
    ['0 0 29 2 *', null],
    ['', { kind: 'fields', found: 0 }],
    ['0 4 * *', { kind: 'fields', found: 4 }],
    ['0 0 4 * * *', { kind: 'fields', found: 6 }],
    ['@daily', { kind: 'fields', found: 1 }],
    ['61 4 * * *', { kind: 'field', field: 'minute', text: '61' }],
    ['0 25 * * *', { kind: 'field', field: 'hour', text: '25' }],
    ['0 4 0 * *', { kind: 'field', field: 'day', text: '0' }],
    ['0 4 * FOO *', { kind: 'field', field: 'month', text: 'FOO' }],
    ['0 4 * * 9', { kind: 'field', field: 'weekday', text: '9' }],
    ['5-1 4 * * *', { kind: 'field', field: 'minute', text: '5-1' }],
    ['*/0 4 * * *', { kind: 'field', field: 'minute', text: '*/0' }],
    ['four o clock every day', { kind: 'field', field: 'minute', text: 'four' }],
    ['0 0 31 2 *', { kind: 'never' }],
  ])('%j', (expression, mistake) => expect(cronMistake(expression)).toEqual(mistake))

  it('is refused in words', () => {
    const refused = (expression: string) => {
      try {
        cronTimes(expression, 'UTC')
      } catch (error) {
        return error as UserError
      }
      throw new Error('It was taken')
    }
    expect(refused('0 25 * * *')).toBeInstanceOf(UserError)
    expect(refused('0 25 * * *').message).toBe(
      '"25" is no hour: it is 0 to 23, or *, with lists (1,15), ranges (1-5) and steps (*/2). Nothing was changed.',
    )
    expect(refused('4:00').message).toContain('five fields')
    expect(refused('0 0 30 2 *').message).toBe('"0 0 30 2 *" names a date that never comes. Nothing was changed.')
  })

  it('comes at the end of the gap that daylight saving makes, and only the first time it is repeated', () => {
    expect(next('30 2 * * *', 'America/New_York', '2026-03-07T12:00Z', 2)).toEqual([
      '2026-03-08T07:00:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ])
    expect(next('30 1 * * *', 'America/New_York', '2026-10-31T12:00Z', 2)).toEqual([
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ])
    expect(next('0 0 * * 0', 'America/Santiago', '2026-09-05T12:00Z', 1)).toEqual(['2026-09-06T04:00:00.000Z'])
  })

  it('tells the last instant at or before one, to the millisecond', () => {
    const { lastAt } = cronTimes('0 4 * * *', 'Europe/Madrid')
    const due = Date.parse('2026-11-20T03:00:00Z')
    expect([lastAt(due), lastAt(due + 1), lastAt(due - 1)]).toEqual([due, due, due - 86_400_000])
  })

  it('counts what lies between two instants, without them', () => {
    const { countBetween } = cronTimes('0 4 * * *', 'UTC')
    const at = (day: number) => Date.UTC(2026, 10, day, 4)
    expect([countBetween(at(1), at(5), 100), countBetween(at(1), at(2), 100), countBetween(at(1), at(30), 7)]).toEqual([
      3, 0, 7,
    ])
  })

  it('is said in both languages', async () => {
    expect(await cronWords('0 0 * * 0')).toEqual({ en: 'At 00:00, only on Sunday', es: 'A las 00:00, sólo el domingo' })
  })
})
