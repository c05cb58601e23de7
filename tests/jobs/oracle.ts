/** When jobs should run, worked out from a zone's wall clock alone, minute by minute, without any cron library. */

const FIVE_MINUTES = 300_000
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A time of day, every day or on one day of the week (0 is Sunday). */
export interface TimeOfDay {
  hour: number
  minute: number
  weekday: number | null
}

/** What the clocks of a zone show: `2026-11-20 04:00`. */
export function wallClock(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
  return (instant) => format.format(instant)
}

/**
 * Every instant of a span of days at which a job is due: the first at which the clocks show its time or, where they skip
 * it, something later of the same day.
 */
export function dueInstants(zone: string, { hour, minute, weekday }: TimeOfDay, from: string, days: number): number[] {
  const shown = wallClock(zone)
  const wanted = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const due: number[] = []
  for (let index = 0; index < days; index += 1) {
    const midnight = Date.parse(`${from}T00:00:00Z`) + index * DAY
    if (weekday !== null && new Date(midnight).getUTCDay() !== weekday) continue
    const target = `${new Date(midnight).toISOString().slice(0, 10)} ${wanted}`
    const asUtc = midnight + hour * HOUR + minute * 60_000
    const ahead = Date.parse(`${shown(asUtc).replace(' ', 'T')}:00Z`) - asUtc
    for (let instant = asUtc - ahead - 3 * HOUR; ; instant += FIVE_MINUTES) {
      if (shown(instant) < target) continue
      due.push(instant)
      break
    }
  }
  return due
}
