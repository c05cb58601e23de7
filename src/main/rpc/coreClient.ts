import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../contract/index.ts'
import type { CorePort } from './relay.ts'

export type CoreClient = ContractRouterClient<typeof contract>

/**
 * A conversation with the core for the program's own menus, by the same contract as the page's.
 * @param gone is told when the core has died; the conversation is over then
 */
export function createCoreClient(port: CorePort, gone: () => void): CoreClient {
  port.onClose(gone)
  const link = new RPCLink({
    port: {
      postMessage: (data: string) => port.postMessage(data),
      onMessage: { addListener: (listener) => port.onMessage(listener) },
      onDisconnect: { addListener: (listener) => port.onClose(listener) },
    },
  })
  return createORPCClient(link)
}
