import { implement, ORPCError } from '@orpc/server'
import { contract, type FailureCode } from '../../contract/index.ts'
import { messageOf, UserError, type UserErrorCode } from '../errors.ts'
import type { Logger } from '../ports.ts'

const CODES: Record<UserErrorCode, FailureCode> = {
  bad_input: 'BAD_INPUT',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  home: 'HOME',
  database: 'DATABASE',
  database_newer: 'DATABASE_NEWER',
  database_busy: 'DATABASE_BUSY',
  disk_full: 'DISK_FULL',
  keychain: 'KEYCHAIN',
  unpriced: 'UNPRICED',
  budget: 'BUDGET',
  network: 'NETWORK',
  cancelled: 'CANCELLED',
}

/** What a handler is made from: the contract, with every failure told as the contract says. */
export const baseOf = (log: Logger) =>
  implement(contract).use(async ({ next, path }) => {
    try {
      return await next()
    } catch (error) {
      if (error instanceof ORPCError) throw error
      if (error instanceof UserError) {
        throw new ORPCError(CODES[error.code], { message: error.message, data: { details: [...error.details] } })
      }
      log('error', `${path.join('.')} failed: ${messageOf(error)}`, {
        stack: error instanceof Error ? error.stack : undefined,
      })
      throw new ORPCError('DEFECT', { message: messageOf(error), data: { details: [] } })
    }
  })

export type Base = ReturnType<typeof baseOf>
