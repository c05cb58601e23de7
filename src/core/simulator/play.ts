import type { ServerResponse } from 'node:http'
import type { Written } from './answer.ts'
import type { FaultRule } from './faults.ts'
import { Random } from './random.ts'
import type { Latency } from './types.ts'
import type { HttpAnswer } from './wire/types.ts'

const SLOW_MS = 3000
const ERROR_PAGE = '<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>'

/** How long an answer takes, in milliseconds; a pure function of its key. */
export function latencyOf(latency: Latency, fault: FaultRule | null, key: string): number {
  const extra = fault?.kind === 'slow' ? (fault.delayMs ?? SLOW_MS) : 0
  if (typeof latency === 'number') return latency + extra
  const random = new Random(key)
  // Box and Muller's normal deviate.
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return latency.medianMs * Math.exp(latency.sigma * normal) + extra
}

/** Sends a JSON body. */
export function sendJson(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  send(
    response,
    status,
    { 'content-type': 'application/json', ...headers },
    typeof body === 'string' ? body : JSON.stringify(body),
  )
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  response.sendDate = false
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/**
 * Sends an answer, or plays its fault on the connection.
 * @param written null for a fault that needs no answer
 * @returns the status sent, or null when none was
 */
export function play(response: ServerResponse, written: Written | null, fault: FaultRule | null): number | null {
  const json = { 'content-type': 'application/json', ...written?.headers }
  const body = written?.body ?? '{}'
  const half = body.slice(0, Math.ceil(body.length / 2))
  switch (fault?.kind) {
    case 'hang':
      return null
    case 'reset_before_headers':
      response.socket?.resetAndDestroy()
      return null
    case 'reset_after_headers':
      response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(body) })
      response.write(half, () => response.socket?.destroy())
      return 200
    case 'truncated_json':
      send(response, 200, json, half)
      return 200
    case 'empty_body':
      send(response, 200, json, '')
      return 200
    case 'non_json':
      send(response, 200, { 'content-type': 'text/html' }, ERROR_PAGE)
      return 200
    default:
      send(response, 200, json, body)
      return 200
  }
}
