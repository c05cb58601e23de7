import type OpenAI from 'openai'
import { type Endpoint, exchange, lazy, NO_KEY, NO_TIMEOUT_MS, receiveFrom } from './adapter.ts'
import { readModelList } from './modelList.ts'
import type { ListedModel } from './types.ts'

/**
 * The OpenAI SDK as three adapters use it: loaded at first use, one client an adapter. Everything it would take from the
 * environment is said here instead, so that another provider's endpoint never receives an OpenAI setting.
 */
export const openAiClient = (endpoint: Endpoint): (() => Promise<OpenAI>) =>
  lazy(async () => {
    const { OpenAI: Client } = await import('openai')
    return new Client({
      apiKey: endpoint.apiKey ?? NO_KEY,
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      baseURL: endpoint.baseUrl,
      maxRetries: 0,
      timeout: NO_TIMEOUT_MS,
      logLevel: 'off',
      fetch: endpoint.fetch,
    })
  })

/** Lists models by `GET /models`, which answers with all of them at once. */
export const listOpenAiModels = (
  endpoint: Endpoint,
  client: () => Promise<OpenAI>,
  stop: AbortSignal,
): Promise<ListedModel[]> =>
  exchange(endpoint, stop, null, async (signal) => {
    const sdk = await client()
    return readModelList(await receiveFrom(endpoint, await sdk.models.list({ signal }).asResponse()))
  })
