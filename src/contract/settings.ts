import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { count, day, id, instant, procedure } from './common.ts'

const provider = z.string().min(1)

/** What may be known of a key: never the key itself. */
export const keyStatus = z.object({
  source: z.enum(['keychain', 'session', 'environment', 'none']),
  /** `ends in …4f2a`; null when there is none. */
  hint: z.string().nullable(),
  /** The host the key is bound to, else the one it would be sent to. */
  host: z.string(),
  note: z.string().nullable(),
})

const connection = z.object({
  provider,
  kind: z.enum(['openai', 'anthropic', 'google', 'perplexity', 'compatible']),
  baseUrl: z.string(),
  /** Who said so: the user's setting, the environment, or nobody. */
  source: z.enum(['setting', 'environment', 'default']),
  /** Calls cost nothing unless a price says otherwise. */
  free: z.boolean(),
  key: keyStatus,
})
export type Connection = z.infer<typeof connection>

export const connections = {
  /** The four providers, then the user's endpoints. In the demo there is nothing to connect. */
  list: procedure.output(
    z.object({
      connections: z.array(connection),
      /** Why keys cannot be read or kept, as a sentence; null when they can. */
      keychain: z.string().nullable(),
    }),
  ),
  /** Keeps a key for the host its provider is called at. The only procedure that a key goes through, and only inwards. */
  setKey: procedure.input(z.object({ provider, key: z.string().max(10_000) })).output(keyStatus),
  removeKey: procedure.input(z.object({ provider })).output(z.object({})),
  /** Asks the provider for its models, which costs nothing: a refused key is told apart from no network. */
  tryKey: procedure.input(z.object({ provider })).output(
    z.object({
      outcome: z.enum(['works', 'refused', 'unreachable', 'failed']),
      models: count.nullable(),
      message: z.string().nullable(),
    }),
  ),
  /** Adds an OpenAI-compatible endpoint, or says where a built-in provider is called instead. */
  addEndpoint: procedure
    .input(z.object({ name: z.string(), baseUrl: z.string(), free: z.boolean() }))
    .output(z.object({})),
  /** Forgets an endpoint; a built-in provider is called at its own address again. */
  removeEndpoint: procedure.input(z.object({ name: z.string() })).output(z.object({})),
}

/** What there is an export of. */
export const EXPORT_KINDS = ['answers', 'mentions', 'citations', 'snapshots', 'ledger'] as const

const backup = z.object({ name: z.string(), at: instant, bytes: count })
export type Backup = z.infer<typeof backup>

export const homes = {
  /** Where the data is, and its copies, newest first. */
  get: procedure.output(
    z.object({
      folder: z.string(),
      backups: z.array(backup),
      /** Whether the host can ask for files; where it cannot, they are in folders of the home. */
      asksForFiles: z.boolean(),
    }),
  ),
  /** Copies the database as it is now. */
  backUp: procedure.output(backup),
  /** Copies it to a file that the user is asked for. The path is null when the user thought better of it. */
  backUpTo: procedure.output(z.object({ path: z.string().nullable() })),
  /** Restores a file that the user is asked for. */
  restoreChosen: procedure.output(z.object({ restored: z.boolean() })),
  /**
   * Writes everything of a kind to a file: where the user says, else into the folder `exports` of the home. Tells how far
   * it is; the last message names the file, and there is none when the user thought better of it.
   */
  export: procedure
    .input(
      z.object({
        kind: z.enum(EXPORT_KINDS),
        format: z.enum(['csv', 'jsonl']),
        projectId: id.nullable(),
        from: day.nullable(),
        to: day.nullable(),
      }),
    )
    .output(eventIterator(z.object({ bytes: count, path: z.string().nullable() }))),
  /** Puts a copy in the place of the database, which is kept as another copy, and opens it. */
  restore: procedure.input(z.object({ name: z.string() })).output(z.object({})),
  /** Opens the user's own home or the demo; `app.watch` tells how far it is. */
  open: procedure.input(z.object({ kind: z.enum(['user', 'demo']) })).output(z.object({})),
}
