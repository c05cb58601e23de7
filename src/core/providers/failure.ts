import { type ErrorClass, messageOf } from '../errors.ts'
import type { Scrub } from '../secrets/index.ts'
import { type Complaint, classify, readComplaint } from './complaint.ts'
import { retryAfterMs } from './hints.ts'
import { type Charge, ProviderError } from './types.ts'
import { HttpFailure, TransportFailure, UnreadableBody } from './wire.ts'

/** A body that came with success and says failure, such as a Responses body of status `failed`. Thrown by the readers. */
export class ComplaintInBody extends Error {
  override readonly name = 'ComplaintInBody'
  readonly complaint: Complaint
  readonly body: string

  constructor(complaint: Complaint, body: string) {
    super(complaint.message)
    this.complaint = complaint
    this.body = body
  }
}

/** Where a call went, for the sentence that says so. */
export interface Destination {
  name: string
  baseUrl: string
  scrub: Scrub
}

const WHAT_HAPPENED: Record<ErrorClass, string> = {
  auth: 'did not accept the key',
  quota: 'says that the account has no credit left',
  rate_limited: 'asks for fewer calls',
  overloaded: 'is overloaded',
  server_error: 'failed on its side',
  timeout: 'did not answer in time',
  network: 'could not be reached',
  model_not_found: 'does not know the model',
  invalid_request: 'did not accept the request',
  too_large: 'says that the request is too large',
  malformed: 'answered with something that cannot be read',
  budget: 'was not asked: the budget is used up',
  unpriced: 'was not asked: the price is not known',
}

/** Statuses of a gateway that gave up waiting: what stood behind it may have done the work, and billed it. */
const OUTCOME_UNKNOWN = new Set([408, 504, 524])

const LONGEST_SENTENCE = 2_000

/** Longest unreadable body that an error keeps, in characters: enough to see what it was. */
const KEPT_BODY = 64_000

/**
 * Turns whatever a call threw into a ProviderError: its class, whether it may have cost money, and one scrubbed
 * sentence with the provider's own words.
 * @param model null when the call named none
 */
export function toProviderError(
  thrown: unknown,
  destination: Destination,
  signal: AbortSignal,
  model: string | null,
): ProviderError {
  const causes = causesOf(thrown)
  const found = <T>(type: new (...args: never[]) => T) => causes.find((cause): cause is T => cause instanceof type)

  const known = found(ProviderError)
  if (known) return known
  const http = found(HttpFailure)
  if (http) return refusal(http, destination, model)
  const complaint = found(ComplaintInBody)
  if (complaint) {
    return failure(destination, classify(null, complaint.complaint), 'unknown', complaint.message, {
      body: complaint.body,
      model,
    })
  }
  const unreadable = found(UnreadableBody)
  if (unreadable) return failure(destination, 'malformed', 'unknown', unreadable.message, { body: unreadable.body })
  if (signal.aborted) return stopped(destination, signal, 'unknown')
  if (found(TransportFailure)) return lost(causes, destination)
  // Nothing went out: an SDK refused to build the request.
  return failure(destination, 'invalid_request', 'unsent', messageOf(thrown), { cause: thrown })
}

/** The error of a call that its caller stopped: a time limit, or somebody's cancel. */
export function stopped(destination: Destination, signal: AbortSignal, charge: Charge): ProviderError {
  const reason: unknown = signal.reason
  const late = reason instanceof Error && reason.name === 'TimeoutError'
  const why = late ? 'the time allowed for the call ran out' : 'the call was stopped before an answer came'
  return failure(destination, 'timeout', charge, why, {})
}

function refusal(http: HttpFailure, destination: Destination, model: string | null): ProviderError {
  const { status, headers, body } = http
  const location = status < 400 ? headers.get('location') : null
  const complaint = readComplaint(body)
  const words = location ? `it redirects to ${location}; set that as its base URL if it is right` : complaint.message
  return failure(destination, classify(status, complaint), OUTCOME_UNKNOWN.has(status) ? 'unknown' : 'refused', words, {
    httpStatus: status,
    retryAfterMs: retryAfterMs(headers, complaint),
    model,
  })
}

/** Codes of connections that were never made; the certificate was refused, the host unknown, nobody listening. */
const UNSENT_CODES =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EPROTO|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/
const UNSENT_MESSAGE = /before secure TLS connection was established|^bad port$/

function lost(causes: readonly unknown[], destination: Destination): ProviderError {
  const details = causes.filter(
    (cause): cause is Error & { code?: unknown; syscall?: unknown } => cause instanceof Error,
  )
  const unsent = details.some(
    ({ code, syscall, message }) =>
      UNSENT_CODES.test(String(code)) ||
      syscall === 'connect' ||
      syscall === 'getaddrinfo' ||
      UNSENT_MESSAGE.test(message),
  )
  const last = details.at(-1)
  const code = String(last?.code ?? '')
  // OpenSSL's own messages are lines of its source; its codes say the same in a word.
  const words = (code.startsWith('ERR_SSL_') ? code : last?.message) || code || 'the connection failed'
  const host = URL.parse(destination.baseUrl)?.host ?? destination.baseUrl
  if (unsent) return failure(destination, 'network', 'unsent', `no connection to ${host}: ${words}`, { cause: last })
  const why = `the connection to ${host} broke before the answer was complete: ${words}`
  return failure(destination, 'network', 'unknown', why, { cause: last })
}

interface FailureDetails {
  httpStatus?: number
  retryAfterMs?: number | null
  body?: string
  model?: string | null
  cause?: unknown
}

function failure(
  { name, scrub }: Destination,
  errorClass: ErrorClass,
  charge: Charge,
  words: string,
  { httpStatus, retryAfterMs, body, model, cause }: FailureDetails,
): ProviderError {
  const which = errorClass === 'model_not_found' && model ? ` ${model}` : ''
  const status = httpStatus === undefined ? '' : ` (HTTP ${httpStatus})`
  const sentence = scrub(`${name} ${WHAT_HAPPENED[errorClass]}${which}${status}: ${words}`)
  return new ProviderError(errorClass, sentence.slice(0, LONGEST_SENTENCE), {
    charge,
    httpStatus: httpStatus ?? null,
    retryAfterMs: retryAfterMs ?? null,
    // Scrubbed before it is cut: half a key is still half a key.
    body: body === undefined ? null : scrub(body).slice(0, KEPT_BODY),
    // Only the message travels on: the objects behind it hold the request with its key.
    cause: cause === undefined ? undefined : scrub(messageOf(cause)),
  })
}

/** An error and the errors behind it, outermost first, each once. */
function causesOf(thrown: unknown): unknown[] {
  const found: unknown[] = []
  const waiting: unknown[] = [thrown]
  while (waiting.length > 0) {
    const next = waiting.shift()
    if (next === undefined || next === null || found.includes(next)) continue
    found.push(next)
    if (next instanceof AggregateError) waiting.push(...next.errors)
    if (next instanceof Error) waiting.push(next.cause)
  }
  return found
}
