import { UserError } from '../errors.ts'
import { headOf, type Source } from './source.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const MARKS: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * How the text of a file is encoded: by its byte order mark; else UTF-16 by where its zero bytes are; else UTF-8, unless
 * the bytes are no UTF-8, and then the encoding of Western Windows, of which Latin-1 is nearly a part.
 * @throws UserError `bad_input` when it is no text
 */
export async function detectEncoding(source: Source): Promise<Encoding> {
  const head = await headOf(source)
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => head[at] === byte))
  if (marked) return marked[0]
  const zeros = zerosOf(head)
  if (zeros.even + zeros.odd > 0) {
    if (zeros.odd > zeros.even * 10) return 'utf-16le'
    if (zeros.even > zeros.odd * 10) return 'utf-16be'
    throw new UserError(
      'bad_input',
      `${source.name} is neither text nor a spreadsheet. Nothing was imported; save it as CSV or XLSX.`,
    )
  }
  return (await isUtf8(source)) ? 'utf-8' : 'windows-1252'
}

function zerosOf(bytes: Uint8Array) {
  const zeros = { even: 0, odd: 0 }
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) zeros.even += 1
    else zeros.odd += 1
  }
  return zeros
}

/** A damaged character or two leave a text UTF-8: it is told by the piece where it first fails. */
async function isUtf8(source: Source): Promise<boolean> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of source.pieces()) {
    try {
      strict.decode(piece, { stream: true })
    } catch {
      const text = new TextDecoder('utf-8').decode(piece)
      const lost = text.match(/\uFFFD/g)?.length ?? 0
      const read = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
      return read > lost
    }
  }
  return true
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* decoded(source: Source, encoding: Encoding): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of source.pieces()) {
    yield { text: decoder.decode(piece, { stream: true }), bytes: piece.length }
  }
  yield { text: decoder.decode(), bytes: 0 }
}
