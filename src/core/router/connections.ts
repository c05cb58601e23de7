import type { Connection } from '../../contract/index.ts'
import type { Core } from '../createCore.ts'
import { messageOf, UserError } from '../errors.ts'
import type { KeyStatus } from '../keys/index.ts'
import type { Opened } from './base.ts'

export const connectionHandlers = (opened: Opened) => ({
  list: opened.connections.list.handler(({ context: { core } }) => listConnections(core)),
  setKey: opened.connections.setKey.handler(async ({ context: { core }, input }) =>
    known(await core.keys.set(input.provider, input.key)),
  ),
  removeKey: opened.connections.removeKey.handler(async ({ context: { core }, input }) => {
    await core.keys.remove(input.provider)
    return {}
  }),
  tryKey: opened.connections.tryKey.handler(({ context: { core }, input }) => core.tryKey(input.provider)),
  addEndpoint: opened.connections.addEndpoint.handler(async ({ context: { core }, input }) => {
    await core.endpoints.add(input)
    return {}
  }),
  removeEndpoint: opened.connections.removeEndpoint.handler(async ({ context: { core }, input }) => {
    await core.endpoints.remove(input.name)
    return {}
  }),
})

const known = ({ source, hint, host, note }: KeyStatus): Connection['key'] => ({ source, hint, host, note })

/** A keychain that does not answer hides the keys, but not where the providers are called. */
async function listConnections({ endpoints, keys, home }: Core) {
  if (home.kind === 'demo') return { connections: [], keychain: null }
  const listed = endpoints.list()
  const { statuses, keychain } = await keyStatuses(keys)
  return {
    keychain,
    connections: listed.map(({ provider, kind, baseUrl, source, free }): Connection => {
      const key = statuses.get(provider)
      const host = new URL(baseUrl).host
      return {
        ...{ provider, kind, baseUrl, source, free },
        key: key ? known(key) : { source: 'none', hint: null, host, note: null },
      }
    }),
  }
}

async function keyStatuses(keys: Core['keys']) {
  try {
    const statuses = await keys.status()
    return { statuses: new Map(statuses.map((status) => [status.provider, status])), keychain: null }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { statuses: new Map<string, KeyStatus>(), keychain: messageOf(error) }
  }
}
