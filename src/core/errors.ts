/**
 * Errors that a person reads. Each says in one sentence what went wrong, where, what was kept and what to do.
 * Anything that is not one of these is a defect of the program and is reported as such.
 */
export type UserErrorCode =
  | 'bad_input'
  | 'not_found'
  | 'conflict'
  | 'home'
  | 'database'
  | 'database_newer'
  | 'database_busy'
  | 'disk_full'
  | 'keychain'
  | 'unpriced'
  | 'budget'
  | 'network'
  | 'cancelled'

export class UserError extends Error {
  override readonly name = 'UserError'
  readonly code: UserErrorCode
  /** One line each, for input with several mistakes. */
  readonly details: readonly string[]

  constructor(code: UserErrorCode, message: string, options: { details?: readonly string[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.details = options.details ?? []
  }
}

/** The classes of a failed call. A class decides retry, pause or giving up, and the words a person reads. */
export { ERROR_CLASSES, type ErrorClass } from '../contract/index.ts'

/** The message of anything thrown, for logs and wrapped errors. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
