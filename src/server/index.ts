import type { IncomingMessage, ServerResponse } from 'node:http'
import { RPCHandler } from '@orpc/server/node'
import { REST_PREFIX } from '../contract/rest/index.ts'
import { messageOf } from '../core/errors.ts'
import { pageHeaders, readPageFile } from '../core/page/index.ts'
import type { Logger } from '../core/ports.ts'
import { createRouter } from '../core/router/index.ts'
import type { Workspace } from '../core/workspace.ts'
import { isApi } from './api/gate.ts'
import { createApi } from './api/service.ts'
import { cookieOf, readCookie } from './cookie.ts'
import { createEntrance } from './entrance.ts'
import { ENTRANCE_PATH, isRpc, RPC_PATH, refusalOf } from './gate.ts'
import { type ListenOptions, listenOnLoopback } from './listen.ts'
import { onwardsPage, signInPage } from './pages.ts'
import { sendPage, sendRefusal } from './replies.ts'
import { createTokenBucket, type Rate } from './tokenBucket.ts'

export { type ApiSwitch, createApiSwitch } from './api/switch.ts'
export { openBrowser } from './openBrowser.ts'

/** As much as the desktop app's bridge takes in one message. */
const MAX_BODY_BYTES = 1_000_000
/** A page with all its parts, and a person who clicks fast. */
const MEMBERS: Rate = { burst: 400, perSecond: 200 }
/** Those who are not signed in have a measure of their own, so that they cannot use up the others'. */
const STRANGERS: Rate = { burst: 30, perSecond: 5 }

export interface ServerOptions extends ListenOptions {
  readonly workspace: Workspace
  /** The folder of the built page. */
  readonly page: string
  readonly log: Logger
  /** Of the program. */
  readonly version: string
  readonly members?: Rate
  /** Of each token of the API. */
  readonly apiUsers?: Rate
  readonly strangers?: Rate
  /** A clock that only goes forward, in milliseconds. */
  readonly monotonic?: () => number
}

export interface RunningServer {
  readonly port: number
  /** Where the API begins. */
  readonly api: string
  /** A new link into the app, good once and for a minute; it ends the one before. */
  link(): string
  /** Hears no new request; calls under way finish and are kept. Then every connection ends, and the home is closed. */
  close(): Promise<void>
}

/**
 * Serves the app to browsers on this machine: its page, the contract over HTTP, and the API for other programs.
 * @throws UserError when it may not, or cannot, listen there
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { workspace, page, log, monotonic = () => performance.now() } = options
  const rpc = new RPCHandler(createRouter(workspace, log))
  const api = createApi({ workspace, version: options.version, log, monotonic, users: options.apiUsers })
  const entrance = createEntrance(monotonic)
  const members = createTokenBucket(options.members ?? MEMBERS, monotonic)
  const strangers = createTokenBucket(options.strangers ?? STRANGERS, monotonic)
  let closing = false

  const listening = await listenOnLoopback((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log('error', `A request to ${pathOf(request)} failed: ${messageOf(error)}`)
      response.destroy()
    })
  }, options)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, method = '' } = request
    const path = pathOf(request)
    if (isApi(path)) return api.answer(request, response)
    const port = portOf(request)
    const session = readCookie(headers.cookie, cookieOf(port))
    const admitted = session !== null && entrance.admits(session)
    const refusal = refusalOf(
      {
        ...{ method, path, host: headers.host, origin: headers.origin },
        contentLength: headers['content-length'],
        transferEncoding: headers['transfer-encoding'],
      },
      { port, maxBody: MAX_BODY_BYTES, admitted, withinRate: (admitted ? members : strangers)(), closing },
    )
    if (refusal) {
      sendRefusal(response, refusal, { rpc: isRpc(path), language: headers['accept-language'] })
    } else if (path === ENTRANCE_PATH) {
      enter(request, response, admitted)
    } else {
      for (const [name, value] of Object.entries(pageHeaders({ ownOrigin: true }))) response.setHeader(name, value)
      await (isRpc(path) ? call(request, response) : sendFile(path, response))
    }
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('cache-control', 'no-store')
    const { matched } = await rpc.handle(request, response, { prefix: RPC_PATH })
    if (!matched) response.writeHead(404).end()
  }

  function enter(request: IncomingMessage, response: ServerResponse, admitted: boolean): void {
    const token = new URLSearchParams(request.url?.split('?', 2)[1]).get('token') ?? ''
    const session = entrance.exchange(token)
    if (session !== null) {
      response.setHeader('set-cookie', `${cookieOf(portOf(request))}=${session}; Path=/; HttpOnly; SameSite=Strict`)
    }
    if (session !== null || admitted) sendPage(response, 200, onwardsPage())
    else sendPage(response, 401, signInPage(request.headers['accept-language']))
  }

  async function sendFile(path: string, response: ServerResponse): Promise<void> {
    const file = await readPageFile(page, path)
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
      return
    }
    // What lies there is named by its content.
    const cache = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store'
    response.writeHead(200, { 'content-type': file.type, 'cache-control': cache }).end(file.body)
  }

  return {
    port: listening.port,
    api: `http://${listening.authority}${REST_PREFIX}`,
    link: () => `http://${listening.authority}${ENTRANCE_PATH}?token=${entrance.issue()}`,
    async close() {
      closing = true
      api.stop()
      listening.stop()
      await workspace.drain()
      listening.end()
      await workspace.close()
    },
  }
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0]!

/** The port that was asked, which is ours. */
const portOf = ({ socket }: IncomingMessage): number => socket.localPort ?? 0
