import type { Endpoints } from './endpoints/index.ts'
import { UserError } from './errors.ts'
import type { Keys } from './keys/index.ts'
import type { LaneSpeed } from './monitoring/index.ts'
import { createProvider, isLoopback, type Provider, ProviderError, type ProviderSource } from './providers/index.ts'

/**
 * A provider in the cloud answers many at once; its rate limits say when that was too many. A usual project's questions
 * go out together, so that all of them take as long as one.
 */
const CLOUD: LaneSpeed = { initial: 20, max: 40 }
/** A model on this machine answers one at a time, and is only slowed by more. */
const LOCAL: LaneSpeed = { initial: 1, max: 4 }

/**
 * Hands out one adapter a provider, made anew when its key or address changes.
 * @param concurrency when the user named a number, every provider starts at it
 */
export function createProviderPool(options: { endpoints: Endpoints; keys: Keys; concurrency: number | null }) {
  const { endpoints, keys, concurrency } = options
  const made = new Map<string, { fingerprint: string; provider: Provider }>()

  const get: ProviderSource = async (name) => {
    try {
      const { kind, baseUrl } = endpoints.effective(name)
      const apiKey = await keys.keyFor(name, baseUrl)
      if (apiKey === null && kind !== 'compatible') {
        throw new ProviderError('auth', `There is no key for ${name}. Set one with: earshot keys set ${name}`, {
          charge: 'unsent',
        })
      }
      const fingerprint = JSON.stringify([kind, baseUrl, apiKey])
      const known = made.get(name)
      if (known?.fingerprint === fingerprint) return known.provider
      const provider = createProvider({ name, kind, baseUrl, apiKey })
      made.set(name, { fingerprint, provider })
      return provider
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      throw new ProviderError('auth', error.message, { charge: 'unsent', cause: error })
    }
  }

  const speedOf = (name: string): LaneSpeed => {
    if (concurrency !== null) return { initial: concurrency, max: concurrency }
    const { kind, baseUrl } = endpoints.effective(name)
    return kind === 'compatible' && isLoopback(baseUrl) ? LOCAL : CLOUD
  }

  return { get, speedOf, canSearch: (name: string) => endpoints.effective(name).kind !== 'compatible' }
}
