import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { messageOf, UserError } from '../errors.ts'
import type { ChoreWatch } from '../ports.ts'

/** How much is written between two tellings of how much it is. */
const TOLD_EVERY_BYTES = 4_000_000

/**
 * Writes a file block by block; it appears whole or not at all.
 * @throws UserError `home`, `disk_full`, `cancelled`; what was there before is then untouched
 */
export async function writeWhole(
  to: string,
  blocks: Iterable<string | Uint8Array>,
  { onBytes, signal, breathe }: ChoreWatch & { breathe: () => Promise<unknown> },
): Promise<{ bytes: number }> {
  const part = `${to}.part`
  let bytes = 0
  let told = 0
  let open: number | null = null
  try {
    mkdirSync(dirname(to), { recursive: true })
    open = openSync(part, 'w')
    for (const block of blocks) {
      bytes += writeAll(open, typeof block === 'string' ? Buffer.from(block) : block)
      if (bytes - told >= TOLD_EVERY_BYTES) {
        told = bytes
        onBytes?.(bytes)
      }
      await breathe()
      if (signal?.aborted) throw new UserError('cancelled', 'The export was cancelled. Nothing was written.')
    }
    // A power cut must not leave an empty file under the name.
    fsyncSync(open)
    closeSync(open)
    open = null
    renameSync(part, to)
    return { bytes }
  } catch (error) {
    if (open !== null) closeSync(open)
    if (existsSync(part)) rmSync(part)
    throw explained(error, to)
  }
}

function writeAll(file: number, block: Uint8Array): number {
  let done = 0
  while (done < block.length) done += writeSync(file, block, done)
  return done
}

function explained(error: unknown, to: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (typeof syscall !== 'string') return error
  if (code === 'ENOSPC') {
    return new UserError('disk_full', `The disk is full: ${to} was not written. Free some space and try again.`, {
      cause: error,
    })
  }
  const why = messageOf(error)
  return new UserError('home', `${to} was not written: ${why}. What was there before is untouched; choose another.`, {
    cause: error,
  })
}
