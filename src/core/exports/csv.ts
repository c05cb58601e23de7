const QUOTED = { ',': /[",\r\n]|^\s|\s$/, ';': /[";\r\n]|^\s|\s$/ }
/** What makes a spreadsheet read a cell as a formula, the full-width signs that some turn into plain ones included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const NUMBER = /^[+-]?\d+(\.\d+)?$/
const BLOCK_LENGTH = 65_536

/**
 * One cell by RFC 4180. Nothing is lost, but a text that a spreadsheet would run as a formula gets an apostrophe before
 * it, since answers are written by others; the JSON form keeps every text as it is.
 */
export function csvCell(value: unknown, separator: ',' | ';' = ','): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return QUOTED[separator].test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * CSV with a line of headers, in blocks of some 64 kB, lines ending in CR LF.
 * @param columns paths into the rows, `usage.searches` for a field inside; they are the headers too
 */
export function* toCsv(columns: readonly string[], rows: Iterable<object>): Generator<string> {
  yield* inBlocks(
    (function* () {
      yield csvHeader(columns)
      yield* csvLines(columns, rows)
    })(),
  )
}

export const csvHeader = (columns: readonly string[]): string =>
  `${columns.map((column) => csvCell(column)).join(',')}\r\n`

/** One line a row, ending in CR LF. */
export function* csvLines(columns: readonly string[], rows: Iterable<object>): Generator<string> {
  const paths = columns.map((column) => column.split('.'))
  for (const row of rows) yield `${paths.map((path) => csvCell(at(row, path))).join(',')}\r\n`
}

/** One JSON object a line, in blocks of some 64 kB. */
export function* toJsonl(rows: Iterable<object>): Generator<string> {
  yield* inBlocks(lines())

  function* lines() {
    for (const row of rows) yield `${JSON.stringify(row)}\n`
  }
}

function* inBlocks(lines: Iterable<string>): Generator<string> {
  let block = ''
  for (const line of lines) {
    block += line
    if (block.length < BLOCK_LENGTH) continue
    yield block
    block = ''
  }
  if (block) yield block
}

function at(row: object, path: readonly string[]): unknown {
  let value: unknown = row
  for (const key of path) value = (value as Record<string, unknown>)[key]
  return value
}
