/** An entry of a ZIP archive, as its directory has it. */
export interface ArchiveEntry {
  name: string
  /** Bytes in the archive and bytes unpacked. */
  packed: number
  unpacked: number
}

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const MOST_COMMENT_BYTES = 65_535
/** What stands where a number did not fit and is kept elsewhere, which only archives above 4 GB need. */
const ELSEWHERE = 0xffffffff

/**
 * The directory of a ZIP archive, read without unpacking anything, so that a small file that unpacks to gigabytes is
 * known before it does (APPNOTE.TXT 6.3, 4.3.12 and 4.3.16). Null when there is none that can be relied on.
 */
export function archiveEntries(bytes: Uint8Array): ArchiveEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return null
  const entries: ArchiveEntry[] = []
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY) return null
    const packed = view.getUint32(at + 20, true)
    const unpacked = view.getUint32(at + 24, true)
    if (packed === ELSEWHERE || unpacked === ELSEWHERE || (packed > 2 && unpacked === 0)) return null
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength))
    entries.push({ name, packed, unpacked })
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
