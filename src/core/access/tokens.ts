import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Clock } from '../ports.ts'

const DAY_MS = 86_400_000
/** How exactly the last use is kept: a write for every call would cost more than it tells. */
const USE_KEPT_EVERY_MS = 60_000
const MOST_DAYS = 3_650
const MAX_NAME_LENGTH = 100
const USUAL_NAME = 'API'

/** What may be known of a token once it was shown. Instants in UTC milliseconds. */
export interface ApiToken {
  tokenId: number
  name: string
  createdAt: number
  /** To the minute; null before the first. */
  lastUsedAt: number | null
  /** Null for one that does not end by itself. */
  expiresAt: number | null
  revokedAt: number | null
  standing: 'good' | 'expired' | 'revoked'
}

export interface NewToken {
  name?: string | undefined
  /** Days it is good for; for ever when null or left out. */
  expiresInDays?: number | null | undefined
}

/** Who a request's token says it is from. */
export type Admission = { standing: 'good'; tokenId: number } | { standing: 'unknown' | 'expired' | 'revoked' }

interface TokenRow extends Omit<ApiToken, 'standing'> {
  digest: string
}

const COLUMNS = `id AS tokenId, name, digest, created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt,
  revoked_at AS revokedAt`

/** Tokens of the local API. A token is 256 random bits; only its digest is kept, so that the file gives nobody access. */
export function createTokens({ db, clock }: { db: Db; clock: Clock }) {
  const { sqlite } = db
  const all = sqlite.prepare(`SELECT ${COLUMNS} FROM api_tokens ORDER BY id DESC`)
  const byId = sqlite.prepare(`SELECT ${COLUMNS} FROM api_tokens WHERE id = ?`)
  const byDigest = sqlite.prepare(`SELECT ${COLUMNS} FROM api_tokens WHERE digest = ?`)
  const insert = sqlite.prepare('INSERT INTO api_tokens (name, digest, created_at, expires_at) VALUES (?, ?, ?, ?)')
  const revoke = sqlite.prepare('UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL')
  const used = sqlite.prepare('UPDATE api_tokens SET last_used_at = ? WHERE id = ?')
  const read = (tokenId: number): ApiToken => {
    const row = byId.get(tokenId) as TokenRow | undefined
    if (row) return told(row, clock.now())
    throw new UserError('not_found', `There is no API token ${tokenId}. Nothing was changed.`)
  }

  return {
    /**
     * Makes a token. @returns it, which nobody can tell again, and what is kept of it
     * @throws UserError `bad_input`
     */
    async create({ name = USUAL_NAME, expiresInDays = null }: NewToken): Promise<ApiToken & { token: string }> {
      const kept = checkName(name)
      const days = expiresInDays === null ? null : checkDays(expiresInDays)
      const token = `earshot_${randomBytes(32).toString('base64url')}`
      const tokenId = await db.write(() => {
        const now = clock.now()
        const ends = days === null ? null : now + days * DAY_MS
        return Number(insert.run(kept, digestOf(token).toString('hex'), now, ends).lastInsertRowid)
      })
      return { ...read(tokenId), token }
    },

    /** The newest first, those that are no longer good included. */
    list: (): ApiToken[] => (all.all() as TokenRow[]).map((row) => told(row, clock.now())),

    /** Makes a token useless from now on; again, nothing changes. @throws UserError `not_found` */
    async revoke(tokenId: number): Promise<ApiToken> {
      read(tokenId)
      await db.write(() => revoke.run(clock.now(), tokenId))
      return read(tokenId)
    },

    /** Whose a token is. Digests are looked up and compared, so that the time it takes tells nothing about a token. */
    admit(token: string): Admission {
      const digest = digestOf(token)
      const row = byDigest.get(digest.toString('hex')) as TokenRow | undefined
      if (!row || !timingSafeEqual(digest, Buffer.from(row.digest, 'hex'))) return { standing: 'unknown' }
      const { standing, tokenId } = told(row, clock.now())
      return standing === 'good' ? { standing, tokenId } : { standing }
    },

    /** Keeps when a token was used last, to the minute. */
    async markUsed(tokenId: number): Promise<void> {
      const now = clock.now()
      const row = byId.get(tokenId) as TokenRow | undefined
      if (!row || (row.lastUsedAt !== null && Math.abs(now - row.lastUsedAt) < USE_KEPT_EVERY_MS)) return
      await db.write(() => used.run(now, tokenId))
    },
  }
}

const digestOf = (token: string) => createHash('sha256').update(token).digest()

function told({ digest: _, ...token }: TokenRow, now: number): ApiToken {
  const expired = token.expiresAt !== null && now >= token.expiresAt
  return { ...token, standing: token.revokedAt !== null ? 'revoked' : expired ? 'expired' : 'good' }
}

function checkName(name: string): string {
  const kept = name.trim()
  if (kept !== '' && kept.length <= MAX_NAME_LENGTH && !/\p{Cc}/u.test(kept)) return kept
  throw new UserError(
    'bad_input',
    `A token's name is one line of 1 to ${MAX_NAME_LENGTH} characters, such as "Grafana". No token was made.`,
  )
}

function checkDays(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days
  throw new UserError('bad_input', `A token is good for 1 to ${MOST_DAYS} whole days. No token was made.`)
}
