import { crc32, deflateRawSync } from 'node:zlib'
import type { DelimiterHints } from '../delimiter.ts'
import { headersIn } from '../mapping.ts'
import { openSheet } from '../sheet.ts'
import type { ImportKind, ImportSource, Row } from '../types.ts'

/** A file in memory. */
export const source = (content: string | Uint8Array, name = 'file.csv'): ImportSource => ({
  name,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
})

const hintsFor = (kind: ImportKind): DelimiterHints => ({
  headersIn: (cells) => headersIn(kind, cells, {}),
  prose: kind === 'prompts',
})

/** Every row of a file, and what is said about how it was read. */
export async function rowsOf(file: ImportSource, kind: ImportKind = 'prompts', sheet?: string) {
  const { rows, notes } = await openSheet(file, sheet, hintsFor(kind))
  const read: Row[] = []
  for await (const row of rows) read.push(row)
  return { cells: read.map(({ cells }) => cells), rows: read, notes }
}

export interface ZipEntry {
  name: string
  content: string | Uint8Array
  /** What the archive says it unpacks to, when that is a lie. */
  claims?: number
}

/** A ZIP archive, as workbooks are. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claims } of entries) {
    const data = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claims ?? data.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, rest, Buffer.from(name)]))
    parts.push(local)
    at += local.length
  }
  const end = Buffer.alloc(18)
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end])
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/**
 * The parts of a workbook as Excel orders them, shared texts after the sheets.
 * @param sheets each sheet's rows in XML @param strings its shared texts in XML
 */
export function workbookParts(sheets: Record<string, string>, strings: readonly string[] = []): ZipEntry[] {
  const names = Object.keys(sheets)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const listed = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')
  const related = names.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')
  return [
    { name: '[Content_Types].xml', content: `${XML}<Types xmlns="${PACKAGE}/content-types"/>` },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${PACKAGE}/relationships">${related}${relation('rIdT', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    ...names.map((name, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
    })),
    {
      name: 'xl/sharedStrings.xml',
      content: `${XML}<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
  ]
}
