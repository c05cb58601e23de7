import { type ClientLink, ORPCError } from '@orpc/client'
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

/** How often, and after how long, a subscription that broke off is opened again: a machine that slept breaks them all. */
const RETRIES = 3
const RETRY_DELAY_MS = 500

function throughHttp(): Connection {
  const listeners = new Set<() => void>()
  const link = new HttpLink({
    url: `${window.location.origin}/rpc`,
    plugins: [
      new ClientRetryPlugin({
        default: {
          retry: ({ path }) => (path.at(-1) === 'watch' ? RETRIES : 0),
          retryDelay: RETRY_DELAY_MS,
          shouldRetry: ({ error }) => isUnreachable(error),
        },
      }),
    ],
    interceptors: [
      async ({ next }) => {
        try {
          return await next()
        } catch (error) {
          if (isUnreachable(error) || isSignedOut(error)) for (const tell of listeners) tell()
          throw error
        }
      },
    ],
  })
  return { link, onGone: (listener) => void listeners.add(listener) }
}

/** Not even an answer: the host is closed. */
const isUnreachable = (error: unknown) => error instanceof TypeError

/** The host is another than the one that this page signed in to. */
const isSignedOut = (error: unknown) => error instanceof ORPCError && error.status === 401
