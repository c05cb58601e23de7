import type { FromEnvironment } from '../config.ts'
import type { Endpoints } from '../endpoints/index.ts'
import { UserError } from '../errors.ts'
import type { Home } from '../home/index.ts'
import type { SecretStore } from '../ports.ts'
import {
  adminKeyName,
  BILLING_PROVIDERS,
  type BuiltInProvider,
  DEFAULT_BASE_URLS,
  isLoopback,
  type KeyName,
  ownerOfKey,
} from '../providers/index.ts'
import { createScrubber } from '../secrets/index.ts'
import { type BoundKey, cleanKey, hintOf, hostOf, packKey, unpackKey } from './key.ts'

/** What may be known of a key. */
export interface KeyStatus {
  /** The provider, endpoint or admin key that it is for. */
  provider: string
  source: 'keychain' | 'session' | 'environment' | 'none'
  /** `ends in …4f2a`; null when there is no key. */
  hint: string | null
  /** The host the key is bound to, else the one it would be sent to. */
  host: string
  /** Why the key is not used, or what to know about it, as a sentence. */
  note: string | null
}

export interface KeysOptions {
  secrets: SecretStore
  home: Home
  endpoints: Pick<Endpoints, 'effective' | 'list'>
  /** Keys that the environment gives. */
  environment: Partial<Record<KeyName, FromEnvironment>>
}

interface FoundKey {
  bound: BoundKey
  source: KeyStatus['source']
  variable: string | null
}

/**
 * The user's keys. They go one way, in: only `keyFor` gives one out, to the adapter that sends it. The keychain comes
 * first, then the environment.
 */
export function createKeys({ secrets, home, endpoints, environment }: KeysOptions) {
  /** What was read of the keychain, so that a run does not ask it for every call. */
  const read = new Map<string, Promise<BoundKey | null>>()
  const known = new Set<string>(Object.values(environment).map((given) => given.value))
  const accountOf = (provider: string) => `${home.homeId}/${provider}`
  const addressOf = (name: string) => endpoints.effective(ownerOfKey(name))

  function stored(provider: string): Promise<BoundKey | null> {
    const remembered = read.get(provider)
    if (remembered) return remembered
    const reading = secrets.get(accountOf(provider)).then((secret) => {
      const bound = secret === null ? null : unpackKey(secret)
      if (bound) known.add(bound.key)
      return bound
    })
    read.set(provider, reading)
    reading.catch(() => read.delete(provider))
    return reading
  }

  /** The environment's key is meant for the provider's own host, or for the one that the environment names beside it. */
  function fromEnvironment(provider: string): FoundKey | null {
    const given = environment[provider as KeyName]
    if (!given) return null
    const { source, baseUrl } = addressOf(provider)
    const host = hostOf(source === 'environment' ? baseUrl : DEFAULT_BASE_URLS[ownerOfKey(provider) as BuiltInProvider])
    return { bound: { key: given.value, host }, source: 'environment', variable: given.variable }
  }

  async function find(provider: string): Promise<FoundKey | null> {
    const instead = fromEnvironment(provider)
    try {
      const bound = await stored(provider)
      return bound ? { bound, source: secrets.kind === 'session' ? 'session' : 'keychain', variable: null } : instead
    } catch (error) {
      // A model on this machine is asked without a key as well.
      if (instead || isLoopback(addressOf(provider).baseUrl)) return instead
      throw error
    }
  }

  async function statusOf(provider: string): Promise<KeyStatus> {
    const host = hostOf(addressOf(provider).baseUrl)
    if (home.kind === 'demo') return { provider, source: 'none', hint: null, host, note: 'The demo needs no key.' }
    const found = await find(provider)
    if (!found) return { provider, source: 'none', hint: null, host, note: null }
    const { bound, source, variable } = found
    const note = bound.host === host ? variable : otherHost(provider, bound.host, host)
    return { provider, source, hint: hintOf(bound.key), host: bound.host, note }
  }

  return {
    /**
     * Keeps a key for the host its provider is called at now.
     * @returns where it is kept
     * @throws UserError `bad_input`, `keychain`, `conflict` in a demo home, `not_found` for an unknown provider
     */
    async set(provider: string, pasted: string): Promise<KeyStatus> {
      if (home.kind === 'demo') {
        throw new UserError('conflict', 'The demo holds no keys: it reaches only its own simulator. Nothing was kept.')
      }
      const host = hostOf(addressOf(provider).baseUrl)
      const key = cleanKey(pasted)
      known.add(key)
      await secrets.set(accountOf(provider), packKey({ key, host }))
      read.delete(provider)
      return statusOf(provider)
    },

    /** @returns whether there was one */
    async remove(provider: string): Promise<boolean> {
      read.delete(provider)
      return secrets.remove(accountOf(provider))
    },

    /** Every provider and endpoint, as the keychain has it now. @throws UserError `keychain` when it is locked */
    async status(): Promise<KeyStatus[]> {
      read.clear()
      return Promise.all(endpoints.list().map(({ provider }) => statusOf(provider)))
    },

    /** The keys that read bills, set or not. @throws UserError `keychain` when it is locked */
    async adminStatus(): Promise<KeyStatus[]> {
      read.clear()
      return Promise.all(BILLING_PROVIDERS.map((provider) => statusOf(adminKeyName(provider))))
    },

    /**
     * The key to send to a provider at an address; null when there is none.
     * @throws UserError `conflict` when the key was entered for another host, `keychain` when it is locked
     */
    async keyFor(provider: string, baseUrl: string): Promise<string | null> {
      if (home.kind === 'demo') return null
      const found = await find(provider)
      if (!found) return null
      const host = hostOf(baseUrl)
      if (found.bound.host !== host) throw new UserError('conflict', otherHost(provider, found.bound.host, host))
      return found.bound.key
    },

    /** Takes every key that this process has seen, and whatever is shaped like one, out of a text. */
    scrub: createScrubber(() => known),
  }
}

export type Keys = ReturnType<typeof createKeys>

const otherHost = (provider: string, bound: string, host: string) =>
  `The key of ${provider} was entered for ${bound} and is not sent to ${host}. To use it there, enter it again: earshot keys set ${provider}`
