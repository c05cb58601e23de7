import type { Scrub } from '../secrets/index.ts'
import { stopped, toProviderError } from './failure.ts'
import { type AskRequest, ProviderError } from './types.ts'
import { type Fetch, type Received, receive } from './wire.ts'

/** What every adapter is made of: where it calls, with what, and how. */
export interface Endpoint {
  readonly name: string
  readonly baseUrl: string
  /** Null for endpoints that are called without a key. */
  readonly apiKey: string | null
  readonly fetch: Fetch
  readonly scrub: Scrub
  /** Takes the key, and only it, out of a body that echoes it. */
  readonly withhold: (text: string) => string
}

/** SDKs insist on a key and a time limit. The limit is the caller's signal, so theirs is the longest a timer can run. */
export const NO_KEY = 'none'
export const NO_TIMEOUT_MS = 2 ** 31 - 1

/**
 * Makes one call: runs it, reads what came, and turns whatever went wrong into a ProviderError. The call gets a signal
 * of its own, because SDKs leave their listeners on the one they are given, and the caller's may live for a whole run.
 * @param model null when the call names none
 */
export async function exchange<T>(
  endpoint: Endpoint,
  signal: AbortSignal,
  model: string | null,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw stopped(endpoint, signal, 'unsent')
  const own = new AbortController()
  const pass = () => own.abort(signal.reason)
  signal.addEventListener('abort', pass, { once: true })
  try {
    return await call(own.signal)
  } catch (error) {
    throw toProviderError(error, endpoint, signal, model)
  } finally {
    signal.removeEventListener('abort', pass)
  }
}

/** Receives a response that an SDK fetched but did not read. */
export const receiveFrom = (endpoint: Endpoint, response: Response, model = ''): Promise<Received> =>
  receive(response, model, endpoint.withhold)

/** What a provider without a usable key fails with: its tasks fail with a reason, instead of the whole run. */
export const withoutKey = ({ name }: Endpoint): ProviderError =>
  new ProviderError('auth', `${name} has no key that could be sent: set one with "earshot keys set ${name}"`, {
    charge: 'unsent',
  })

/** Loads something at first use and keeps it. A failed load is tried again. */
export function lazy<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}

/** The location an API is told, where the project has a country. */
export const approximateLocation = ({ country }: AskRequest) =>
  country === null ? {} : { user_location: { type: 'approximate' as const, country } }
