import { UserError } from '../errors.ts'
import { TABLE_COLUMNS, type TableKind } from './columns.ts'
import { fieldOf, sameHeader } from './headers.ts'
import type { Row } from './types.ts'

/** Rows in which the headers are looked for: a title and empty rows may stand above them. */
export const HEADER_ROWS = 10

/** What is written for a field that no column is to give. */
const UNUSED = '-'

/** Which column of a file gives which field. */
export interface Mapping {
  /** The place of each field's column, from 0. */
  fields: ReadonlyMap<string, number>
  /** What each column is called: its header, or its letter. */
  titles: readonly string[]
  /** Whether a row was taken for the headers. */
  headers: boolean
  /** Rows before this number are no data. */
  firstRow: number
  notes: string[]
}

type Wanted = Readonly<Record<string, string>>

/**
 * Finds the columns: by the headers that are known and those that `wanted` names; without headers, by position.
 * @param first the first rows that hold something, at most `HEADER_ROWS`
 * @param wanted by field, the header, letter or number of its column, or "-" for none
 * @param headers whether the first row has them; found by what stands there when left out
 * @throws UserError `bad_input` when a field that is needed, or a column that is wanted, is not there
 */
export function mapColumns(kind: TableKind, first: readonly Row[], wanted: Wanted, headers?: boolean): Mapping {
  checkFields(kind, wanted)
  const header = headers
    ? first[0]
    : headers === false
      ? undefined
      : first.find(({ cells }) => isHeader(kind, cells, wanted))
  const width = Math.max(0, ...first.map(({ cells }) => cells.length))
  const titles = Array.from({ length: width }, (_, at) => header?.cells[at]?.trim() || `column ${letterOf(at)}`)
  const fields = new Map<string, number>()
  for (const [field, column] of Object.entries(wanted)) {
    if (column !== UNUSED) fields.set(field, columnAt(column, titles, header !== undefined))
  }
  const taken = new Set(fields.values())
  for (const [at, title] of titles.entries()) {
    const field = header ? fieldOf(kind, title) : (TABLE_COLUMNS[kind][at]?.field ?? null)
    if (field === null || wanted[field] !== undefined || fields.has(field) || taken.has(at)) continue
    fields.set(field, at)
    taken.add(at)
  }
  const missing = TABLE_COLUMNS[kind].find(({ field, required }) => required && !fields.has(field))
  if (missing) throw noColumn(missing.field, titles)
  const notes = header ? headerNotes(header, first, titles, taken) : [sayPositions(fields)]
  return { fields, titles, headers: header !== undefined, firstRow: (header?.number ?? 0) + 1, notes }
}

/** How many cells are headers that are known, or wanted. */
export const headersIn = (kind: TableKind, cells: readonly string[], wanted: Wanted): number =>
  cells.filter((cell) => fieldOf(kind, cell) !== null || Object.values(wanted).some((name) => sameHeader(name, cell)))
    .length

function isHeader(kind: TableKind, cells: readonly string[], wanted: Wanted): boolean {
  const named = Object.values(wanted).filter((name) => cells.some((cell) => cell !== '' && sameHeader(name, cell)))
  if (named.length > 0) return true
  const fields = new Set(cells.map((cell) => fieldOf(kind, cell)).filter((field) => field !== null))
  return fields.size > 1 || TABLE_COLUMNS[kind].some(({ field, required }) => required && fields.has(field))
}

function checkFields(kind: TableKind, wanted: Wanted): void {
  const known = TABLE_COLUMNS[kind].map(({ field }) => field)
  const unknown = Object.keys(wanted).find((field) => !known.includes(field))
  if (unknown === undefined) return
  throw new UserError(
    'bad_input',
    `There is no field "${unknown}" of ${kind}. Nothing was imported; the fields are ${known.join(', ')}.`,
  )
}

/** A header first; else a letter as spreadsheets have it, or a number from 1. */
function columnAt(column: string, titles: readonly string[], hasHeader: boolean): number {
  const named = hasHeader ? titles.findIndex((title) => title === column || sameHeader(title, column)) : -1
  if (named >= 0) return named
  const at = /^\d+$/.test(column)
    ? Number(column) - 1
    : /^[a-z]$/i.test(column)
      ? column.toLowerCase().charCodeAt(0) - 97
      : -1
  if (at >= 0 && at < titles.length) return at
  throw new UserError('bad_input', `The file has no column "${column}". Nothing was imported; ${sayColumns(titles)}.`)
}

function headerNotes(header: Row, first: readonly Row[], titles: readonly string[], taken: ReadonlySet<number>) {
  const notes: string[] = []
  const above = first.filter(({ number }) => number < header.number).length
  if (above > 0) notes.push(`The headers were found in row ${header.number}; what stands above them was left out.`)
  const unused = titles.filter((_, at) => !taken.has(at) && (header.cells[at] ?? '').trim() !== '')
  if (unused.length > 0) notes.push(`Not used: ${unused.map((title) => `"${title}"`).join(', ')}.`)
  return notes
}

function sayPositions(fields: ReadonlyMap<string, number>): string {
  const places = [...fields].map(([field, at]) => `${field} from column ${letterOf(at)}`)
  return `The file has no headers that are known; columns were taken by their place: ${places.join(', ')}.`
}

const noColumn = (field: string, titles: readonly string[]) =>
  new UserError(
    'bad_input',
    `No column of the file is known to hold the ${field}. Nothing was imported; say which does: ${sayColumns(titles)}.`,
  )

const sayColumns = (titles: readonly string[]) =>
  titles.length === 0 ? 'it has none' : `its columns are ${titles.map((title) => `"${title}"`).join(', ')}`

/** A, B, … Z, AA, as spreadsheets name columns. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : letterOf(Math.floor(at / 26) - 1) + letter
}
