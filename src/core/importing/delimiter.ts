/** What may stand between the cells of a CSV, the likelier first. */
const DELIMITERS = [',', ';', '\t', '|'] as const

/** Between the cells of a file that has one column: a character that no text holds. */
export const NO_DELIMITER = '\u001f'

const MOST_RECORDS = 50
/** Share of the records that must have the same number of cells, for a delimiter to be one and not punctuation. */
const CONSISTENT = 0.8

export interface DelimiterHints {
  /** How many cells of a row are headers that are known. */
  headersIn(cells: readonly string[]): number
  /** Whether a cell is likely to be a sentence, in which a comma with a space behind it is a comma. */
  prose: boolean
}

/**
 * What stands between the cells, told from the beginning of the text: the one that splits a row into headers that are
 * known; else the one that splits nearly all records into equally many cells; else none, and there is one column.
 * @param sample whole records
 */
export function findDelimiter(sample: string, hints: DelimiterHints): string {
  const tried = DELIMITERS.map((delimiter) => ({ delimiter, records: split(sample, delimiter) }))
  const headed = tried.map(({ delimiter, records }) => ({ delimiter, ...bestHeader(records, hints) }))
  const header = headed.reduce((best, each) => (each.known > best.known ? each : best))
  if (header.known > 0) return header.cells > 1 ? header.delimiter : NO_DELIMITER
  const even = tried
    .filter(({ delimiter }) => !(hints.prose && delimiter === ',' && isPunctuation(sample)))
    .map(({ delimiter, records }) => ({ delimiter, ...regularity(records) }))
    .filter(({ cells, share }) => cells > 1 && share >= CONSISTENT)
  if (even.length === 0) return NO_DELIMITER
  return even.reduce((best, each) => (each.share > best.share ? each : best)).delimiter
}

function bestHeader(records: string[][], hints: DelimiterHints) {
  let best = { known: 0, cells: 0 }
  for (const cells of records.slice(0, 10)) {
    const known = hints.headersIn(cells)
    if (known > best.known) best = { known, cells: cells.length }
  }
  return best
}

function regularity(records: string[][]) {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [cells, times] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])
  return { cells, share: times / records.length }
}

function isPunctuation(sample: string): boolean {
  const commas = sample.match(/,/g)?.length ?? 0
  const spaced = sample.match(/, /g)?.length ?? 0
  return spaced >= commas * CONSISTENT
}

/** The first records, quotes respected. A last one that does not end is left out when there are others. */
function split(sample: string, delimiter: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endRecord = () => {
    if (cells.length > 0 || cell.trim() !== '') records.push([...cells, cell])
    cells = []
    cell = ''
  }
  for (const character of sample) {
    if (records.length >= MOST_RECORDS) return records
    if (character === '"') quoted = !quoted
    else if (quoted) cell += character
    else if (character === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (character === '\n' || character === '\r') endRecord()
    else cell += character
  }
  if (records.length === 0) endRecord()
  return records
}
