import { createORPCClient, isDefinedError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract, FailureCode } from '../../contract/index.ts'
import { inWords } from '../i18n/sentences/index.ts'
import { connection } from './connection.ts'

export type Rpc = ContractRouterClient<typeof contract>

/** The core, as its contract says. */
export const rpc: Rpc = createORPCClient(connection.link)

/** Hears when the core is gone; a reload of the page begins anew. */
export const onCoreGone = (listener: () => void): void => connection.onGone(listener)

/** Whatever a call failed with, in a form and in words to show. */
export interface Failure {
  code: FailureCode
  message: string
  details: readonly string[]
}

export function failureOf(error: unknown): Failure {
  if (isDefinedError(error)) {
    const { code, message, data } = error as { code: FailureCode; message: string; data: { details: string[] } }
    return { code, message: inWords(message), details: data.details.map((line) => inWords(line)) }
  }
  return { code: 'DEFECT', message: error instanceof Error ? error.message : String(error), details: [] }
}
