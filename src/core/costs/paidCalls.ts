import { blockReason } from '../budgets/index.ts'
import type { Db } from '../db/index.ts'
import { messageOf, UserError } from '../errors.ts'
import { type Models, type Unpriced, unpricedError, type WorstCase, worstCase } from '../models/index.ts'
import { formatUsd, type PicoUsd } from '../money.ts'
import type { Clock, Logger } from '../ports.ts'
import type { AskRequest, ProviderError, Reply } from '../providers/index.ts'
import { wait } from '../time.ts'
import { type Charged, createCharging } from './charging.ts'
import { asProviderError, type CallGate } from './gate.ts'
import type { CallKind, Ledger } from './ledger.ts'

/** How often a call that waits for money which others hold looks again, and how long it does. */
const LOOK_AGAIN_MS = 100
const PATIENCE_MS = 30_000

/** A call that is no task of a run. */
export interface PaidCall {
  kind: Exclude<CallKind, 'answer' | 'judge'>
  modelId: number
  /** Whose money it is; null for nobody's project. */
  projectId: number | null
  /** What is asked; the model's own name and bounds come from the registry. */
  request: Omit<AskRequest, 'model' | 'maxSearches'>
}

/** What a paid call came to. */
export interface PaidReply {
  reply: Reply
  /** Exact decimal text; null when nobody can say, and then the hold counts as exposure. */
  costUsd: string | null
}

export interface PaidCallOptions {
  db: Db
  clock: Clock
  log: Logger
  /** This process's own number: what it holds when it dies becomes exposure. */
  ownerId: number
  ledger: Ledger
  models: Models
  gate: CallGate
  callTimeoutMs: number
}

/**
 * Asks a model outside any run: hold, call, then settle, release or expose, by the same gate, prices and limits as the
 * tasks of a run. Whatever wants to ask a provider for something else than an answer or a judgement asks here.
 */
export function createPaidCalls(options: PaidCallOptions) {
  const { db, clock, log, ownerId, ledger, models, gate } = options
  const charge = createCharging({ ledger, models })

  function worstOf({ modelId, request }: Pick<PaidCall, 'modelId' | 'request'>): WorstCase | Unpriced {
    const { provider, maxSearches, searchInputTokens } = models.byId(modelId)
    return worstCase({
      ...{ promptBytes: bytesOf(request), maxOutputTokens: request.maxOutputTokens, search: request.search },
      bounds: { maxSearches, searchInputTokens },
      prices: models.pricesFor(modelId, clock.now()),
      free: models.isFree(provider),
    })
  }

  /** @throws UserError `unpriced` */
  function priced(call: Pick<PaidCall, 'modelId' | 'request'>): WorstCase {
    const worst = worstOf(call)
    if (!('unpriced' in worst)) return worst
    const { provider, model } = models.byId(call.modelId)
    throw unpricedError(provider, model, worst.reason)
  }

  /** @throws UserError `budget` when a limit keeps the call from being made, or others hold what is left for too long */
  async function hold(call: PaidCall, { amount, estimate }: WorstCase, signal: AbortSignal): Promise<number> {
    const { kind, modelId, projectId } = call
    const { provider } = models.byId(modelId)
    const request = { ownerId, taskId: null, runId: null, provider, projectId, modelId, kind, amount, estimate }
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      signal.throwIfAborted()
      const reservation = await db.write(() => ledger.reserve(request))
      if (reservation.kind === 'held') return reservation.holdId
      if (reservation.kind === 'block' || performance.now() > until) throw blocked(reservation.by, amount)
      await wait(LOOK_AGAIN_MS, signal)
    }
  }

  /** Books an answered call. What goes wrong in the books never costs the answer: the hold counts on, and we say so. */
  async function settled(holdId: number, call: PaidCall, reply: Reply): Promise<Charged | null> {
    const { modelId, request } = call
    const { provider } = models.byId(modelId)
    const answered = { holdId, modelId, provider, promptBytes: bytesOf(request), answerId: null, at: clock.now() }
    const reportedCost = reply.reportedCost === null ? null : formatUsd(reply.reportedCost)
    try {
      const charged = await db.write(() => charge(answered, { ...reply, reportedCost }))
      if (charged.uncosted !== null) {
        log('warn', 'A call could not be priced; it counts as exposure', { problem: charged.uncosted })
      }
      return charged
    } catch (error) {
      log('error', 'A call could not be booked; what was held for it counts on', { holdId, reason: messageOf(error) })
      return null
    }
  }

  return {
    /**
     * The most a call can cost, before anybody is asked.
     * @throws UserError `unpriced`
     */
    atMost: (call: Pick<PaidCall, 'modelId' | 'request'>): PicoUsd => priced(call).amount,

    /**
     * Makes one call, once.
     * @throws UserError `unpriced` or `budget` before anything is sent; `network` when the provider did not answer
     */
    async ask(call: PaidCall, signal: AbortSignal): Promise<PaidReply> {
      const { provider, model, maxSearches } = models.byId(call.modelId)
      const holdId = await hold(call, priced(call), signal)
      let reply: Reply
      try {
        const limits = { stop: signal, timeoutMs: options.callTimeoutMs }
        reply = await gate({ holdId, provider }, { ...call.request, model, maxSearches }, limits)
      } catch (thrown) {
        const error = asProviderError(thrown)
        await db.write(() => (error.charge === 'unknown' ? ledger.expose(holdId) : ledger.release(holdId)))
        throw unanswered(provider, error)
      }
      const charged = await settled(holdId, call, reply)
      return { reply, costUsd: charged === null || charged.uncosted !== null ? null : formatUsd(charged.total) }
    },
  }
}

export type PaidCalls = ReturnType<typeof createPaidCalls>

const bytesOf = ({ prompt, system, json }: PaidCall['request']): number =>
  Buffer.byteLength(prompt) +
  Buffer.byteLength(system ?? '') +
  (json ? Buffer.byteLength(JSON.stringify(json.schema)) : 0)

const blocked = (by: Parameters<typeof blockReason>[0], amount: PicoUsd): UserError =>
  new UserError('budget', `Nothing was asked: ${blockReason(by, amount)} Raise the limit, or wait for the next period.`)

function unanswered(provider: string, error: ProviderError): UserError {
  const cost = error.charge === 'unknown' ? 'It may have been billed and counts as exposure.' : 'Nothing was spent.'
  return new UserError('network', `${provider} did not answer: ${error.message} ${cost}`, { cause: error })
}
