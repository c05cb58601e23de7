import { randomUUID } from 'node:crypto'
import { UserError } from '../errors.ts'
import type { ImportSource } from './types.ts'

/** What is held of a file that came through a window, at most. */
const MAX_BYTES = 25_000_000

/** Files that come through a window piece by piece. One is held at a time. */
export function createUploads() {
  let held: { id: string; name: string; pieces: Uint8Array[]; size: number } | null = null

  function find(id: string) {
    if (held?.id === id) return held
    throw new UserError('not_found', 'The file is no longer held. Nothing was imported; choose it again.')
  }

  return {
    /**
     * Takes a piece; without an id it is a new file's first, and the file before is let go.
     * @throws UserError `not_found`, `bad_input` when the file gets too large
     */
    add(id: string | null, name: string, piece: Uint8Array): string {
      if (id === null) held = { id: randomUUID(), name, pieces: [], size: 0 }
      const file = find(id ?? held!.id)
      file.size += piece.byteLength
      if (file.size > MAX_BYTES) {
        held = null
        throw new UserError(
          'bad_input',
          `${name} is larger than ${MAX_BYTES / 1_000_000} MB. Nothing was imported; use the command line: earshot import`,
        )
      }
      file.pieces.push(piece)
      return file.id
    },
    /** @throws UserError `not_found` */
    source(id: string): ImportSource {
      const { name, pieces } = find(id)
      return { name, bytes: Buffer.concat(pieces) }
    },
  }
}
