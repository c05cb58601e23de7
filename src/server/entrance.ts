import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long the token of a link is good. */
const TOKEN_LIFETIME_MS = 60_000

/** Who may come in: a token from a link, good once, becomes a session. Both are 256 random bits, kept in memory alone. */
export interface Entrance {
  /** A new token; the one before is no good any more. */
  issue(): string
  /** Takes a token for a session. @returns null when it is not the one, was taken before, or is too old */
  exchange(token: string): string | null
  admits(session: string): boolean
}

/** @param now a clock that only goes forward, in milliseconds */
export function createEntrance(now: () => number): Entrance {
  let open: { digest: Buffer; until: number } | null = null
  const sessions = new Set<string>()

  return {
    issue() {
      const token = secret()
      open = { digest: digestOf(token), until: now() + TOKEN_LIFETIME_MS }
      return token
    },
    exchange(token) {
      if (!open || now() >= open.until || !timingSafeEqual(open.digest, digestOf(token))) return null
      open = null
      const session = secret()
      sessions.add(digestOf(session).toString('hex'))
      return session
    },
    admits: (session) => sessions.has(digestOf(session).toString('hex')),
  }
}

const secret = () => randomBytes(32).toString('base64url')

/** Digests are compared, so that the time a comparison takes tells nothing about the secret. */
const digestOf = (text: string) => createHash('sha256').update(text).digest()
