import { UserError } from '../errors.ts'
import { readCsv } from './csv.ts'
import type { DelimiterHints } from './delimiter.ts'
import { headOf, openSource } from './source.ts'
import type { ImportSource, Sheet } from './types.ts'
import { readWorkbook } from './workbook.ts'

const starts =
  (...bytes: number[]) =>
  (head: Uint8Array) =>
    bytes.every((byte, at) => head[at] === byte)
const text = (pattern: RegExp) => (head: Uint8Array) => pattern.test(new TextDecoder().decode(head.subarray(0, 512)))

const isArchive = starts(0x50, 0x4b, 0x03, 0x04)

/** Files that are often taken for one that can be imported, told by how they begin. */
const OTHER_KINDS: readonly [(head: Uint8Array) => boolean, string][] = [
  [starts(0xd0, 0xcf, 0x11, 0xe0), 'an old Excel file (XLS), or a workbook with a password'],
  [starts(0x25, 0x50, 0x44, 0x46), 'a PDF'],
  [starts(0x1f, 0x8b), 'a compressed file'],
  [text(/^\s*<(!doctype|html|table|\?xml)/i), 'a web page or XML, whatever its name says'],
  [text(/^\{\\rtf/), 'a formatted text (RTF)'],
]

/**
 * Opens a file by what it holds, whatever its name.
 * @throws UserError `not_found`, `bad_input` when it cannot be read or is of no known format
 */
export async function openSheet(given: ImportSource, name: string | undefined, hints: DelimiterHints): Promise<Sheet> {
  const source = await openSource(given)
  const head = await headOf(source)
  const other = OTHER_KINDS.find(([matches]) => matches(head))
  if (other) {
    throw new UserError(
      'bad_input',
      `${source.name} is ${other[1]}. Nothing was imported; open it in a spreadsheet program and save it as XLSX or CSV.`,
    )
  }
  if (isArchive(head)) return readWorkbook(source, name)
  if (name === undefined) return readCsv(source, hints)
  throw new UserError('bad_input', `${source.name} is a CSV and has no sheets. Nothing was imported; name no sheet.`)
}
