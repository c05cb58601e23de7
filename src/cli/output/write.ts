import { createWriteStream, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { messageOf, UserError } from '../../core/errors.ts'

/** Pieces of a text, as many as there are, as UTF-8 where they are bytes. Each is written before the next is taken. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Writes to standard output, or to a file that appears whole or not at all.
 * @param out path of the file; standard output when absent
 * @throws UserError when the file cannot be written; what was there before is then untouched
 */
export async function writeOut(out: string | undefined, chunks: Chunks): Promise<void> {
  if (out === undefined) return pour(chunks, process.stdout)
  const existing = statSync(out, { throwIfNoEntry: false })
  if (existing?.isDirectory()) throw unwritable(out, 'it is a folder')
  // A device or a pipe is written to; replacing it by a file is not what was meant.
  if (existing && !existing.isFile()) return pourAndEnd(chunks, createWriteStream(out))
  // A link stays a link.
  const target = existing ? realpathSync(out) : resolve(out)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    // Flushed, so that a power cut never leaves an empty file under the name.
    await pourAndEnd(chunks, createWriteStream(temporary, { flush: true }))
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw isSystemError(error) ? unwritable(out, messageOf(error), error) : error
  }
}

/** Writes chunk by chunk: the bytes of one may be gone once the next is taken. */
async function pour(chunks: Chunks, stream: Writable): Promise<void> {
  // What fails is told by the write or the end that it fails.
  if (!stream.listeners('error').includes(heard)) stream.on('error', heard)
  for await (const chunk of chunks) {
    await new Promise<void>((resolve, reject) => {
      stream.write(chunk, (error) => (error ? reject(error) : resolve()))
    })
  }
}

const heard = () => undefined

async function pourAndEnd(chunks: Chunks, stream: Writable): Promise<void> {
  try {
    await pour(chunks, stream)
    stream.end()
    await finished(stream)
  } finally {
    stream.destroy()
  }
}

const isSystemError = (error: unknown) => typeof (error as NodeJS.ErrnoException).syscall === 'string'

const unwritable = (out: string, why: string, cause?: unknown) =>
  new UserError('home', `${out} was not written: ${why}. What was there before is untouched; name another file.`, {
    cause,
  })
