import { z } from 'zod'
import { id, instant, procedure } from './common.ts'

export const apiToken = z.object({
  tokenId: id,
  name: z.string(),
  createdAt: instant,
  /** To the minute. */
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  standing: z.enum(['good', 'expired', 'revoked']),
})
export type ListedToken = z.infer<typeof apiToken>

const apiState = z.object({
  phase: z.enum(['off', 'on', 'failed']),
  /** Where it begins; null while it is not served. */
  url: z.string().nullable(),
  /** Why it is not served although it should be. */
  message: z.string().nullable(),
  /** Whether this program serves it or not as the settings say; `serve` always does. */
  switchable: z.boolean(),
})
const settings = z.object({ enabled: z.boolean(), port: z.number() })

const accessOutput = z.object({ settings, state: apiState, tokens: z.array(apiToken) })
export type ApiAccess = z.infer<typeof accessOutput>

export const access = {
  /** Whether the local API is served, and who may use it. The newest token first. */
  get: procedure.output(accessOutput),
  /** Serves it or not. @returns how that went */
  set: procedure.input(settings).output(apiState),
  /** The only procedure that tells a token, and only this once. */
  createToken: procedure
    .input(z.object({ name: z.string(), expiresInDays: z.number().nullable() }))
    .output(apiToken.extend({ token: z.string() })),
  /** Useless from now on. */
  revokeToken: procedure.input(z.object({ tokenId: id })).output(z.object({})),
}
