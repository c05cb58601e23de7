import type { WebhookMessage } from './payload.ts'

/** How an attempt ended: taken, worth another, or refused for good. The reason is a part of a sentence. */
export type Attempt =
  | { kind: 'sent' }
  | { kind: 'again'; reason: string /** The other side's own word on when, in milliseconds. */; hintMs: number | null }
  | { kind: 'refused'; reason: string }

/** Of what the other side says, this much is read and shown. */
const READ_BYTES = 1_000
const SHOWN_CHARACTERS = 120
const LONGEST_HINT_MS = 3_600_000

/**
 * Sends one message and never throws. A redirect is not followed: the address was entered for its own host.
 * @param timeoutMs for the answer, its body included
 */
export async function post(
  address: string,
  message: WebhookMessage,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Attempt> {
  const host = new URL(address).host
  const ending = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Earshot' },
      body: JSON.stringify(message),
      redirect: 'manual',
      signal: ending,
    })
    const said = withoutAddress(await beginningOf(response), address)
    return read(host, response, said)
  } catch (error) {
    if (signal.aborted) return { kind: 'again', reason: 'the program ended before it answered', hintMs: null }
    const reason = ending.aborted
      ? `${host} has not answered for ${timeoutMs / 1000} seconds`
      : unreachable(host, error)
    return { kind: 'again', reason, hintMs: null }
  }
}

function read(host: string, response: Response, said: string): Attempt {
  const { status } = response
  if (response.ok) return { kind: 'sent' }
  const reason = `${host} answered ${status}${said === '' ? '' : ` (${said})`}`
  if (status >= 300 && status < 400) {
    return { kind: 'refused', reason: `${host} sends on to another address, which is not followed; set that address` }
  }
  const later = status >= 500 || status === 408 || status === 429
  return later ? { kind: 'again', reason, hintMs: hintOf(response.headers) } : { kind: 'refused', reason }
}

/** `retry-after` in seconds, as webhooks send it. */
function hintOf(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return seconds > 0 ? Math.min(LONGEST_HINT_MS, seconds * 1_000) : null
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const chunks: Uint8Array[] = []
  for (let bytes = 0; bytes < READ_BYTES; ) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    bytes += value.length
  }
  // Whatever else comes is not waited for.
  reader.cancel().catch(() => undefined)
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return text.slice(0, SHOWN_CHARACTERS)
}

/** What a page says back to us may hold the address, which is a secret. */
function withoutAddress(text: string, address: string): string {
  const { pathname, search } = new URL(address)
  const secrets = [address, pathname + search, pathname, search, ...pathname.split('/')].filter(
    ({ length }) => length > 3,
  )
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '•••'), text)
}

function unreachable(host: string, error: unknown): string {
  const code = ((error as Error).cause as { code?: string } | undefined)?.code
  return `${host} could not be reached${code === undefined ? '' : ` (${code})`}`
}
