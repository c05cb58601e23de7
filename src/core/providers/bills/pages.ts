import { wait } from '../../time.ts'
import { type Endpoint, exchange, receiveFrom } from '../adapter.ts'
import { type Fields, itemsOf, textOf } from '../fields.ts'
import { ProviderError } from '../types.ts'
import { UnreadableBody } from '../wire.ts'

/** More pages than a year of hours takes: past it, the provider's paging goes in circles. */
const MOST_PAGES = 400
const PATIENCE_MS = 60_000
const TRIES = 4
const LONGEST_WAIT_MS = 30_000
/** Classes of failures that may be over a moment later; reading a bill costs nothing. */
const PASSING = new Set(['rate_limited', 'overloaded', 'server_error', 'timeout', 'network'])

export interface PagedRequest {
  path: string
  headers: Record<string, string>
  query: readonly (readonly [string, string])[]
  /** How the page that is to come is asked for. */
  pageParameter: string
}

/**
 * The buckets of a report, over as many pages as it takes. A page that fails in passing is asked for again.
 * @throws ProviderError of a class
 */
export async function fetchBuckets(endpoint: Endpoint, request: PagedRequest, signal: AbortSignal): Promise<Fields[]> {
  const buckets: Fields[] = []
  let page: string | null = null
  for (let count = 0; count < MOST_PAGES; count++) {
    const query = new URLSearchParams(request.query.map(([name, value]) => [name, value]))
    if (page !== null) query.set(request.pageParameter, page)
    const body = await patiently(endpoint, `${endpoint.baseUrl}${request.path}?${query}`, request.headers, signal)
    buckets.push(...itemsOf(body.data))
    const next = body.has_more === true ? textOf(body.next_page) : null
    if (next === null) return buckets
    page = next
  }
  throw new ProviderError('malformed', `${endpoint.name} gave more than ${MOST_PAGES} pages of its bill`, {
    charge: 'refused',
  })
}

async function patiently(
  endpoint: Endpoint,
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Fields> {
  for (let tried = 1; ; tried++) {
    try {
      return await once(endpoint, url, headers, signal)
    } catch (error) {
      if (!(error instanceof ProviderError) || !PASSING.has(error.errorClass)) throw error
      if (tried === TRIES || signal.aborted) throw error
      await wait(Math.min(error.retryAfterMs ?? 500 * 2 ** tried, LONGEST_WAIT_MS), signal)
    }
  }
}

const once = (endpoint: Endpoint, url: string, headers: Record<string, string>, stop: AbortSignal): Promise<Fields> =>
  exchange(endpoint, AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]), null, async (signal) => {
    const { json, text } = await receiveFrom(endpoint, await endpoint.fetch(url, { headers, signal }))
    if (!Array.isArray(json.data)) throw new UnreadableBody('a bill without data', text)
    return json
  })
