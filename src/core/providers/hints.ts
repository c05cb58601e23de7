import type { Complaint } from './complaint.ts'
import type { Pacing } from './types.ts'

const UNIT_MS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const AMOUNT = /(\d+(?:\.\d+)?)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])/gi
const COMPOUND = /^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/
const TRY_AGAIN =
  /(?:try|retry)(?:ing)?(?: again| your request)*(?: in| after) ((?:\d+(?:\.\d+)?\s*[a-z]+[\s,]*(?:and )?){1,4})/i

/** Reads durations such as `6m0s`, `21.5s`, `6ms`, `114h18m0s` or `2 minutes`, in milliseconds, rounded up; null for anything else. */
export function parseDuration(text: string): number | null {
  let total: number | null = null
  for (const [, amount, unit = ''] of spaced(text).matchAll(AMOUNT)) {
    const key = unit.toLowerCase() === 'ms' || /^milli/i.test(unit) ? 'ms' : (unit[0] ?? '').toLowerCase()
    total = (total ?? 0) + Number(amount) * (UNIT_MS[key] ?? 0)
  }
  return total === null ? null : Math.ceil(total)
}

/** `6m0s` runs its units together; a space after each lets one pattern read both ways of writing. */
const spaced = (text: string) => (COMPOUND.test(text.trim()) ? text.replace(/([a-z])(?=\d)/gi, '$1 ') : text)

/**
 * When the provider says to try again, in milliseconds from now: by `retry-after-ms`, `retry-after` (seconds or a
 * date), Google's `RetryInfo`, the wording of its message, or the reset of an allowance that stands at zero.
 * @returns null when it says nothing
 */
export function retryAfterMs(headers: Headers, complaint: Complaint): number | null {
  const milliseconds = numberIn(headers, 'retry-after-ms')
  if (milliseconds !== null) return Math.ceil(milliseconds)
  const after = headers.get('retry-after')?.trim()
  if (after) {
    const wait = /^\d+(\.\d+)?$/.test(after) ? Math.ceil(Number(after) * 1_000) : until(after, headers)
    if (wait !== null) return wait
  }
  const said = complaint.retryDelay ?? TRY_AGAIN.exec(complaint.message)?.[1]
  const wait = said ? parseDuration(said) : null
  if (wait !== null) return wait
  const { remainingRequests, resetMs } = readPacing(headers)
  return remainingRequests === 0 ? resetMs : null
}

/** Reads the allowance of requests from OpenAI's `x-ratelimit-*` or Anthropic's `anthropic-ratelimit-*` headers. */
export function readPacing(headers: Headers): Pacing {
  const openAiReset = headers.get('x-ratelimit-reset-requests')
  const anthropicReset = headers.get('anthropic-ratelimit-requests-reset')
  return {
    remainingRequests:
      numberIn(headers, 'x-ratelimit-remaining-requests') ??
      numberIn(headers, 'anthropic-ratelimit-requests-remaining') ??
      numberIn(headers, 'x-ratelimit-remaining'),
    resetMs: openAiReset ? parseDuration(openAiReset) : anthropicReset ? until(anthropicReset, headers) : null,
  }
}

function numberIn(headers: Headers, name: string): number | null {
  const value = headers.get(name)?.trim()
  return value && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null
}

/** Milliseconds until a date, counted from the answer's own `date`, so that a wrong clock here changes nothing. */
function until(date: string, headers: Headers): number | null {
  const then = Date.parse(date)
  const answered = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(then) ? null : Math.max(0, then - (Number.isNaN(answered) ? Date.now() : answered))
}
