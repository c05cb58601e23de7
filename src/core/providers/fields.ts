/**
 * Careful access to JSON that others wrote. A missing or odd field reads as nothing, so that one surprise in a body
 * never loses an answer that was paid for.
 */
export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const NO_FIELDS: Fields = Object.freeze({})
const NO_LIST: readonly unknown[] = Object.freeze([])

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : NO_FIELDS)

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : NO_LIST)

/** The list's objects, each as fields; anything else in it is passed over. */
export const itemsOf = (value: unknown): Fields[] => listOf(value).filter(isFields)

/** A text that says something, or null. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** A count of tokens or calls: a whole number, 0 when absent or not one. */
export const countOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.trunc(value) : 0
