import type { Endpoints } from '../endpoints/index.ts'
import { type ErrorClass, UserError } from '../errors.ts'
import type { Home } from '../home/index.ts'
import type { Keys } from '../keys/index.ts'
import { type ListedModel, type Provider, ProviderError } from '../providers/index.ts'

/** How long a provider may take to list its models, all pages together. */
const PATIENCE_MS = 60_000

/** What came of asking one provider for its models. */
export type ListOutcome = { provider: string } & (
  | { models: ListedModel[] }
  | { error: { class: ErrorClass; message: string } }
)

export interface ListSource {
  endpoints: Pick<Endpoints, 'list'>
  keys: Pick<Keys, 'keyFor'>
  home: Pick<Home, 'kind'>
  providers: (name: string) => Promise<Provider>
}

/**
 * Asks every provider that can be asked for its models, all at once: those with a key, endpoints that need none, and in
 * a demo the simulator's. What one fails with says nothing of the others.
 */
export async function readLists(source: ListSource, signal: AbortSignal): Promise<ListOutcome[]> {
  const asked = await Promise.all(source.endpoints.list().map((endpoint) => readList(source, endpoint, signal)))
  return asked.filter((outcome) => outcome !== null)
}

async function readList(
  { keys, home, providers }: ListSource,
  { provider, kind, baseUrl }: ReturnType<Endpoints['list']>[number],
  signal: AbortSignal,
): Promise<ListOutcome | null> {
  try {
    const keyless = kind === 'compatible' || home.kind === 'demo'
    if (!keyless && (await keys.keyFor(provider, baseUrl)) === null) return null
    const adapter = await providers(provider)
    const models = await adapter.listModels(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
    return { provider, models }
  } catch (error) {
    if (error instanceof ProviderError) return { provider, error: { class: error.errorClass, message: error.message } }
    // A key that cannot be read or is bound to another host.
    if (error instanceof UserError) return { provider, error: { class: 'auth', message: error.message } }
    throw error
  }
}
