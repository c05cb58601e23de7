import type { ServerResponse } from 'node:http'
import { ORPCError, ValidationError } from '@orpc/server'

/** What every failure of the API looks like. */
export interface ApiError {
  error: { code: string; message: string; details: string[] }
}

/** A failure as the API tells it. What cannot be read at all fails before any endpoint could say so. */
export function errorBody({ code, message, data }: ORPCError<string, unknown>): ApiError {
  if (code === 'BAD_REQUEST') {
    return {
      error: { code: 'BAD_INPUT', message: 'The body cannot be read: send JSON, or a form with a file.', details: [] },
    }
  }
  return { error: { code, message, details: (data as { details?: string[] } | undefined)?.details ?? [] } }
}

/** Names the field of each mistake in what was sent, by its path. Anything else is told as it is. */
export function explainInput(error: unknown): unknown {
  if (!(error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError))
    return error
  const details = error.cause.issues.flatMap(({ path, message, ...issue }) => {
    const [part, ...fields] = (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step))
    const keys = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.map(String) : []
    if (keys.length > 0) return keys.map((key) => `${[...fields, key].join('.')}: is not known here`)
    return [`${fields.join('.') || (part ?? 'input')}: ${message}`]
  })
  const message = `What was sent has ${details.length === 1 ? 'a mistake' : `${details.length} mistakes`}: ${details.join('; ')}. Nothing was changed.`
  return new ORPCError('BAD_INPUT', { status: 400, message, data: { details }, cause: error.cause })
}

/** Sends a failure that was found before any endpoint was asked. */
export function sendError(
  response: ServerResponse,
  status: number,
  { code, message, headers = {} }: { code: string; message: string; headers?: Readonly<Record<string, string>> },
): void {
  const body: ApiError = { error: { code, message, details: [] } }
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
