import { implement, ORPCError } from '@orpc/server'
import { contract, type FailureCode, failures } from '../../contract/index.ts'
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
  new ORPCError(code, { status: failures[code].status, message, data: { details: [...details] } })

/** A failure as the contract tells it; a defect is logged with where it happened. */
export function told(error: unknown, path: readonly string[], log: Logger): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof UserError) return failure(CODES[error.code], error.message, error.details)
  const stack = error instanceof Error ? error.stack : undefined
  log('error', `${path.join('.')} failed: ${messageOf(error)}`, { stack })
  return failure('DEFECT', messageOf(error))
}

const isSubscription = (output: unknown): output is AsyncGenerator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output

/** A subscription fails after its handler has returned, and is told no differently. */
async function* toldAsItGoes(states: AsyncIterable<unknown>, tell: (error: unknown) => unknown) {
  try {
    yield* states
  } catch (error) {
    throw tell(error)
  }
}

/** What handlers are made from. `base` needs no open home; `opened` gives each handler the core of the open one. */
export function basesOf(workspace: Workspace, log: Logger) {
  const base = implement(contract).use(async ({ next, path }) => {
    const tell = (error: unknown) => told(error, path, log)
    try {
      const result = await next()
      return isSubscription(result.output) ? { ...result, output: toldAsItGoes(result.output, tell) } : result
    } catch (error) {
      throw tell(error)
    }
  })
  const opened = base.use(({ next }) => {
    const core = workspace.core()
    if (!core) throw failure('NOT_READY', 'Earshot is still opening its data. Try again in a moment.')
    return next({ context: { core } })
  })
  return { base, opened }
}

export type Bases = ReturnType<typeof basesOf>
export type Opened = ReturnType<typeof basesOf>['opened']
