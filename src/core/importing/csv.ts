import { parse } from 'csv-parse'
import { type DelimiterHints, findDelimiter, NO_DELIMITER } from './delimiter.ts'
import { decoded, detectEncoding, type Encoding } from './encoding.ts'
import type { Source } from './source.ts'
import { type Row, type Sheet, UnreadableRow } from './types.ts'

const SAMPLE_CHARACTERS = 65_536
/** Longer than any row that could be imported: past it, a quotation mark is missing. */
const MOST_ROW_CHARACTERS = 4_000_000
/** The line by which Excel is told the separator. */
const SEPARATOR_LINE = /^sep=(.)(?:\r\n|\n|\r)/i

const NAMES: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }

/** Reads a CSV as it comes: any of four separators, any common encoding, quotes by RFC 4180 or only nearly. */
export async function readCsv(source: Source, hints: DelimiterHints): Promise<Sheet> {
  const encoding = await detectEncoding(source)
  const sample = await sampleOf(source, encoding)
  const told = SEPARATOR_LINE.exec(sample)
  const delimiter = told?.[1] ?? findDelimiter(sample, hints)
  let bytes = 0
  return {
    rows: readRows(),
    notes: sayHow(encoding, delimiter),
    sheets: [],
    share: () => bytes / source.size,
  }

  async function* readRows(): AsyncGenerator<Row> {
    const ready: Row[] = []
    let number = 0
    const parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      ltrim: true,
      max_record_size: MOST_ROW_CHARACTERS,
      on_record(cells: string[]) {
        number += 1
        ready.push({ number, cells })
        return null
      },
    })
    // It is told by `errored` after each piece; what was read before it counts.
    parser.on('error', () => undefined)
    parser.resume()
    const closed = new Promise<void>((resolve) => parser.once('close', resolve))
    const drained = () => new Promise<void>((resolve) => parser.once('drain', resolve))
    let skip = told?.[0].length ?? 0
    for await (const piece of decoded(source, encoding)) {
      bytes += piece.bytes
      const text = piece.text.slice(skip)
      skip -= piece.text.length - text.length
      if (!parser.write(text) && !parser.errored) await Promise.race([drained(), closed])
      yield* ready.splice(0)
      if (parser.errored) break
    }
    if (!parser.errored) {
      parser.end()
      await closed
    }
    yield* ready.splice(0)
    if (parser.errored) throw unreadable(number + 1, parser.errored)
  }
}

async function sampleOf(source: Source, encoding: Encoding): Promise<string> {
  let sample = ''
  for await (const { text } of decoded(source, encoding)) {
    sample += text
    if (sample.length >= SAMPLE_CHARACTERS) return sample.slice(0, SAMPLE_CHARACTERS)
  }
  return `${sample}\n`
}

function sayHow(encoding: Encoding, delimiter: string): string[] {
  const notes: string[] = []
  if (encoding === 'windows-1252') {
    notes.push(
      'Read as Windows-1252 (Western European), since it is not UTF-8: if letters look wrong, save it as UTF-8.',
    )
  }
  if (encoding.startsWith('utf-16')) notes.push('Read as UTF-16.')
  if (delimiter !== ',' && delimiter !== NO_DELIMITER) {
    notes.push(`Read with ${NAMES[delimiter] ?? `"${delimiter}"`} between the columns.`)
  }
  return notes
}

function unreadable(row: number, error: Error): UnreadableRow {
  const { code } = error as { code?: string }
  const open = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
  const reason = open
    ? 'A quotation mark opens in this row that nothing closes: it and what follows were left out.'
    : `The file cannot be read from here on (${error.message.replace(/\s+/g, ' ')}).`
  return new UnreadableRow(row, reason, { cause: error })
}
