import type { Language } from './format.ts'

/** How a day is typed: in Spanish as it is written there, in English as computers write it, which nobody misreads. */
const ORDERS: Record<Language, 'ymd' | 'dmy'> = { en: 'ymd', es: 'dmy' }

/** A day `YYYY-MM-DD` as it is typed. */
export function writeDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-')
  return ORDERS[language] === 'dmy' ? `${date}/${month}/${year}` : day
}

/**
 * Reads a day as somebody types it: `2026-11-20` in every language, and day before month where that is the custom.
 * @returns `YYYY-MM-DD`; null when it is no day of the calendar
 */
export function readDay(typed: string, language: Language): string | null {
  const iso = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$/.exec(typed)
  const own = ORDERS[language] === 'dmy' ? /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*$/.exec(typed) : null
  const [year, month, date] = iso ? iso.slice(1) : own ? own.slice(1).reverse() : []
  if (year === undefined || month === undefined || date === undefined) return null
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const instant = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day ? null : day
}
