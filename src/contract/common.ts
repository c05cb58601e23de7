import { oc } from '@orpc/contract'
import { z } from 'zod'

/** An exact amount in US dollars as a decimal text: `0.00135`. Never a float. */
export const usd = z.string().regex(/^-?\d+(\.\d+)?$/)

/** A calendar day in the home's zone, `YYYY-MM-DD`. */
export const day = z.iso.date()

/** An instant in UTC milliseconds. */
export const instant = z.number().int()

export const id = z.number().int().positive()

export const count = z.number().int().nonnegative()

/** A model as a person writes it: `provider:id`, split at the first colon. */
export const modelRef = z.string().regex(/^[^:]+:.+$/)

/** Why a call failed; the words for each are the window's. */
export const ERROR_CLASSES = [
  'auth',
  'quota',
  'rate_limited',
  'overloaded',
  'server_error',
  'timeout',
  'network',
  'model_not_found',
  'invalid_request',
  'too_large',
  'malformed',
  'budget',
  'unpriced',
] as const
export const errorClass = z.enum(ERROR_CLASSES)
export type ErrorClass = z.infer<typeof errorClass>

/** What a failure carries beside its sentence: one line for each mistake, when there are several. */
const data = z.object({ details: z.array(z.string()) })

/** Every procedure fails in one of these ways, as data. The message is one clear sentence in English. */
export const failures = {
  NOT_READY: { status: 503, data },
  BAD_INPUT: { status: 400, data },
  NOT_FOUND: { status: 404, data },
  CONFLICT: { status: 409, data },
  HOME: { status: 500, data },
  DATABASE: { status: 500, data },
  DATABASE_NEWER: { status: 500, data },
  DATABASE_BUSY: { status: 503, data },
  DISK_FULL: { status: 507, data },
  KEYCHAIN: { status: 500, data },
  UNPRICED: { status: 422, data },
  BUDGET: { status: 402, data },
  NETWORK: { status: 502, data },
  CANCELLED: { status: 499, data },
  /** A defect of the program. */
  DEFECT: { status: 500, data },
} as const
export type FailureCode = keyof typeof failures

/** What every procedure of the contract is made from. */
export const procedure = oc.errors(failures)
