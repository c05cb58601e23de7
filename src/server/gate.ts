import { isLoopback } from '../core/providers/index.ts'

/** As much of a request as decides whether it is heard. */
export interface Asked {
  readonly method: string
  /** The URL's path. */
  readonly path: string
  readonly host: string | undefined
  readonly origin: string | undefined
  /** Of the body, as the request tells it. */
  readonly contentLength: string | undefined
  readonly transferEncoding: string | undefined
}

export interface Circumstances {
  readonly port: number
  /** The largest body that is read, in bytes. */
  readonly maxBody: number
  /** Whether the request carries a session. */
  readonly admitted: boolean
  readonly withinRate: boolean
  readonly closing: boolean
}

export interface Refusal {
  readonly status: 401 | 403 | 405 | 411 | 413 | 429 | 503
  /** One sentence for whoever asked. */
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Where the contract is spoken. */
export const RPC_PATH = '/rpc'
/** Where a link leads to. */
export const ENTRANCE_PATH = '/enter'

export const isRpc = (path: string): boolean => path === RPC_PATH || path.startsWith(`${RPC_PATH}/`)

/** Why a request is not heard, or null when it is. Nothing of it but its head has been read by then. */
export function refusalOf(asked: Asked, { port, maxBody, admitted, withinRate, closing }: Circumstances) {
  const rpc = isRpc(asked.path)
  if (!withinRate) {
    return refusal(429, 'That was too much at once: wait a second and try again.', { 'retry-after': '1' })
  }
  if (!isOwnHost(asked.host, port)) {
    return refusal(403, `Earshot answers only by the name of this machine: http://127.0.0.1:${port}`)
  }
  if (asked.origin === undefined ? rpc : asked.origin !== `http://${asked.host}`) {
    return refusal(403, 'This was asked from another page than its own, and was refused.')
  }
  const method = rpc ? 'POST' : 'GET'
  if (asked.method !== method) return refusal(405, `Only ${method} is understood here.`, { allow: method })
  if (!admitted && asked.path !== ENTRANCE_PATH) {
    return refusal(401, 'Nobody is signed in here: open a new link.')
  }
  if (closing) {
    return refusal(503, 'Earshot is closing. Every answer that had arrived is stored; start it again to go on.')
  }
  return bodyRefusal(asked, maxBody)
}

/** A body must tell its length beforehand: what is too large is refused before it is read. */
export function bodyRefusal(
  { contentLength, transferEncoding }: Pick<Asked, 'contentLength' | 'transferEncoding'>,
  maxBody: number,
): Refusal | null {
  // The connection ends with the answer, so that the body is not waited for.
  const close = { connection: 'close' }
  if (transferEncoding !== undefined) return refusal(411, 'The length of this must be told before it is sent.', close)
  if (Number(contentLength ?? 0) > maxBody) {
    return refusal(413, `This is larger than the ${maxBody} bytes that are taken at once, and was not read.`, close)
  }
  return null
}

/**
 * Whether a `Host` header names this machine at our port. A page of a foreign name that was made to resolve to this
 * machine is refused by it.
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  if (host === undefined || !isLoopback(`http://${host}/`)) return false
  const url = new URL(`http://${host}/`)
  // A header that holds more than host and port would have lost it in the URL's.
  return url.href === `http://${url.host}/` && Number(url.port || 80) === port
}

const refusal = (status: Refusal['status'], message: string, headers: Refusal['headers'] = {}): Refusal => ({
  ...{ status, message, headers },
})
