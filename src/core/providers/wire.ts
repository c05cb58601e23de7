import { type Fields, isFields } from './fields.ts'

/** The endpoint answered with an HTTP error. Kept whole here, because SDKs drop what they do not expect of an error body. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'
  readonly status: number
  readonly headers: Headers
  readonly body: string

  constructor(status: number, headers: Headers, body: string) {
    super(`HTTP ${status}`)
    this.status = status
    this.headers = headers
    this.body = body
  }
}

/** The request or its answer was lost on the way; `cause` is what the network said. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure'

  constructor(cause: unknown) {
    super('fetch failed', { cause })
  }
}

/** A successful answer that is no JSON object. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody'
  readonly body: string

  constructor(what: string, body: string) {
    super(what)
    this.body = body
  }
}

/** An answer as it came: the exact text, the same parsed once, and its headers. */
export interface Received {
  text: string
  json: Fields
  headers: Headers
  /** The model that was asked for, for bodies that do not name the one that answered. */
  requestedModel: string
}

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** What a request may carry. SDKs would add more from environment variables (organisations, custom headers) and about this machine. */
const SENT_HEADERS = new Set([
  'accept',
  'anthropic-beta',
  'anthropic-version',
  'authorization',
  'content-type',
  'user-agent',
  'x-api-key',
  'x-goog-api-key',
])
const KEY_HEADERS = new Set(['authorization', 'x-api-key', 'x-goog-api-key'])

const GLOBAL_DISPATCHER = Symbol.for('undici.globalDispatcher.1')

interface Dispatcher {
  dispatch(options: object, handler: object): boolean
}

/** The runtime's own connection pool; a runtime whose `fetch` keeps none there has no limit to lift either. */
const pool = () => (globalThis as Record<symbol, unknown>)[GLOBAL_DISPATCHER] as Dispatcher | undefined

/**
 * The pool without its limit of five minutes for headers and body: a model may think longer, and how long to wait is
 * the caller's decision.
 */
const patientDispatcher: Dispatcher = {
  dispatch: (options, handler) =>
    (pool() as Dispatcher).dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, handler),
}

/**
 * The `fetch` that every SDK is given. It sends only the headers above, follows no redirect (a key is bound to the host
 * it was entered for), and fails with HttpFailure or TransportFailure.
 * @param keyless true to send no key, for endpoints that want none
 */
export function createFetch(keyless: boolean): Fetch {
  return async (input, init) => {
    const headers: Record<string, string> = {}
    for (const [name, value] of new Headers(init?.headers)) {
      if (SENT_HEADERS.has(name) && !(keyless && KEY_HEADERS.has(name))) headers[name] = value
    }
    const dispatcher = pool() && patientDispatcher
    const options = { ...init, headers, redirect: 'manual', dispatcher } as RequestInit
    const response = await fetch(input, options).catch((cause: unknown) => {
      throw new TransportFailure(cause)
    })
    if (response.ok) return response
    throw new HttpFailure(response.status, response.headers, await response.text().catch(() => ''))
  }
}

/**
 * Reads a successful response: its text once, parsed once.
 * @param withhold takes a key out of a text, should an endpoint echo it
 * @throws TransportFailure when the connection breaks, UnreadableBody when the text is no JSON object
 */
export async function receive(
  response: Response,
  requestedModel: string,
  withhold: (text: string) => string,
): Promise<Received> {
  const received = await response.text().catch((cause: unknown) => {
    throw new TransportFailure(cause)
  })
  const text = withhold(received)
  return { text, json: parseBody(text), headers: response.headers, requestedModel }
}

/** @throws UnreadableBody when the text is empty, not JSON, cut short, or JSON but no object. */
export function parseBody(text: string): Fields {
  if (text.trim() === '') throw new UnreadableBody('an empty body', text)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    const first = text.trimStart()[0]
    throw new UnreadableBody(
      first === '{' || first === '[' ? 'JSON that breaks off or is damaged' : 'something other than JSON',
      text,
    )
  }
  if (!isFields(parsed)) throw new UnreadableBody('JSON that is not an answer', text)
  return parsed
}
