import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import { messageOf, UserError } from '../core/errors.ts'
import { isLoopback } from '../core/providers/index.ts'

/** How long a connection may take to say what it wants, in milliseconds. */
export interface Patience {
  readonly headersMs: number
  readonly requestMs: number
}

const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000 }

/** Enough for a browser with many tabs; a program gone wild gets no more. */
const MAX_CONNECTIONS = 200
/** The names of this machine in both versions of the internet's protocol, so that `localhost` arrives here either way. */
const BOTH = ['127.0.0.1', '::1']

export interface ListenOptions {
  /** 0 takes any that is free. */
  port: number
  /** An address of this machine alone; both of its own when absent. */
  host?: string | undefined
  patience?: Patience | undefined
}

export interface Listening {
  readonly port: number
  /** As a URL names it: `127.0.0.1:3277`. */
  readonly authority: string
  /** Takes no connection any more, and lets the others go when they are idle. */
  stop(): void
  /** Ends every connection. */
  end(): void
}

/**
 * Listens on this machine alone.
 * @throws UserError `bad_input` for an address that others can reach; `conflict` for a port that cannot be had
 */
export async function listenOnLoopback(handle: RequestListener, options: ListenOptions): Promise<Listening> {
  const hosts = hostsOf(options)
  const servers: Server[] = []
  let { port } = options
  const end = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  for (const host of hosts) {
    const server = serverOf(handle, options.patience ?? PATIENCE)
    try {
      port = await listen(server, host, port)
      servers.push(server)
    } catch (error) {
      // A machine may do without one of the two protocols.
      if (servers.length > 0 && isMissingAddress(error)) continue
      end()
      throw explained(error, host, port)
    }
  }
  return {
    port,
    authority: `${inUrl(hosts[0]!)}:${port}`,
    stop: () => {
      for (const server of servers) server.close()
    },
    end,
  }
}

function hostsOf({ host, port }: ListenOptions): readonly string[] {
  if (host === undefined || host === 'localhost') return BOTH
  if (isIP(host) !== 0 && isLoopback(`http://${inUrl(host)}/`)) return [host]
  throw new UserError(
    'bad_input',
    `Earshot serves this machine alone, and "${host}" would open it to others: leave --host away, and forward the port to use it from elsewhere (ssh -L ${port}:127.0.0.1:${port} MACHINE).`,
  )
}

function serverOf(handle: RequestListener, { headersMs, requestMs }: Patience): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      // How often the two above are looked at; seldom would make them mean little.
      connectionsCheckingInterval: Math.min(headersMs, 1_000),
      keepAliveTimeout: 5_000,
    },
    handle,
  )
  server.maxConnections = MAX_CONNECTIONS
  return server
}

const listen = (server: Server, host: string, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

const isMissingAddress = (error: unknown) => ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error) ?? '')

function explained(error: unknown, host: string, port: number): UserError {
  const because = { cause: error }
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new UserError(
        'conflict',
        `Port ${port} is in use, perhaps by an Earshot that runs already: use that one, or name another port (--port 0 takes any that is free).`,
        because,
      )
    case 'EACCES':
      return new UserError(
        'conflict',
        `The system keeps port ${port} for itself: name one above 1023 with --port.`,
        because,
      )
    default:
      return new UserError('conflict', `Nothing can listen on ${inUrl(host)}:${port}: ${messageOf(error)}.`, because)
  }
}

const inUrl = (address: string): string => (isIP(address) === 6 ? `[${address}]` : address)
