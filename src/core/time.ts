import { setTimeout as delay } from 'node:timers/promises'
import type { Day, Instant } from './db/columns.ts'

const QUARTER_HOUR = 15 * 60_000
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
