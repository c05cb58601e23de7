import { REST_PREFIX } from '../../contract/rest/index.ts'
import type { Admission } from '../../core/access/index.ts'
import { type Asked, bodyRefusal, isOwnHost } from '../gate.ts'

export interface ApiCircumstances {
  readonly port: number
  /** The largest body that is read, in bytes. */
  readonly maxBody: number
  /** Whose token the request carries; null when it carries none, or no home is open. */
  readonly admission: Admission | null
  /** Whether there is a home open now. */
  readonly open: boolean
  readonly withinRate: boolean
  readonly closing: boolean
}

export interface ApiRefusal {
  readonly status: number
  readonly code: string
  /** One sentence for whoever reads it. */
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Told to everybody: they describe the program, and hold nothing of the user's. */
export const DOCUMENT_PATH = `${REST_PREFIX}/openapi.json`
export const DOCS_PATH = `${REST_PREFIX}/docs`

export const isApi = (path: string): boolean => path === REST_PREFIX || path.startsWith(`${REST_PREFIX}/`)
const isPublic = (path: string): boolean => path === DOCUMENT_PATH || path === DOCS_PATH

/** The token of a request's `authorization` header; null when there is none. */
export const bearerOf = (header: string | undefined): string | null =>
  /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null

/** Why a request to the API is not heard, or null when it is. Nothing of it but its head has been read by then. */
export function apiRefusalOf(asked: Asked, circumstances: ApiCircumstances): ApiRefusal | null {
  const { port, maxBody, admission, open, withinRate, closing } = circumstances
  if (!withinRate) {
    return refusal(429, 'TOO_MANY_REQUESTS', 'That was too much at once: wait a second and try again.', {
      'retry-after': '1',
    })
  }
  if (!isOwnHost(asked.host, port)) {
    return refusal(403, 'FORBIDDEN', `The API answers only by the name of this machine: http://127.0.0.1:${port}`)
  }
  // A browser names the page that asks. The API is for programs: no page may ask it, and none is told that it may.
  if (asked.origin !== undefined && asked.origin !== `http://${asked.host}`) {
    return refusal(403, 'FORBIDDEN', 'The API does not answer to pages of other sites.')
  }
  if (closing) {
    return refusal(503, 'SERVICE_UNAVAILABLE', 'Earshot is closing. Every answer that had arrived is stored.')
  }
  if (isPublic(asked.path)) {
    return asked.method === 'GET'
      ? null
      : refusal(405, 'METHOD_NOT_SUPPORTED', 'Only GET is understood here.', { allow: 'GET' })
  }
  if (!open) return refusal(503, 'NOT_READY', 'Earshot is still opening its data. Try again in a moment.')
  if (admission?.standing !== 'good') return strangerRefusal(admission)
  const tooMuch = bodyRefusal(asked, maxBody)
  return tooMuch && { ...tooMuch, code: tooMuch.status === 411 ? 'LENGTH_REQUIRED' : 'PAYLOAD_TOO_LARGE' }
}

const STRANGERS: Record<Exclude<Admission['standing'], 'good'> | 'none', string> = {
  none: 'This needs a token: send the header "Authorization: Bearer TOKEN". Make one with: earshot serve --new-token',
  unknown: 'This token is not known to the data that is open. Make one with: earshot serve --new-token',
  expired: 'This token has expired. Make another one with: earshot serve --new-token',
  revoked: 'This token was revoked. Make another one with: earshot serve --new-token',
}

function strangerRefusal(admission: Admission | null): ApiRefusal {
  const standing = admission && admission.standing !== 'good' ? admission.standing : 'none'
  return refusal(401, 'UNAUTHORIZED', STRANGERS[standing], { 'www-authenticate': 'Bearer' })
}

const refusal = (status: number, code: string, message: string, headers: ApiRefusal['headers'] = {}): ApiRefusal => ({
  ...{ status, code, message, headers },
})
