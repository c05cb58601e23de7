import { messageOf, UserError, type UserErrorCode } from '../core/errors.ts'

/** A failure as it crosses from one thread to another, where an error would lose its class. */
export interface ToldFailure {
  /** Null for a defect. */
  readonly code: UserErrorCode | null
  readonly message: string
  readonly details: readonly string[]
}

export const failureToTell = (error: unknown): ToldFailure =>
  error instanceof UserError
    ? { code: error.code, message: error.message, details: error.details }
    : { code: null, message: messageOf(error), details: [] }

export const failureTold = ({ code, message, details }: ToldFailure): Error =>
  code ? new UserError(code, message, { details }) : new Error(message)
