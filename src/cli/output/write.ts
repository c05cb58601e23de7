import { createWriteStream, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { messageOf, UserError } from '../../core/errors.ts'

/** Pieces of a text, as many as there are. They are taken no faster than they are written. */
export type Chunks = Iterable<string> | AsyncIterable<string>

/**
 * Writes to standard output, or to a file that appears whole or not at all.
 * @param out path of the file; standard output when absent
 * @throws UserError when the file cannot be written; what was there before is then untouched
 */
export async function writeOut(out: string | undefined, chunks: Chunks): Promise<void> {
  if (out === undefined) return pipeline(Readable.from(chunks), process.stdout, { end: false })
  const existing = statSync(out, { throwIfNoEntry: false })
  if (existing?.isDirectory()) throw unwritable(out, 'it is a folder')
  // A device or a pipe is written to; replacing it by a file is not what was meant.
  if (existing && !existing.isFile()) return pour(chunks, createWriteStream(out))
  // A link stays a link.
  const target = existing ? realpathSync(out) : resolve(out)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    // Flushed, so that a power cut never leaves an empty file under the name.
    await pour(chunks, createWriteStream(temporary, { flush: true }))
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw isSystemError(error) ? unwritable(out, messageOf(error), error) : error
  }
}

const pour = (chunks: Chunks, stream: Writable) => pipeline(Readable.from(chunks), stream)

const isSystemError = (error: unknown) => typeof (error as NodeJS.ErrnoException).syscall === 'string'

const unwritable = (out: string, why: string, cause?: unknown) =>
  new UserError('home', `${out} was not written: ${why}. What was there before is untouched; name another file.`, {
    cause,
  })
