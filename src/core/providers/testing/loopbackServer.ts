import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived on the wire. */
export interface Arrived {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export type Answer = (request: Arrived, response: ServerResponse) => void

export interface LoopbackServer {
  readonly url: string
  /** What arrived, in order. */
  readonly arrived: Arrived[]
  /** Decides the next answers. */
  answer(with_: Answer): void
  close(): Promise<void>
}

/** A real HTTP server on this machine, for adapters to call through their real SDKs. */
export async function startLoopbackServer(): Promise<LoopbackServer> {
  let current: Answer = (_request, response) => response.writeHead(500).end()
  const arrived: Arrived[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const whole = { method, path: url, headers, body: Buffer.concat(chunks).toString() }
      arrived.push(whole)
      current(whole, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    answer: (with_) => {
      current = with_
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Answers with a JSON body, given as an object or as exact text. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  }
