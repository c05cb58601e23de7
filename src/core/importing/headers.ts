import { fold } from '../analysis/index.ts'
import { TABLE_COLUMNS, type TableKind } from './columns.ts'

/** A header as it is compared: case, accents and punctuation say nothing. */
const headerKey = (text: string): string =>
  fold(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const known = new Map<TableKind, Map<string, string>>()

/** The field that a header is known to give; null for any other text. */
export function fieldOf(kind: TableKind, header: string): string | null {
  let fields = known.get(kind)
  if (!fields) {
    fields = new Map(TABLE_COLUMNS[kind].flatMap(({ field, headers }) => headers.map((text) => [text, field] as const)))
    known.set(kind, fields)
  }
  return fields.get(headerKey(header)) ?? null
}

/** Whether two headers are the same to a person. */
export function sameHeader(a: string, b: string): boolean {
  const key = headerKey(a)
  return key !== '' && key === headerKey(b)
}
