import type { AlertDelivery } from '../../../contract/index.ts'
import type { Db } from '../../db/index.ts'
import { UserError } from '../../errors.ts'
import type { Home } from '../../home/index.ts'
import type { Clock, SecretStore } from '../../ports.ts'
import { checkWebhook, shownOf } from './address.ts'
import type { Outbox } from './outbox.ts'

interface SettingsRow {
  notifies: number
  host: string | null
  setAt: number | null
}

/** How the user wants to be told. The webhook's address lies in the keychain, bound to this home. */
export function createDeliverySettings(options: {
  db: Db
  clock: Clock
  home: Pick<Home, 'homeId' | 'kind'>
  secrets: SecretStore
  outbox: Outbox
}) {
  const { db, clock, home, secrets, outbox } = options
  // No name of an endpoint begins with a colon.
  const account = `${home.homeId}/:webhook`
  const read = db.sqlite.prepare(
    'SELECT notifies, webhook_host AS host, webhook_set_at AS setAt FROM alert_settings WHERE id = 1',
  )
  const begin = db.sqlite.prepare('INSERT OR IGNORE INTO alert_settings (id) VALUES (1)')
  const putNotifies = db.sqlite.prepare('UPDATE alert_settings SET notifies = ?')
  const putWebhook = db.sqlite.prepare('UPDATE alert_settings SET webhook_host = ?, webhook_set_at = ?')

  const row = (): SettingsRow => (read.get() as SettingsRow | undefined) ?? { notifies: 1, host: null, setAt: null }

  const change = (work: () => unknown): Promise<void> =>
    db.write(() => {
      begin.run()
      work()
    })

  /** The address, where this program can read it; null when there is none or it was not kept. @throws UserError `keychain` */
  async function address(): Promise<string | null> {
    const { host } = row()
    if (host === null) return null
    const kept = await secrets.get(account)
    return kept !== null && URL.canParse(kept) && shownOf(kept) === host ? kept : null
  }

  return {
    notifies: (): boolean => row().notifies === 1,
    address,

    setNotifies: (notifies: boolean): Promise<void> => change(() => putNotifies.run(notifies ? 1 : 0)),

    /**
     * Keeps an address that alerts are sent on to from now on, in the place of any other.
     * @throws UserError `bad_input`, `keychain`, `conflict` in a demo home
     */
    async setWebhook(pasted: string): Promise<void> {
      if (home.kind === 'demo') {
        throw new UserError('conflict', 'The demo sends nothing anywhere, so it takes no webhook. Nothing was kept.')
      }
      const url = checkWebhook(pasted)
      await secrets.set(account, url)
      await change(() => putWebhook.run(shownOf(url), clock.now()))
    },

    /** Sends nothing any more; what waits is given up. @returns whether there was one */
    async removeWebhook(): Promise<boolean> {
      const had = row().host !== null
      await secrets.remove(account)
      await change(() => {
        putWebhook.run(null, null)
        outbox.drop()
      })
      return had
    },

    /** What may be known. @throws UserError `keychain` when it is locked */
    async state(): Promise<AlertDelivery> {
      const { notifies, host, setAt } = row()
      if (host === null || setAt === null) return { notifies: notifies === 1, webhook: null }
      const kept = (await address()) === null ? 'lost' : secrets.kind === 'session' ? 'session' : 'keychain'
      return { notifies: notifies === 1, webhook: { host, setAt, kept, ...outbox.state() } }
    },
  }
}

export type DeliverySettings = ReturnType<typeof createDeliverySettings>
