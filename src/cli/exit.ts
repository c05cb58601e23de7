import { CommanderError } from 'commander'
import { UserError } from '../core/errors.ts'

/** What the program ends with. Scripts depend on these. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** A budget blocked something. */
  budget: 3,
  /** Some tasks failed. */
  partial: 4,
  cancelled: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The exit code of an error that ended a command. */
export function exitCodeOf(error: unknown): ExitCode {
  // Help and version are asked for, and end a command the same way a mistake does.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (!(error instanceof UserError)) return EXIT.failed
  if (error.code === 'bad_input') return EXIT.usage
  if (error.code === 'budget') return EXIT.budget
  return error.code === 'cancelled' ? EXIT.cancelled : EXIT.failed
}

/**
 * Runs what reads a file or the home's own content: a mistake in there is a failure of the command, and no wrong use
 * of it.
 */
export async function contentOf<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'bad_input') throw error
    throw new UserError('conflict', error.message, { details: error.details, cause: error })
  }
}
