import { UserError } from '../../errors.ts'
import { createScrubber } from '../../secrets/index.ts'
import { type Endpoint, withoutKey } from '../adapter.ts'
import { checkBaseUrl } from '../baseUrl.ts'
import { toProviderError } from '../failure.ts'
import { createFetch } from '../wire.ts'
import { fetchAnthropicBill } from './anthropic.ts'
import { fetchOpenAiBill } from './openai.ts'
import type { BillSource, FetchedBill } from './types.ts'

/** The providers that tell by API what they billed, to an admin key. */
export const BILLING_PROVIDERS = ['openai', 'anthropic'] as const
export type BillingProvider = (typeof BILLING_PROVIDERS)[number]

export const isBillingProvider = (name: string): name is BillingProvider =>
  BILLING_PROVIDERS.some((provider) => provider === name)

/** A key that reads bills and asks no model; it is kept apart from the provider's own. */
export type AdminKeyName = `${BillingProvider}-admin`

export const adminKeyName = (provider: BillingProvider): AdminKeyName => `${provider}-admin`

/** Whose address a key is for: the provider of an admin key, else the name itself. */
export const ownerOfKey = (name: string): string =>
  BILLING_PROVIDERS.find((provider) => adminKeyName(provider) === name) ?? name

const READERS: Record<
  BillingProvider,
  (endpoint: Endpoint, from: string, to: string, signal: AbortSignal) => Promise<FetchedBill>
> = { openai: fetchOpenAiBill, anthropic: fetchAnthropicBill }

/**
 * The one way to a provider's bill.
 * @param adminKey null fails every fetch with class `auth`
 * @throws UserError `bad_input` for a base URL that must not be sent a key
 */
export function createBillSource(settings: {
  provider: BillingProvider
  baseUrl: string
  adminKey: string | null
}): BillSource {
  const { provider, adminKey } = settings
  const baseUrl = checkBaseUrl(provider, settings.baseUrl)
  const endpoint: Endpoint = {
    ...{ name: adminKeyName(provider), baseUrl, apiKey: adminKey, fetch: createFetch(adminKey === null) },
    scrub: createScrubber(() => (adminKey === null ? [] : [adminKey])),
    withhold: (text) => (adminKey === null ? text : text.replaceAll(adminKey, '•••')),
  }
  return {
    host: new URL(baseUrl).host,
    async fetch(from, to, signal) {
      if (adminKey === null) throw withoutKey(endpoint)
      try {
        return await READERS[provider](endpoint, from, to, signal)
      } catch (error) {
        throw error instanceof UserError ? error : toProviderError(error, endpoint, signal, null)
      }
    },
  }
}

export { creditIn, readLineItem, unitIn } from './lineItem.ts'
export {
  BILLED_UNITS,
  type BilledCost,
  type BilledUnit,
  type BilledUse,
  type BillSource,
  type FetchedBill,
} from './types.ts'
