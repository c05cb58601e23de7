import { z } from 'zod'
import { messageOf } from '../errors.ts'
import type { Desk } from './desk.ts'
import { FAULT_KINDS } from './faults.ts'
import { toJson } from './served.ts'
import { SIMULATED_PROVIDERS } from './types.ts'

const DaySchema = z.iso.date()
const LatencySchema = z.union([
  z.number().nonnegative(),
  z.strictObject({ medianMs: z.number().nonnegative(), sigma: z.number().nonnegative() }),
])
const count = z.int().positive()
const FaultRuleSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  provider: z.enum(SIMULATED_PROVIDERS).exactOptional(),
  model: z.string().exactOptional(),
  days: z.array(DaySchema).exactOptional(),
  from: count.exactOptional(),
  to: count.exactOptional(),
  every: count.exactOptional(),
  probability: z.number().min(0).max(1).exactOptional(),
  inFlightOver: z.int().nonnegative().exactOptional(),
  retryAfterMs: z.number().nonnegative().exactOptional(),
  delayMs: z.number().nonnegative().exactOptional(),
  characters: count.exactOptional(),
  billed: z.boolean().exactOptional(),
})

const ListSchema = z.strictObject({
  provider: z.enum(SIMULATED_PROVIDERS),
  listed: z.array(z.strictObject({ id: z.string(), displayName: z.string(), writesText: z.boolean() })).nullable(),
})

/** The options of a simulator that runs on its own, as JSON. */
export const StandaloneOptionsSchema = z.strictObject({
  seed: z.union([z.string(), z.number()]),
  latencyMs: LatencySchema.exactOptional(),
  faults: z.array(FaultRuleSchema).exactOptional(),
  day: DaySchema.exactOptional(),
  world: z.strictObject({ firstDay: DaySchema, days: count }).exactOptional(),
  port: z.int().min(0).max(65_535).exactOptional(),
})

export const CONTROL_PATH = '/__control/'

/**
 * Answers a request to the control endpoint: `GET served?from=N`, `GET totals`, `POST day|faults|latency|list|reset`. This is
 * how another process reads the books and changes the weather.
 * @param path what follows `/__control/`
 */
export function control(desk: Desk, method: string, path: string, body: string): { status: number; body: string } {
  const { pathname, searchParams } = new URL(path, 'http://control/')
  try {
    switch (`${method} ${pathname.slice(1)}`) {
      case 'GET served':
        return ok({ calls: desk.log.calls.slice(Number(searchParams.get('from') ?? 1) - 1), totals: desk.log.totals() })
      case 'GET totals':
        return ok(desk.log.totals())
      case 'POST day':
        desk.setDay(z.strictObject({ day: DaySchema }).parse(JSON.parse(body)).day)
        return ok({})
      case 'POST faults':
        desk.setFaults(z.strictObject({ faults: z.array(FaultRuleSchema) }).parse(JSON.parse(body)).faults)
        return ok({})
      case 'POST latency':
        desk.latency = z.strictObject({ latencyMs: LatencySchema }).parse(JSON.parse(body)).latencyMs
        return ok({})
      case 'POST list': {
        const { provider, listed } = ListSchema.parse(JSON.parse(body))
        desk.setList(provider, listed)
        return ok({})
      }
      case 'POST reset':
        desk.reset()
        return ok({})
      default:
        return { status: 404, body: '{"error":"no such control"}' }
    }
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error
    return { status: 400, body: JSON.stringify({ error: messageOf(error) }) }
  }
}

const ok = (value: unknown) => ({ status: 200, body: toJson(value) })
