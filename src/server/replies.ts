import type { ServerResponse } from 'node:http'
import type { Refusal } from './gate.ts'
import { refusedPage, type SmallPage, signInPage } from './pages.ts'

/** How the client of the contract names what went wrong before its request was heard. */
const CODES: Record<Refusal['status'], string> = {
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  405: 'METHOD_NOT_SUPPORTED',
  411: 'LENGTH_REQUIRED',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
}

export function sendPage(response: ServerResponse, status: number, { html, headers }: SmallPage): void {
  response.writeHead(status, headers).end(html)
}

interface Asker {
  /** Whether it was the contract's client, and not a person, that asked. */
  rpc: boolean
  /** The `accept-language` header. */
  language: string | undefined
}

/** Tells whoever asked why they are not heard, in a form they understand. */
export function sendRefusal(
  response: ServerResponse,
  { status, message, headers = {} }: Refusal,
  { rpc, language }: Asker,
): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (!rpc) {
    sendPage(response, status, status === 401 ? signInPage(language) : refusedPage(message))
    return
  }
  const error = { defined: false, code: CODES[status], status, message }
  response
    .writeHead(status, {
      ...{ 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    })
    .end(JSON.stringify({ json: error }))
}
