import { messageOf, UserError } from '../errors.ts'
import { type ArchiveEntry, archiveEntries, contentOf, isIntact } from './archive.ts'
import type { Source } from './source.ts'
import { type Row, type Sheet, UnreadableRow } from './types.ts'

const MEGABYTE = 1_000_000
/** A workbook is read whole, since its directory is at its end. Hundreds of thousands of rows are less. */
const MOST_FILE_BYTES = 64 * MEGABYTE
/** Unpacked, a sheet streams, at some 25 MB a second. */
const MOST_SHEET_BYTES = 256 * MEGABYTE
/** The other parts (texts, styles) are kept, at some twelve times their size. */
const MOST_PART_BYTES = 24 * MEGABYTE

const DAMAGED = 'it is damaged or not complete'
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i
const PART = /\.(xml|rels)$/i
const AS_CSV = 'Save the sheet as CSV, which may be of any size, or take other sheets and pictures out of the file.'

/**
 * Reads one sheet of an XLSX workbook. A formula gives the value it had when the file was saved; nothing is evaluated.
 * @throws UserError `bad_input` when it is none, or one that would take too much memory
 */
export async function readWorkbook(source: Source, sheet: string | undefined): Promise<Sheet> {
  if (source.size > MOST_FILE_BYTES) throw tooLarge(source, `is ${megabytes(source.size)}`, MOST_FILE_BYTES)
  const bytes = await source.whole()
  const entries = archiveEntries(bytes)
  if (!entries) throw unreadable(source, DAMAGED)
  const parts = partsOf(source, entries)
  // The reader takes a sheet as it comes: a damaged one would give rows that nobody wrote.
  for (const part of parts) if (!(await isIntact(bytes, part))) throw unreadable(source, `${DAMAGED}, in ${part.name}`)
  const sheets = sheetNames(bytes, parts)
  const notes =
    sheet === undefined && sheets.length > 1
      ? [`The file has ${sheets.length} sheets; the first was read. Name another to read that one.`]
      : []
  return { rows: readRows(bytes, source, sheet), notes, sheets, share: () => null }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What the sheets are called, in the order of their tabs. */
function sheetNames(bytes: Uint8Array, parts: readonly ArchiveEntry[]): string[] {
  const workbook = parts.find(({ name }) => name === 'xl/workbook.xml')
  if (!workbook) return []
  const xml = new TextDecoder().decode(contentOf(bytes, workbook))
  return [...xml.matchAll(/<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"/g)].map(([, name = '']) =>
    name.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, word) =>
      word
        ? (ENTITIES[word.toLowerCase()] ?? all)
        : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
    ),
  )
}

/** The kinds of ZIP archive that are taken for a workbook, by a file that only they have. */
const OTHER_KINDS: readonly [RegExp, string][] = [
  [/^content\.xml$/, 'an OpenDocument file'],
  [/^xl\/workbook\.bin$/, 'a binary workbook (XLSB)'],
  [/^word\//, 'a Word document'],
  [/^ppt\//, 'a presentation'],
]

/** The parts that may be read, none of them too large. */
function partsOf(source: Source, entries: readonly ArchiveEntry[]): ArchiveEntry[] {
  if (!entries.some(({ name }) => name === '[Content_Types].xml') || !entries.some(({ name }) => SHEET.test(name))) {
    const other = OTHER_KINDS.find(([file]) => entries.some(({ name }) => file.test(name)))
    throw new UserError(
      'bad_input',
      `${source.name} is ${other?.[1] ?? 'an archive'}, not a workbook. Nothing was imported; save it as XLSX or CSV.`,
    )
  }
  const parts = entries.filter(({ name }) => PART.test(name))
  for (const { name, unpacked } of parts) {
    const most = SHEET.test(name) ? MOST_SHEET_BYTES : MOST_PART_BYTES
    if (unpacked > most) throw tooLarge(source, `holds ${megabytes(unpacked)} in ${name}`, most)
  }
  return parts
}

async function* readRows(bytes: Uint8Array, source: Source, sheet: string | undefined): AsyncGenerator<Row> {
  const { streamXlsxRows } = await import('hucre/xlsx')
  let last = 0
  try {
    for await (const { index, values } of streamXlsxRows(bytes, sheet === undefined ? {} : { sheet })) {
      if (!Number.isSafeInteger(index)) throw new Error('a row has no number')
      last = index + 1
      yield { number: last, cells: values.map(textOf) }
    }
  } catch (error) {
    if (last === 0) throw unreadable(source, messageOf(error), error)
    const reason = `The file cannot be read from here on (${messageOf(error)}).`
    throw new UnreadableRow(last + 1, reason, { cause: error })
  }
  if (last === 0 && sheet !== undefined) {
    throw new UserError('bad_input', `${source.name} has no sheet "${sheet}", or nothing on it. Nothing was imported.`)
  }
}

function textOf(value: string | number | boolean | Date | null): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value)
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / MEGABYTE)} MB`

const tooLarge = (source: Source, what: string, most: number) =>
  new UserError(
    'bad_input',
    `${source.name} ${what}, and ${megabytes(most)} is the most. Nothing was imported. ${AS_CSV}`,
  )

const unreadable = (source: Source, why: string, cause?: unknown) =>
  new UserError(
    'bad_input',
    `The workbook ${source.name} cannot be read (${why}). Nothing was imported; open it, save it again, or save it as CSV.`,
    { cause },
  )
