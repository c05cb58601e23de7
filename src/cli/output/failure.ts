import { CommanderError } from 'commander'
import { messageOf, UserError } from '../../core/errors.ts'
import type { Host } from '../host.ts'

/** Tells a person what went wrong, in one sentence and a line for each mistake; the stack only when asked for. */
export function reportFailure(error: unknown, host: Host | null): void {
  // Those have been told by then.
  if (error instanceof CommanderError) return
  host?.record('error', messageOf(error), { stack: stackOf(error) })
  const lines = [sentenceOf(error)]
  if (error instanceof UserError) lines.push(...error.details.map((detail) => `  ${detail}`))
  if (host?.verbose) lines.push(stackOf(error))
  const text = lines.join('\n')
  process.stderr.write(`${host ? host.scrub(text) : text}\n`)
}

function sentenceOf(error: unknown): string {
  if (error instanceof UserError) return error.message
  return `Something went wrong inside the program: ${messageOf(error)}. What was stored is kept; run it again with --verbose for the details.`
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
