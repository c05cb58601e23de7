import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'

/** An entry of a ZIP archive, as its directory has it. */
export interface ArchiveEntry {
  name: string
  /** Bytes in the archive and bytes unpacked. */
  packed: number
  unpacked: number
  checksum: number
  deflated: boolean
  /** Where the archive has it. */
  offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const MOST_COMMENT_BYTES = 65_535
const DEFLATED = 8
/** What stands where a number did not fit and is kept elsewhere, which only archives above 4 GB need. */
const ELSEWHERE = 0xffffffff

/**
 * The directory of a ZIP archive, read without unpacking anything, so that a small file that unpacks to gigabytes is
 * known before it does (APPNOTE.TXT 6.3, 4.3.12 and 4.3.16). Null when there is none that can be relied on.
 */
export function archiveEntries(bytes: Uint8Array): ArchiveEntry[] | null {
  const view = viewOf(bytes)
  const end = endOfDirectory(view)
  if (end === null) return null
  const entries: ArchiveEntry[] = []
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null
    const packed = view.getUint32(at + 20, true)
    const unpacked = view.getUint32(at + 24, true)
    if (packed === ELSEWHERE || unpacked === ELSEWHERE) return null
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength))
    entries.push({
      ...{ name, packed, unpacked },
      checksum: view.getUint32(at + 16, true),
      deflated: view.getUint16(at + 10, true) === DEFLATED,
      offset: view.getUint32(at + 42, true),
    })
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= 0 && at >= last - MOST_COMMENT_BYTES; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return null
}

/**
 * Whether an entry unpacks to what the directory says: as many bytes, with that checksum. Nothing is kept, and it stops
 * at the first byte too many.
 */
export async function isIntact(bytes: Uint8Array, { offset, packed, unpacked, checksum, deflated }: ArchiveEntry) {
  if (offset + LOCAL_BYTES > bytes.length) return false
  const view = viewOf(bytes)
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const data = bytes.subarray(start, start + packed)
  if (!deflated) return data.length === unpacked && crc32(data) === checksum
  const inflate = createInflateRaw()
  inflate.end(data)
  let length = 0
  let sum = 0
  try {
    for await (const piece of inflate as AsyncIterable<Uint8Array>) {
      length += piece.length
      if (length > unpacked) return false
      sum = crc32(piece, sum)
    }
  } catch {
    return false
  }
  return length === unpacked && sum === checksum
}

/** What an entry that is intact holds. */
export function contentOf(bytes: Uint8Array, { offset, packed, deflated }: ArchiveEntry): Uint8Array {
  const view = viewOf(bytes)
  const start = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const data = bytes.subarray(start, start + packed)
  return deflated ? inflateRawSync(data) : data
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
