import { createWriteStream, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
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
  const target = existsSync(out) ? realpathSync(out) : resolve(out)
  const existing = statSync(target, { throwIfNoEntry: false })
  if (existing?.isDirectory()) throw unwritable(out, 'it is a folder')
  // A device or a pipe is written to; replacing it by a file is not what was meant.
  if (existing && !existing.isFile()) return toFile(target, chunks)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    await toFile(temporary, chunks)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw isSystemError(error) ? unwritable(out, messageOf(error), error) : error
  }
}

const toFile = (path: string, chunks: Chunks) =>
  pipeline(Readable.from(chunks), createWriteStream(path, { flush: true }))

const isSystemError = (error: unknown) => typeof (error as NodeJS.ErrnoException).syscall === 'string'

const unwritable = (out: string, why: string, cause?: unknown) =>
  new UserError('home', `${out} was not written: ${why}. What was there before is untouched; name another file.`, {
    cause,
  })
