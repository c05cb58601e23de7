import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CONTROL_PATH, control } from './control.ts'
import { Desk } from './desk.ts'
import { sendJson } from './play.ts'
import { baseUrlsAt, visitOf } from './routes.ts'
import type { Simulator, SimulatorOptions } from './types.ts'

const LOOPBACK = '127.0.0.1'
/** Longer requests are turned down unread. */
const LONGEST_BODY = 8_000_000

/**
 * Starts a simulator on loopback: a server that speaks the providers' wire formats about a fictional market. Answers
 * are a pure function of seed, day, provider, model, prompt and occurrence.
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const desk = new Desk(options)
  const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 }, (request, response) =>
    receive(desk, request, response),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, LOOPBACK, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    baseUrls: baseUrlsAt(`http://${LOOPBACK}:${port}`),
    served: () => desk.log.calls,
    totals: () => desk.log.totals(),
    bill: () => desk.bill(),
    setBilling: (plan) => {
      desk.billing = plan
    },
    setDay: (day) => desk.setDay(day),
    setFaults: (faults) => desk.setFaults(faults),
    setLatency: (latency) => {
      desk.latency = latency
    },
    setList: (provider, listed) => desk.setList(provider, listed),
    reset: () => desk.reset(),
    close: () =>
      new Promise((resolve) => {
        desk.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function receive(desk: Desk, request: IncomingMessage, response: ServerResponse): void {
  const { method = 'GET', url = '/' } = request
  readBody(request, (body) => {
    if (url.startsWith(CONTROL_PATH)) {
      const answer = control(desk, method, url.slice(CONTROL_PATH.length), body ?? '')
      return sendJson(response, { ...answer, headers: {} })
    }
    if (desk.report(request, response)) return
    const visit = visitOf(method, url)
    if (visit === null)
      sendJson(response, { status: 404, headers: {}, body: { error: `no such path: ${method} ${url}` } })
    else if (body === null) desk.refuse(visit, response)
    else if (visit.purpose === 'models') desk.list(visit, request, response)
    else desk.ask(visit, request, response, body)
  })
}

/** Reads a body and hands it on, or null when it is too long. Of a client that has gone, nothing is heard again. */
function readBody(request: IncomingMessage, done: (body: string | null) => void): void {
  const chunks: Buffer[] = []
  let length = 0
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length <= LONGEST_BODY) chunks.push(chunk)
    else if (length - chunk.length <= LONGEST_BODY) done(null)
  })
  request.on('end', () => {
    if (length <= LONGEST_BODY) done(chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString())
  })
}
