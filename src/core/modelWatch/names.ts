/** What tells that two ids are one model: an id with and without its date, or two dates of one id. */
export type Relation = 'alias' | 'date'

/**
 * How providers mark a version at the end of an id: `-20250929`, `-2025-08-07`, `-05-20`, `-09-2025`, `-0613`, `-001`, or
 * `-latest` for whichever is the newest.
 */
const VERSION = /[-@](?:\d{8}|\d{4}-\d{2}-\d{2}|\d{2}-\d{4}|\d{2}-\d{2}|\d{3,4}|latest)$/

/** A model's id without the date or number of its version. */
export const familyOf = (id: string): string => id.toLowerCase().replace(VERSION, '')

/** How two different ids name one model by themselves; null when they do not. Pure. */
export function relationOf(a: string, b: string): Relation | null {
  if (familyOf(a) !== familyOf(b)) return null
  return isDated(a) && isDated(b) ? 'date' : 'alias'
}

const isDated = (id: string): boolean => VERSION.test(id) && !id.endsWith('latest')
