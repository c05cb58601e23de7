import type { Day } from './db/columns.ts'
import { UserError } from './errors.ts'
import { addDays, isDay } from './time.ts'

/** The first and the last day of a stretch, both within it. */
export interface Period {
  from: Day
  to: Day
}

export const SPANS = ['day', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]

/** The calendar day, ISO week (Monday to Sunday) or month that a day belongs to. */
export function periodOf(span: Span, day: Day): Period {
  if (span === 'day') return { from: day, to: day }
  if (span === 'week') {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
    const from = addDays(day, -weekday)
    return { from, to: addDays(from, 6) }
  }
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return { from: `${day.slice(0, 7)}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }
}

export interface PeriodChoice {
  /** How many days, up to `to`. */
  days?: number | undefined
  from?: string | undefined
  /** Today when left out. */
  to?: string | undefined
}

/**
 * The period a person chose: so many days up to one, or from one day to another.
 * @throws UserError `bad_input`
 */
export function choosePeriod({ days, from, to }: PeriodChoice, today: Day, usualDays: number): Period {
  const last = to === undefined ? today : checkDay(to, 'to')
  if (from === undefined) return { from: addDays(last, 1 - checkDays(days ?? usualDays)), to: last }
  if (days !== undefined)
    throw new UserError('bad_input', 'Give either a number of days or the day to begin from, not both.')
  const first = checkDay(from, 'from')
  if (first > last) throw new UserError('bad_input', `The period would begin on ${first}, after its end on ${last}.`)
  return { from: first, to: last }
}

/** @throws UserError `bad_input` unless the text is a real calendar day */
export function checkDay(text: string, name: string): Day {
  if (isDay(text)) return text
  throw new UserError('bad_input', `"${text}" is not a day for "${name}"; write it as 2026-11-20.`)
}

const MOST_DAYS = 36_525

function checkDays(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days
  throw new UserError('bad_input', `${days} is not a number of days from 1 to ${MOST_DAYS}.`)
}

/** How many days a period has. */
export const daysIn = ({ from, to }: Period): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1

/** Every day of a period, oldest first. */
export const eachDay = (period: Period): Day[] =>
  Array.from({ length: daysIn(period) }, (_, i) => addDays(period.from, i))

/** The period of the same length just before. */
export const periodBefore = (period: Period): Period => ({
  from: addDays(period.from, -daysIn(period)),
  to: addDays(period.from, -1),
})
