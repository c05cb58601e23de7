import type { IncomingMessage, ServerResponse } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { REST_PREFIX } from '../../contract/rest/index.ts'
import { messageOf } from '../../core/errors.ts'
import type { Logger } from '../../core/ports.ts'
import { createRouter, told } from '../../core/router/index.ts'
import type { Workspace } from '../../core/workspace.ts'
import { createTokenBucket, type Rate } from '../tokenBucket.ts'
import { docsPage } from './docsPage.ts'
import { apiDocument } from './document.ts'
import { errorBody, explainInput, sendError } from './errors.ts'
import { apiRefusalOf, bearerOf, DOCS_PATH, DOCUMENT_PATH } from './gate.ts'
import { endpoints } from './handlers.ts'

/** A file to import, and what is around it in the form. */
const MAX_BODY_BYTES = 26_000_000
/** Of each token: a script that asks without pause, and no more. */
const USERS: Rate = { burst: 100, perSecond: 50 }
/** Those without a good token share one measure, so that they cannot use up anybody else's. */
const STRANGERS: Rate = { burst: 30, perSecond: 5 }

export interface ApiOptions {
  readonly workspace: Workspace
  /** Of the program. */
  readonly version: string
  readonly log: Logger
  readonly users?: Rate | undefined
  readonly strangers?: Rate | undefined
  /** A clock that only goes forward, in milliseconds. */
  readonly monotonic?: (() => number) | undefined
}

export interface Api {
  /** Answers one request to a path of the API. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Hears no new request. */
  stop(): void
}

/** The local API: the contract's own numbers for other programs on this machine, by token. */
export function createApi({ workspace, version, log, ...options }: ApiOptions): Api {
  const { users = USERS, strangers = STRANGERS, monotonic = () => performance.now() } = options
  const page = createRouter(workspace, log)
  const handler = new OpenAPIHandler(endpoints, {
    customErrorResponseBodyEncoder: errorBody,
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next()
        } catch (error) {
          throw told(explainInput(error), path, log)
        }
      },
    ],
  })
  const buckets = new Map<number, () => boolean>()
  const ofStrangers = createTokenBucket(strangers, monotonic)
  let closing = false
  let document: Promise<Awaited<ReturnType<typeof apiDocument>>> | null = null

  function bucketOf(tokenId: number): () => boolean {
    const bucket = buckets.get(tokenId) ?? createTokenBucket(users, monotonic)
    buckets.set(tokenId, bucket)
    return bucket
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, method = '', url = '/' } = request
    const path = url.split('?', 1)[0]!
    const core = workspace.core()
    const token = bearerOf(headers.authorization)
    const admission = core && token !== null ? core.access.tokens.admit(token) : null
    const withinRate = admission?.standing === 'good' ? bucketOf(admission.tokenId) : ofStrangers
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    const refusal = apiRefusalOf(
      {
        ...{ method, path, host: headers.host, origin: headers.origin },
        contentLength: headers['content-length'],
        transferEncoding: headers['transfer-encoding'],
      },
      {
        ...{ port: request.socket.localPort ?? 0, maxBody: MAX_BODY_BYTES },
        ...{ admission, open: core !== null, withinRate: withinRate(), closing },
      },
    )
    if (refusal) {
      sendError(response, refusal.status, refusal)
    } else if (path === DOCUMENT_PATH || path === DOCS_PATH) {
      document ??= apiDocument(version)
      sendDocument(response, path, await document)
    } else if (core && admission?.standing === 'good') {
      await core.access.tokens.markUsed(admission.tokenId).catch((error: unknown) => {
        log('warn', `The last use of an API token could not be kept: ${messageOf(error)}`)
      })
      const { matched } = await handler.handle(request, response, { prefix: REST_PREFIX, context: { core, page } })
      if (!matched) {
        const message = `There is no ${method} ${path}. What there is: ${DOCS_PATH}`
        sendError(response, 404, { code: 'NOT_FOUND', message })
      }
    }
  }

  return {
    answer,
    stop() {
      closing = true
    },
  }
}

function sendDocument(response: ServerResponse, path: string, document: Awaited<ReturnType<typeof apiDocument>>): void {
  if (path === DOCUMENT_PATH) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document))
    return
  }
  const { html, headers } = docsPage(document)
  response.writeHead(200, headers).end(html)
}
