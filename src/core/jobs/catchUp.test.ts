import { describe, expect, it } from 'vitest'
import { type Decision, decide, LATE_MS, MOST_DEATHS, type Situation } from './catchUp.ts'
import { cronTimes } from './cron.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const at = (text: string) => Date.parse(`2026-${text}Z`)

/** A job as it stands at an instant, with all else as on an ordinary day. */
function standing(cron: string, now: number, some: Partial<Situation> = {}): Situation {
  const zone = some.zone ?? 'UTC'
  const times = cronTimes(cron, zone)
  return {
    ...{ now, zone, enabled: true, paused: false, since: [at('01-01T00:00')], delayMs: 0 },
    ...{ lastDue: times.lastAt(now), nextDue: times.nextAfter(now, 1)[0] ?? null },
    ...{ served: false, deaths: 0, servedThrough: null, running: false },
    ...some,
  }
}
const DAILY = '0 4 * * *'
const WEEKLY = '0 0 * * 0'
const run = (dueAt: string, trigger: 'schedule' | 'catch-up'): Decision => ({ act: 'run', dueAt: at(dueAt), trigger })
const wait = (until: string): Decision => ({ act: 'wait', until: at(until) })

describe('a job', () => {
  const cases: [what: string, situation: Situation, decision: Decision][] = [
    ['before its time', standing(DAILY, at('11-20T03:59'), { served: true }), wait('11-20T04:00')],
    ['at its time', standing(DAILY, at('11-20T04:00')), run('11-20T04:00', 'schedule')],
    ['a few minutes late', standing(DAILY, at('11-20T04:04')), run('11-20T04:00', 'schedule')],
    ['when it was served', standing(DAILY, at('11-20T04:01'), { served: true }), wait('11-21T04:00')],
    ['while it runs', standing(DAILY, at('11-20T04:01'), { running: true }), wait('11-21T04:00')],
    ['that is off', standing(DAILY, at('11-20T04:00'), { enabled: false }), wait('11-21T04:00')],
    ['while the schedule rests', standing(DAILY, at('11-20T04:00'), { paused: true }), wait('11-21T04:00')],
    ['with jitter, before it', standing(DAILY, at('11-20T04:05'), { delayMs: 10 * MINUTE }), wait('11-20T04:10')],
    [
      'with jitter, at it',
      standing(DAILY, at('11-20T04:10'), { delayMs: 10 * MINUTE }),
      run('11-20T04:00', 'schedule'),
    ],
    ['after sleeping over its time', standing(DAILY, at('11-20T09:00')), run('11-20T04:00', 'catch-up')],
    [
      'after sleeping past midnight',
      standing('0 23 * * *', at('11-20T08:00')),
      { act: 'miss', dueAt: at('11-19T23:00') },
    ],
    ['woken before its time of today', standing(DAILY, at('11-20T03:00')), { act: 'miss', dueAt: at('11-19T04:00') }],
    ['weekly, woken days later', standing(WEEKLY, at('11-24T10:00')), run('11-22T00:00', 'catch-up')],
    [
      'weekly, woken on its next day',
      standing('0 6 * * 0', at('11-22T05:00')),
      { act: 'miss', dueAt: at('11-15T06:00') },
    ],
    [
      'after a month asleep',
      standing(DAILY, at('11-20T12:00'), { servedThrough: at('10-20T04:00') }),
      run('11-20T04:00', 'catch-up'),
    ],
    ['made after its time', standing(DAILY, at('11-20T12:00'), { since: [at('11-20T10:00')] }), wait('11-21T04:00')],
    [
      'whose pause ended after its time',
      standing(DAILY, at('11-20T12:00'), { since: [0, at('11-20T11:00')] }),
      wait('11-21T04:00'),
    ],
    ['whose process died', standing(DAILY, at('11-20T04:02'), { deaths: 1 }), run('11-20T04:00', 'catch-up')],
    ['whose process dies every time', standing(DAILY, at('11-20T04:02'), { deaths: MOST_DEATHS }), wait('11-21T04:00')],
    [
      'with the clock set back a day, before the time it has served twice over',
      standing(DAILY, at('11-19T12:00'), { servedThrough: at('11-20T04:00') }),
      wait('11-20T04:00'),
    ],
    [
      'with the clock set back a day, at the time it has served',
      standing(DAILY, at('11-20T04:00'), { served: true, servedThrough: at('11-20T04:00') }),
      wait('11-21T04:00'),
    ],
    [
      'with a clock that was a year ahead',
      standing(DAILY, at('11-20T04:00'), {
        servedThrough: at('11-20T04:00') + 365 * 24 * HOUR,
        since: [at('11-20T05:00') + 365 * 24 * HOUR],
      }),
      run('11-20T04:00', 'schedule'),
    ],
    [
      'that never comes',
      { ...standing(DAILY, at('11-20T04:00')), lastDue: null, nextDue: null },
      { act: 'wait', until: null },
    ],
    ['every quarter of an hour, late', standing('*/15 * * * *', at('11-20T04:10')), run('11-20T04:00', 'catch-up')],
    [
      'at a time that daylight saving skips',
      standing('30 2 * * *', at('03-08T07:00'), { zone: 'America/New_York' }),
      run('03-08T07:00', 'schedule'),
    ],
    [
      'at a time that comes twice, the first time',
      standing('30 1 * * *', at('11-01T05:30'), { zone: 'America/New_York' }),
      run('11-01T05:30', 'schedule'),
    ],
    [
      'at a time that comes twice, the second time',
      standing('30 1 * * *', at('11-01T06:30'), { zone: 'America/New_York', served: true }),
      wait('11-02T06:30'),
    ],
  ]
  it.each(cases)('%s', (_, situation, decision) => expect(decide(situation)).toEqual(decision))

  it('counts as late after some minutes, not before', () => {
    const begun = (late: number) => decide(standing(DAILY, at('11-20T04:00') + late))
    expect(begun(LATE_MS)).toMatchObject({ trigger: 'schedule' })
    expect(begun(LATE_MS + 1)).toMatchObject({ trigger: 'catch-up' })
  })
})
