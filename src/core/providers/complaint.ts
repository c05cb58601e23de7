import type { ErrorClass } from '../errors.ts'
import { type Fields, fieldsOf, isFields, itemsOf, textOf } from './fields.ts'

/** What an error body says, whichever of the known shapes it has. */
export interface Complaint {
  /** The provider's own words; for a page instead of JSON, its text. */
  message: string
  /** Every code, type, status and reason it gives, in lower case. */
  words: ReadonlySet<string>
  /** An HTTP status named inside the body, for endpoints that answer 200 with an error. */
  status: number | null
  /** Google's `RetryInfo`, such as `21s`. */
  retryDelay: string | null
  /** False when the body was no JSON error at all. */
  structured: boolean
}

/**
 * Reads an error body: OpenAI's and Google's `{error: {...}}`, Anthropic's `{type: "error", error}`, a failed Responses
 * event, lists of those, `{error: "text"}`, `{message}`, `{detail}`, an error quoted inside the message of another, or a page of text.
 */
export function readComplaint(body: string): Complaint {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return unstructured(body)
  }
  return complaintOf(parsed) ?? unstructured(body)
}

/** Reads parsed JSON as an error, or null when it is none. */
export function complaintOf(json: unknown): Complaint | null {
  const outer = fieldsOf(Array.isArray(json) ? json[0] : json)
  const error = outer.error ?? fieldsOf(outer.response).error
  if (isFields(error)) return fromError(error)
  const message =
    textOf(error) ?? textOf(outer.message) ?? textOf(outer.detail) ?? textOf(itemsOf(outer.detail)[0]?.msg)
  return message === null ? null : fromError({ ...outer, message })
}

function fromError(error: Fields): Complaint {
  const details = itemsOf(Array.isArray(error.details) ? error.details : [error.details])
  const quoted = quotedError(error)
  const said = [
    error.type,
    error.code,
    error.status,
    ...details.flatMap((detail) => [detail.reason, detail.error_code]),
  ]
  const status = Number(error.code ?? error.status)
  return {
    message: quoted?.message ?? textOf(error.message) ?? 'no reason given',
    words: new Set([...said.flatMap((word) => textOf(word)?.toLowerCase() ?? []), ...(quoted?.words ?? [])]),
    status: status >= 300 && status < 600 ? status : null,
    retryDelay: details.map((detail) => textOf(detail.retryDelay)).find(Boolean) ?? quoted?.retryDelay ?? null,
    structured: true,
  }
}

/** Gateways pass on the error of the model behind them as JSON inside their own message. */
function quotedError(error: Fields): Complaint | null {
  const raw = textOf(fieldsOf(error.metadata).raw) ?? textOf(error.message)
  if (raw === null || !/^\s*[[{]/.test(raw)) return null
  const quoted = readComplaint(raw)
  return quoted.structured ? quoted : null
}

function unstructured(body: string): Complaint {
  const words = body
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { message: words || 'no reason given', words: new Set(), status: null, retryDelay: null, structured: false }
}

const TOO_LARGE =
  /request too large|context (?:length|window|limit)|prompt is too long|input is too long|exceeds? the maximum number of tokens|maximum allowed size|payload (?:too large|size exceeds)|too many (?:input|prompt) tokens/i
const OUT_OF_CREDIT =
  /credit balance|insufficient (?:credits?|balance|funds|quota)|out of credits|credits? (?:is|are) (?:depleted|exhausted)|purchase credits|enable billing|billing hard limit|payment required/i
const OUT_OF_QUOTA = /exceeded your current quota/i
const NO_SUCH_MODEL =
  /\bmodels?\b[^\n]{0,160}\b(?:not exist|not found|been (?:deprecated|retired|decommissioned)|no longer (?:available|supported))|\b(?:invalid|unknown|no such) model\b|not a valid model/i
const WRONG_ADDRESS = /invalid url|page not found|cannot (?:post|get)\b|^not found\.?$/i
const BAD_KEY =
  /api key (?:not valid|expired|not found)|(?:invalid|incorrect|missing|no) (?:x-)?api[ _-]?key|unauthori[sz]ed/i
const OVERLOADED = /overloaded|high demand|(?:at|over|out of) capacity/i

interface Case {
  errorClass: ErrorClass
  words: readonly string[]
  statuses?: readonly number[]
  message?: RegExp
}

/** In order: the first that fits decides. Exact words come before statuses, because gateways bend statuses. */
const CASES: readonly Case[] = [
  {
    errorClass: 'too_large',
    words: ['request_too_large', 'context_length_exceeded', 'string_above_max_length', 'payload_too_large'],
    statuses: [413],
    message: TOO_LARGE,
  },
  {
    errorClass: 'quota',
    words: [
      'insufficient_quota',
      'billing_error',
      'billing_hard_limit_reached',
      'billing_not_active',
      'insufficient_credits',
      'contract_spend_limit_reached',
      'enforced_spend_limit_reached',
      'linked_organization_spend_limit_reached',
      'linked_organization_billing_unavailable',
    ],
    statuses: [402],
    message: OUT_OF_CREDIT,
  },
  {
    errorClass: 'model_not_found',
    words: ['model_not_found', 'invalid_model', 'model_not_available', 'not_found_error', 'not_found'],
    message: NO_SUCH_MODEL,
  },
  {
    errorClass: 'auth',
    words: [
      'invalid_api_key',
      'api_key_invalid',
      'authentication_error',
      'permission_error',
      'unauthenticated',
      'permission_denied',
      'unauthorized',
      'forbidden',
    ],
    statuses: [401, 403, 407],
    message: BAD_KEY,
  },
  {
    errorClass: 'overloaded',
    words: ['overloaded_error', 'overloaded', 'unavailable', 'service_unavailable'],
    statuses: [503, 529],
    message: OVERLOADED,
  },
  {
    errorClass: 'rate_limited',
    words: ['rate_limit_error', 'rate_limit_exceeded', 'resource_exhausted', 'too_many_requests'],
    statuses: [429],
  },
  {
    errorClass: 'timeout',
    words: ['deadline_exceeded', 'timeout_error', 'request_timeout'],
    statuses: [408, 504, 524],
  },
  {
    errorClass: 'server_error',
    words: ['server_error', 'api_error', 'internal', 'internal_server_error', 'internal_error'],
  },
]

/**
 * Decides the class of a refused call from the HTTP status and what the body says.
 * @param httpStatus null when the error came inside a successful response
 */
export function classify(httpStatus: number | null, complaint: Complaint): ErrorClass {
  const status = httpStatus ?? complaint.status
  const { words, message } = complaint
  // Google says RESOURCE_EXHAUSTED with the same words for a limit of requests a minute; elsewhere they mean money.
  if (OUT_OF_QUOTA.test(message) && !words.has('resource_exhausted')) return 'quota'
  for (const { errorClass, words: named, statuses, message: pattern } of CASES) {
    if (named.some((word) => words.has(word))) return errorClass
    if (pattern?.test(message)) return errorClass
    if (status !== null && statuses?.includes(status)) return errorClass
  }
  if (status === 404 && complaint.structured && !WRONG_ADDRESS.test(message)) return 'model_not_found'
  if (status === null ? !/^invalid/i.test([...words].join(' ')) : status >= 500) return 'server_error'
  return 'invalid_request'
}
