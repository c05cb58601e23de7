import { isDay } from '../time.ts'

/** Which of two numbers comes first in dates with slashes or dashes. */
export type DateOrder = 'day first' | 'month first'

const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b/
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const NAMED = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})/i

/** What a date tells about the order of a column; null when it could be either. */
function orderIn(text: string): DateOrder | null {
  const match = NUMBERS.exec(text.trim())
  if (!match) return null
  const [, first, mark, second] = match
  if (Number(first) > 12 || mark === '.') return 'day first'
  return Number(second) > 12 ? 'month first' : null
}

/** What the dates of a column tell together; null when none does, or when they contradict each other. */
export function orderOf(texts: Iterable<string>): DateOrder | null {
  const told = new Set<DateOrder>()
  for (const text of texts) {
    const order = orderIn(text)
    if (order) told.add(order)
  }
  return told.size === 1 ? ([...told][0] as DateOrder) : null
}

/** Reads a date as a day, `YYYY-MM-DD`; what follows it, such as a time, says nothing. */
export function readDay(text: string, order: DateOrder | null): { day: string } | { fault: string } {
  const line = text.trim()
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(line)?.[0]
  if (iso) return isDay(iso) ? { day: iso } : { fault: `"${line}" is not a day of the calendar.` }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(line)
  if (compact) return dayOfParts(line, compact[1], compact[2], compact[3])
  const named = NAMED.exec(line)
  if (named) {
    const month = MONTHS.indexOf((named[1] ?? '').toLowerCase()) + 1
    return month > 0 ? dayOfParts(line, named[3], String(month), named[2]) : { fault: `"${line}" is not a date.` }
  }
  const numbers = NUMBERS.exec(line)
  if (!numbers) return { fault: `"${line}" is not a date: write it as 2026-11-03.` }
  const [, first, , second, year] = numbers
  switch (orderIn(line) ?? order) {
    case 'day first':
      return dayOfParts(line, year, second, first)
    case 'month first':
      return dayOfParts(line, year, first, second)
    default:
      return {
        fault: `"${line}" may be a day or a month first, and no date of the file tells: write it as 2026-11-03.`,
      }
  }
}

function dayOfParts(text: string, year = '', month = '', day = ''): { day: string } | { fault: string } {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? { day: iso } : { fault: `"${text}" is not a day of the calendar.` }
}
