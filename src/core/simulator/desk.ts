import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeAnswer } from './answer.ts'
import { type BillingPlan, type BillRow, billRows, usesOf } from './billing/bill.ts'
import { reportAnswer } from './billing/reports.ts'
import { type CatalogueModel, findModel } from './catalogue.ts'
import { FaultPlan, type FaultRule, isBilled, isRefusal } from './faults.ts'
import { listedAt } from './listing.ts'
import { latencyOf, play, sendJson } from './play.ts'
import { fingerprint } from './random.ts'
import { type Asking, tokensOf } from './reply.ts'
import type { Visit } from './routes.ts'
import { ServedLog } from './served.ts'
import type {
  Latency,
  ListedByProvider,
  ServedCall,
  SimulatedProvider,
  SimulatorOptions,
  WorldWindow,
} from './types.ts'
import { asObject, type Denial, InvalidRequest } from './wire/types.ts'
import { progressOf } from './world.ts'

const DEFAULT_WORLD: WorldWindow = { firstDay: '2026-09-22', days: 60 }
/** Longer prompts are turned down as more than the model takes; it also keeps every call below long-context prices. */
const MOST_PROMPT_TOKENS = 190_000

/** A question that can be answered. */
interface Admitted {
  asking: Asking
  model: CatalogueModel
}

/** Takes questions: lets them in, counts them, plays faults on them, answers them and keeps the books. */
export class Desk {
  readonly log = new ServedLog()
  latency: Latency
  billing: BillingPlan
  readonly #seed: string
  readonly #world: WorldWindow
  #day: () => string
  #instant: () => number
  #rules: readonly FaultRule[]
  #plan: FaultPlan
  readonly #attempts = new Map<string, number>()
  readonly #occurrences = new Map<string, number>()
  readonly #inFlight = new Map<string, number>()
  readonly #lists = new Map<SimulatedProvider, readonly ListedByProvider[]>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(options: SimulatorOptions) {
    const { day } = options
    this.#seed = String(options.seed)
    this.#world = options.world ?? DEFAULT_WORLD
    this.latency = options.latencyMs ?? 0
    this.#day = typeof day === 'function' ? day : () => day ?? this.#world.firstDay
    this.#instant = options.instant ?? (() => Date.parse(`${this.#day()}T12:00:00Z`))
    this.billing = options.billing ?? {}
    this.#rules = options.faults ?? []
    this.#plan = new FaultPlan(this.#seed, this.#rules)
  }

  setDay(day: string): void {
    this.#day = () => day
  }

  setFaults(rules: readonly FaultRule[]): void {
    this.#rules = rules
    this.#plan = new FaultPlan(this.#seed, rules)
  }

  setList(provider: SimulatedProvider, listed: readonly ListedByProvider[] | null): void {
    if (listed) this.#lists.set(provider, listed)
    else this.#lists.delete(provider)
  }

  reset(): void {
    this.#lists.clear()
    this.log.clear()
    this.#attempts.clear()
    this.#occurrences.clear()
    this.setFaults(this.#rules)
  }

  /** Drops answers that are still to come. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  #open({ provider }: Visit): ServedCall {
    return this.log.open(provider, this.#day(), this.#instant())
  }

  bill(): BillRow[] {
    return billRows(usesOf(this.log.calls, this.billing), this.billing)
  }

  /** Answers a request for a bill. @returns whether it was one */
  report(request: IncomingMessage, response: ServerResponse): boolean {
    const { method = 'GET', url = '/' } = request
    const answer = reportAnswer(method, url, request.headers, () => ({
      rows: this.bill(),
      uses: usesOf(this.log.calls, this.billing),
    }))
    if (answer === null) return false
    sendJson(response, { status: answer.status, headers: {}, body: answer.body })
    return true
  }

  /** Turns down a request that was too long to read. */
  refuse(visit: Visit, response: ServerResponse): void {
    const call = this.#open(visit)
    const answer = visit.wire.deny({ refusal: 'too_large', model: '' })
    sendJson(response, { ...answer, status: 413, headers: { ...answer.headers, connection: 'close' } })
    this.log.close(call, 413, null)
  }

  list(visit: Visit, request: IncomingMessage, response: ServerResponse): void {
    const { provider, wire, query } = visit
    const denial = keyDenial(visit, request)
    const listed = this.#lists.get(provider) ?? listedAt(provider, progressOf(this.#day(), this.#world))
    sendJson(response, denial ? wire.deny(denial) : { status: 200, headers: {}, body: wire.models(query, listed) })
  }

  ask(visit: Visit, request: IncomingMessage, response: ServerResponse, text: string): void {
    const call = this.#open(visit)
    const admitted = admit(visit, request, text)
    if ('refusal' in admitted) {
      this.#deny(visit, response, call, admitted, null)
      return
    }
    const { asking, model } = admitted
    call.model = asking.model
    call.promptId = fingerprint(asking.prompt)
    const key = `${call.day}|${call.provider}|${model.model}|${call.promptId}`
    const fault = this.#plan.next({
      provider: call.provider,
      model: asking.model,
      day: call.day,
      inFlight: add(this.#inFlight, call.provider, 1) + 1,
      attemptKey: `${key}|${add(this.#attempts, key, 1)}`,
    })
    if (fault !== null && isRefusal(fault.kind)) {
      add(this.#inFlight, call.provider, -1)
      const { retryAfterMs } = fault
      const denial: Denial = {
        refusal: fault.kind,
        model: asking.model,
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      }
      this.#deny(visit, response, call, denial, fault)
      return
    }
    if (fault === null || isBilled(fault)) call.occurrence = add(this.#occurrences, key, 1)
    const delay = latencyOf(this.latency, fault, `${this.#seed}|latency|${key}|${call.occurrence}`)
    this.#after(delay, () => this.#answer(visit, response, call, admitted, fault))
  }

  #deny(visit: Visit, response: ServerResponse, call: ServedCall, denial: Denial, fault: FaultRule | null): void {
    const answer = visit.wire.deny(denial)
    sendJson(response, answer)
    this.log.close(call, answer.status, fault?.kind ?? null)
  }

  #answer(visit: Visit, response: ServerResponse, call: ServedCall, admitted: Admitted, fault: FaultRule | null): void {
    const end = (status: number | null) => {
      add(this.#inFlight, call.provider, -1)
      this.log.close(call, status, fault?.kind ?? null)
    }
    let written = null
    if (call.occurrence !== null) {
      const { day, promptId, occurrence } = call
      const recipe = { seed: this.#seed, world: this.#world, day, promptId, occurrence, fault, ...admitted }
      written = writeAnswer(recipe, visit.wire)
      call.servedModel = written.servedModel
      call.responseId = written.id
      this.log.bill(call, admitted.model, written.reply.usage)
    }
    response.once('finish', () => {
      call.delivered = true
    })
    const status = play(response, written, fault)
    // A hanging call is under way until the client gives up.
    if (fault?.kind === 'hang' && !response.destroyed) response.once('close', () => end(null))
    else end(status)
  }

  #after(ms: number, task: () => void): void {
    if (ms <= 0) {
      task()
      return
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      task()
    }, ms)
    this.#timers.add(timer)
  }
}

