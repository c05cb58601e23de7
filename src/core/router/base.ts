import { implement, ORPCError } from '@orpc/server'
import { contract, type FailureCode } from '../../contract/index.ts'
import { messageOf, UserError, type UserErrorCode } from '../errors.ts'
import type { Logger } from '../ports.ts'
import type { Workspace } from '../workspace.ts'

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

const failure = (code: FailureCode, message: string, details: readonly string[] = []) =>
  new ORPCError(code, { message, data: { details: [...details] } })

/** A failure as the contract tells it; a defect is logged with where it happened. */
function told(error: unknown, path: readonly string[], log: Logger): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof UserError) return failure(CODES[error.code], error.message, error.details)
  const stack = error instanceof Error ? error.stack : undefined
  log('error', `${path.join('.')} failed: ${messageOf(error)}`, { stack })
  return failure('DEFECT', messageOf(error))
}

/** What handlers are made from. `base` needs no open home; `opened` gives each handler the core of the open one. */
export function basesOf(workspace: Workspace, log: Logger) {
  const base = implement(contract).use(async ({ next, path }) => {
    try {
      return await next()
    } catch (error) {
      throw told(error, path, log)
    }
  })
  const opened = base.use(({ next }) => {
    const core = workspace.core()
    if (!core) throw failure('NOT_READY', 'Earshot is still opening its data. Try again in a moment.')
    return next({ context: { core } })
  })
  return { base, opened }
}

export type Opened = ReturnType<typeof basesOf>['opened']
