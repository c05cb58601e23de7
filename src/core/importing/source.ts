import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { messageOf, UserError } from '../errors.ts'
import type { ImportSource } from './types.ts'

const PIECE_BYTES = 256 * 1024

/** A file that can be read from its beginning as often as needed. */
export interface Source {
  name: string
  /** In bytes. */
  size: number
  pieces(): AsyncIterable<Uint8Array>
  /** All of it at once, for formats that cannot be read from front to back. */
  whole(): Promise<Uint8Array>
}

/** @throws UserError `not_found` when it is not a file that can be read, `bad_input` when it is empty */
export async function openSource(given: ImportSource): Promise<Source> {
  const source = 'bytes' in given ? inMemory(given.name, given.bytes) : await onDisk(given.name, given.path)
  if (source.size > 0) return source
  throw new UserError('bad_input', `${source.name} is empty. Nothing was imported.`)
}

async function onDisk(name: string, path: string): Promise<Source> {
  const size = await sizeOf(name, path)
  return {
    name,
    size,
    async *pieces() {
      try {
        yield* createReadStream(path, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Uint8Array>
      } catch (error) {
        throw brokenOff(name, error)
      }
    },
    whole: () =>
      readFile(path).catch((error: unknown): never => {
        throw brokenOff(name, error)
      }),
  }
}

async function sizeOf(name: string, path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw unreadable(name, found.isDirectory() ? 'it is a folder' : 'it is no ordinary file')
    await (await open(path)).close()
    return found.size
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(name, messageOf(error), error)
  }
}

function inMemory(name: string, bytes: Uint8Array): Source {
  return {
    name,
    size: bytes.length,
    async *pieces() {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES)
    },
    whole: async () => bytes,
  }
}

const unreadable = (name: string, why: string, cause?: unknown) =>
  new UserError(
    'not_found',
    `${name} cannot be read (${why}). Nothing was imported; check its name, and close it elsewhere.`,
    { cause },
  )

const brokenOff = (name: string, cause: unknown) =>
  new UserError(
    'not_found',
    `${name} could not be read to its end (${messageOf(cause)}). What was imported until then is kept; import it again.`,
    { cause },
  )

/** The first bytes, at most as many as one piece. */
export async function headOf(source: Source): Promise<Uint8Array> {
  for await (const piece of source.pieces()) return piece
  return new Uint8Array()
}
