import { csvCell } from './csv.ts'

export interface ShownTable {
  language: 'en' | 'es'
  columns: readonly { label: string; numeric: boolean }[]
  /** Numbers as plain decimal texts, `0.00135`. */
  rows: readonly (readonly (string | null)[])[]
  first: boolean
}

/** What tells a spreadsheet that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
const DECIMAL = /^-?\d+(\.\d+)?$/

/**
 * A table as the window shows it, for a spreadsheet: where the decimal sign is a comma, the separator is a semicolon.
 * Lines end in CR LF; a text that would run as a formula gets an apostrophe.
 */
export function tableCsv({ language, columns, rows, first }: ShownTable): string {
  const separator = language === 'es' ? ';' : ','
  const cell = (text: string | null, index: number): string => {
    if (text === null || !columns[index]?.numeric || !DECIMAL.test(text)) return csvCell(text, separator)
    return language === 'es' ? text.replace('.', ',') : text
  }
  const line = (cells: readonly string[]) => `${cells.join(separator)}\r\n`
  const head = first ? BYTE_ORDER_MARK + line(columns.map(({ label }) => csvCell(label, separator))) : ''
  return head + rows.map((row) => line(row.map(cell))).join('')
}
