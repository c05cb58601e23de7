import { Cron } from 'croner'
import type { CronField } from '../../contract/index.ts'
import type { Instant } from '../db/columns.ts'
import { UserError } from '../errors.ts'

/** The five fields, in order, with what may stand in each. */
const FIELDS: readonly { field: CronField; name: string; range: string }[] = [
  { field: 'minute', name: 'minute', range: '0 to 59' },
  { field: 'hour', name: 'hour', range: '0 to 23' },
  { field: 'day', name: 'day of the month', range: '1 to 31' },
  { field: 'month', name: 'month', range: '1 to 12 or JAN to DEC' },
  { field: 'weekday', name: 'day of the week', range: '0 to 7 or SUN to SAT' },
]

/** What is wrong with a cron expression. */
export type CronMistake =
  | { kind: 'fields'; found: number }
  | { kind: 'field'; field: CronField; text: string }
  | { kind: 'never' }

/** When a job is due. Instants are UTC milliseconds, whole minutes. */
export interface CronTimes {
  /** The last due instant at or before one. */
  lastAt(instant: Instant): Instant | null
  /** The first ones after one, at most `count`. */
  nextAfter(instant: Instant, count: number): Instant[]
  /** How many there are between two instants, without these, at most `most`. */
  countBetween(from: Instant, to: Instant, most: number): number
}

/**
 * Reads a cron expression of five fields in a zone. A time that daylight saving skips comes at the end of the gap, one
 * that it repeats comes the first time only.
 * @throws UserError `bad_input` when it is none, or never comes
 */
export function cronTimes(expression: string, zone: string): CronTimes {
  const mistake = cronMistake(expression)
  if (mistake) throw new UserError('bad_input', `${sentenceOf(mistake, expression)} Nothing was changed.`)
  const cron = parse(expression, zone)
  return {
    // Croner looks strictly before, in whole seconds.
    lastAt: (instant) => cron.previousRuns(1, new Date(Math.floor(instant / 1000) * 1000 + 1000))[0]?.getTime() ?? null,
    nextAfter: (instant, count) => cron.nextRuns(count, new Date(instant)).map((date) => date.getTime()),
    countBetween(from, to, most) {
      let count = 0
      let next = cron.nextRun(new Date(from))
      while (next && next.getTime() < to && count < most) {
        count += 1
        next = cron.nextRun(next)
      }
      return count
    },
  }
}

/** What is wrong with an expression, null when nothing is. Pure. */
export function cronMistake(expression: string): CronMistake | null {
  const parts = expression.trim().split(/\s+/).filter(Boolean)
  if (parts.length !== FIELDS.length) return { kind: 'fields', found: parts.length }
  for (const [index, text] of parts.entries()) {
    const alone = FIELDS.map((_, other) => (other === index ? text : '*')).join(' ')
    if (!isCron(alone)) return { kind: 'field', field: FIELDS[index]!.field, text }
  }
  if (!isCron(expression)) return { kind: 'fields', found: parts.length }
  return parse(expression, 'UTC').nextRun() ? null : { kind: 'never' }
}

/** The same in English. */
function sentenceOf(mistake: CronMistake, expression: string): string {
  if (mistake.kind === 'never') return `"${expression}" names a date that never comes.`
  if (mistake.kind === 'fields') {
    return `A time is five fields – minute, hour, day of the month, month, day of the week – such as "0 4 * * *" for every day at 04:00; "${expression}" has ${mistake.found}.`
  }
  const { name, range } = FIELDS.find(({ field }) => field === mistake.field)!
  return `"${mistake.text}" is no ${name}: it is ${range}, or *, with lists (1,15), ranges (1-5) and steps (*/2).`
}

const parse = (expression: string, zone: string) =>
  // Lists and ranges of hours are times of the clock as well as single hours are, so that a skipped one is not lost.
  new Cron(expression.trim(), { mode: '5-part', timezone: zone, paused: true, fixedTimeRule: 'no-wildcard' })

function isCron(expression: string): boolean {
  try {
    parse(expression, 'UTC')
    return true
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return false
    throw error
  }
}

/** A time in words, in the languages that there are. */
export async function cronWords(expression: string): Promise<{ en: string; es: string }> {
  const { default: words } = await import('cronstrue/i18n.js')
  const inLanguage = (locale: string) => words.toString(expression, { locale, use24HourTimeFormat: true })
  return { en: inLanguage('en'), es: inLanguage('es') }
}