/** Adds to a count and returns what it was before. */
function add(counts: Map<string, number>, key: string, by: number): number {
  const before = counts.get(key) ?? 0
  counts.set(key, before + by)
  return before
}

/** Keys are taken as they come, and none is needed, since a demo can hold none; only `wrong-…` is turned away. */
function keyDenial({ wire, query }: Visit, request: IncomingMessage): Denial | null {
  return wire.key(request.headers, query)?.startsWith('wrong-') ? { refusal: 'auth', model: '' } : null
}

function admit(visit: Visit, request: IncomingMessage, text: string): Admitted | Denial {
  const denial = keyDenial(visit, request)
  if (denial) return denial
  try {
    const asking = visit.wire.read(asObject(JSON.parse(text)), visit.pathModel)
    const model = findModel(visit.provider, asking.model)
    if (model === null) return { refusal: 'model_not_found', model: asking.model }
    return tokensOf(asking.prompt) > MOST_PROMPT_TOKENS
      ? { refusal: 'too_large', model: asking.model }
      : { asking, model }
  } catch (error) {
    if (error instanceof InvalidRequest) return { refusal: 'bad_request', model: '', message: error.message }
    if (error instanceof SyntaxError)
      return { refusal: 'bad_request', model: '', message: 'The body is not valid JSON.' }
    throw error
  }
}
