import { setTimeout as delay } from 'node:timers/promises'
import type { Day, Instant } from './db/columns.ts'

const HOUR = 3_600_000
const QUARTER_HOUR = HOUR / 4
const CLOCK_PARTS = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const
const clockFormatters = new Map<string, Intl.DateTimeFormat>()
const formatters = new Map<string, Intl.DateTimeFormat>()
const recent = new Map<string, { quarter: number; day: Day }>()

/**
 * The calendar day of an instant in an IANA zone, `YYYY-MM-DD`. Zone offsets are whole quarter hours, so a day never
 * changes within one and the last answer can be reused: this runs for every call that is accounted for.
 * @throws RangeError when the zone is unknown
 */
export function dayOf(instant: Instant, zone: string): Day {
  const quarter = Math.floor(instant / QUARTER_HOUR)
  const last = recent.get(zone)
  if (last?.quarter === quarter) return last.day
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formatters.set(zone, formatter)
  }
  const day = formatter.format(instant)
  recent.set(zone, { quarter, day })
  return day
}

/** The month of a day, `YYYY-MM`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** A day some days later (or earlier, when negative). Calendar arithmetic, independent of any zone. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * The instant at which clocks in a zone show an hour of a day. Where daylight saving skips that hour, the instant at
 * which it would have come; where it repeats, the first.
 * @param hour 0 to 23
 */
export function instantAt(day: Day, hour: number, zone: string): Instant {
  const wanted = Date.parse(`${day}T00:00:00Z`) + hour * HOUR
  const [before, after] = [-24 * HOUR, 24 * HOUR].map((shift) => wanted - offsetAt(wanted + shift, zone)) as [
    number,
    number,
  ]
  const showing = [before, after].filter((instant) => instant + offsetAt(instant, zone) === wanted)
  return showing.length > 0 ? Math.min(...showing) : before
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: Instant, zone: string): number {
  let formatter = clockFormatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...CLOCK_PARTS })
    clockFormatters.set(zone, formatter)
  }
  const parts = Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

/** Whether a text is a real calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text
}

/** The real instant, for pauses that are kept in the database. Stamps come from the `Clock` port, which may be faked. */
export const realNow = (): Instant => Date.now()

/** Real waiting, which nobody fakes. Resolves early and quietly when the signal aborts. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : undefined).catch(() => undefined)
}
