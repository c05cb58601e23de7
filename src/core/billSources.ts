import type { Endpoints } from './endpoints/index.ts'
import { UserError } from './errors.ts'
import type { Keys } from './keys/index.ts'
import { adminKeyName, type BillSource, createBillSource, isBillingProvider, ownerOfKey } from './providers/index.ts'

/** Where bills come from by API: the providers that tell them, with the admin keys that the user gave. */
export function createBillSources({ endpoints, keys }: { endpoints: Endpoints; keys: Keys }) {
  return {
    /**
     * @throws UserError `bad_input` for a provider without such an API, `not_found` without an admin key, `conflict` for a
     * key of another host, `keychain`
     */
    async sourceOf(provider: string): Promise<BillSource> {
      if (!isBillingProvider(provider)) throw noApi(provider)
      const { baseUrl } = endpoints.effective(provider)
      const name = adminKeyName(provider)
      const adminKey = await keys.keyFor(name, baseUrl)
      if (adminKey !== null) return createBillSource({ provider, baseUrl, adminKey })
      throw new UserError('not_found', `There is no admin key for ${provider}. Set one with: earshot keys set ${name}`)
    },
    /** The providers whose admin key is there. @throws UserError `keychain` */
    async askable(): Promise<string[]> {
      const statuses = await keys.adminStatus()
      return statuses.filter(({ source }) => source !== 'none').map(({ provider }) => ownerOfKey(provider))
    },
  }
}

/** What to do where a provider tells its bill by no API. */
export const noApi = (provider: string): UserError =>
  new UserError(
    'bad_input',
    `${provider} tells its bill by no API. Import a file that it lets you download: earshot billing import ${provider} FILE.csv`,
  )
