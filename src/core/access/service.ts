import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { ApiHost, ApiSettings, ApiState, Clock } from '../ports.ts'
import { createTokens } from './tokens.ts'

/** One above the port of `serve`, so that both may run. */
const USUAL_PORT = 3278
const LOWEST_PORT = 1_024
const HIGHEST_PORT = 65_535

/** A host that serves nothing to other programs: the command line. */
const NOBODY: ApiState = { phase: 'off', url: null, message: null, switchable: false }

/** Who may use the local API, and whether the app serves it. */
export function createAccess({ db, clock, host }: { db: Db; clock: Clock; host: ApiHost | undefined }) {
  const stored = db.sqlite.prepare('SELECT enabled, port FROM api_settings WHERE id = 1')
  const store = db.sqlite.prepare(
    'INSERT INTO api_settings (id, enabled, port) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET enabled = excluded.enabled, port = excluded.port',
  )

  function settings(): ApiSettings {
    const row = stored.get() as { enabled: number; port: number } | undefined
    return row ? { enabled: row.enabled === 1, port: row.port } : { enabled: false, port: USUAL_PORT }
  }

  return {
    tokens: createTokens({ db, clock }),
    settings,
    state: (): ApiState => host?.state() ?? NOBODY,
    /** Serves as the settings say, or not. Never throws: what went wrong is in the state. */
    apply: async (): Promise<ApiState> => (await host?.apply(settings())) ?? NOBODY,

    /**
     * Keeps the settings and does as they say. @returns how that went
     * @throws UserError `bad_input` for a port that nobody can have
     */
    async change({ enabled, port }: ApiSettings): Promise<ApiState> {
      if (!Number.isInteger(port) || port < LOWEST_PORT || port > HIGHEST_PORT) {
        throw new UserError(
          'bad_input',
          `The port is a whole number from ${LOWEST_PORT} to ${HIGHEST_PORT}. Nothing was changed.`,
        )
      }
      await db.write(() => store.run(enabled ? 1 : 0, port))
      return this.apply()
    },
  }
}
