import type { ClientLink } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { type BrowserPortLike, RPCLink as PortLink } from '@orpc/client/message-port'
import { ClientRetryPlugin } from '@orpc/client/plugins'

declare global {
  interface Window {
    /** What the preload exposes; there is none in a browser. */
    readonly earshot?: BrowserPortLike
  }
}

interface Connection {
  readonly link: ClientLink<Record<never, never>>
  /** Hears when the core is gone. */
  onGone(listener: () => void): void
}

/** The way to the core: in the desktop app the preload's port, in a browser the origin that the page came from. */
export const connection: Connection = window.earshot ? throughPort(window.earshot) : throughHttp()

function throughPort(port: BrowserPortLike): Connection {
  return { link: new PortLink({ port }), onGone: (listener) => port.onDisconnect.addListener(listener) }
}

/** How long before a subscription that broke off is opened again. */
const RETRY_DELAY_MS = 500

function throughHttp(): Connection {
  const listeners = new Set<() => void>()
  let gone = false
  const leave = () => {
    gone = true
    for (const tell of listeners) tell()
  }
  const link = new HttpLink({
    url: `${window.location.origin}/rpc`,
    fetch: async (request, init) => {
      try {
        const response = await fetch(request, init)
        // The host is another than the one that this page signed in to.
        if (response.status === 401) leave()
        return response
      } catch (error) {
        if (isBroken(error)) leave()
        throw error
      }
    },
    plugins: [
      new ClientRetryPlugin({
        default: {
          // A machine that sleeps breaks off every subscription, and the host is there when it wakes.
          retry: ({ path }) => (path.at(-1) === 'watch' ? Number.POSITIVE_INFINITY : 0),
          shouldRetry: ({ error }) => isBroken(error) && !gone,
          retryDelay: RETRY_DELAY_MS,
        },
      }),
    ],
  })
  return { link, onGone: (listener) => void listeners.add(listener) }
}

/** The connection failed, not what was asked. */
const isBroken = (error: unknown) => error instanceof TypeError
