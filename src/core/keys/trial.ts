import { type Provider, ProviderError } from '../providers/index.ts'

/** What came of trying a key: the provider took it, turned it down, or could not be asked. */
export interface KeyTrial {
  outcome: 'works' | 'refused' | 'unreachable' | 'failed'
  /** Models the provider offers with this key. */
  models: number | null
  /** The provider's own words, or what went wrong on the way; null when it works. */
  message: string | null
}

const PATIENCE_MS = 15_000

/** Tries a provider's key by asking for its list of models, which costs nothing. */
export async function tryKey(get: (name: string) => Promise<Provider>, provider: string): Promise<KeyTrial> {
  try {
    const models = await (await get(provider)).listModels(AbortSignal.timeout(PATIENCE_MS))
    return { outcome: 'works', models: models.length, message: null }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return { outcome: outcomeOf(error), models: null, message: error.message }
  }
}

function outcomeOf({ errorClass }: ProviderError): KeyTrial['outcome'] {
  if (errorClass === 'auth') return 'refused'
  return errorClass === 'network' || errorClass === 'timeout' ? 'unreachable' : 'failed'
}
