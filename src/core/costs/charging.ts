import { type Cost, type Models, priceUsage, type Unpriced } from '../models/index.ts'
import { displayUsd, MoneyError, type PicoUsd, parseUsd, ZERO } from '../money.ts'
import type { Reply } from '../providers/index.ts'
import type { Ledger } from './ledger.ts'

/** No call costs more; a body that says so is wrong, and its sum might not even fit the file. */
const MOST_BELIEVABLE = parseUsd('100000')

/** A call that was answered. */
export interface AnsweredCall {
  holdId: number
  modelId: number
  provider: string
  /** UTF-8 bytes of what was sent. */
  promptBytes: number
  /** The answer it was for, where it was for one. */
  answerId: number | null
  /** When the reply came, UTC milliseconds: prices are those in force then. */
  at: number
}

/** What a bill reads off a reply. The provider's own total is exact decimal text, so that it survives in a file. */
export type Billed = Pick<Reply, 'servedModel' | 'usage' | 'rawUsage' | 'usageReported' | 'serviceTier'> & {
  reportedCost: string | null
}

/** What a call was charged; `uncosted` says why its cost could not be told, and then it stays on the books as exposure. */
export interface Charged {
  total: PicoUsd
  uncosted: string | null
}

/** Settles a hold with what its call cost, or leaves it as exposure when nobody can say. Call it inside a transaction. */
export function createCharging({ ledger, models }: { ledger: Ledger; models: Models }) {
  return (call: AnsweredCall, reply: Billed): Charged => {
    const cost = costOf(models, call, reply)
    if ('unpriced' in cost) {
      ledger.expose(call.holdId)
      return { total: ZERO, uncosted: `${call.provider}:${models.byId(call.modelId).model}: ${cost.reason}` }
    }
    const excess = ledger.settle(call.holdId, {
      answerId: call.answerId,
      servedModel: reply.servedModel,
      usage: reply.usage,
      serviceTier: reply.serviceTier,
      tokensCost: cost.tokens,
      searchCost: cost.search,
      total: cost.total,
      reportedCost: reportedCostOf(reply),
      priceIds: cost.priceIds,
      rawUsage: reply.rawUsage ?? null,
    })
    if (excess > 0n) models.raiseBounds(call.modelId, { promptBytes: call.promptBytes, usage: reply.usage })
    return { total: cost.total, uncosted: null }
  }
}

export type Charging = ReturnType<typeof createCharging>

/** What a call cost. Whatever a bill says, it never costs us the answer: what makes no sense is unpriced. */
function costOf(models: Models, { modelId, provider, at }: AnsweredCall, reply: Billed): Cost | Unpriced {
  const reportedCost = reportedCostOf(reply)
  if (!reply.usageReported && reportedCost === null) return { unpriced: [], reason: 'the reply carried no usage' }
  try {
    const cost = priceUsage({
      usage: reply.usage,
      prices: models.pricesFor(models.billedModel(models.byId(modelId), reply.servedModel).id, at),
      serviceTier: reply.serviceTier,
      reportedCost,
      free: models.isFree(provider),
    })
    if ('unpriced' in cost || (cost.total >= 0n && cost.total <= MOST_BELIEVABLE)) return cost
    return { unpriced: [], reason: `the reply says that the call cost ${displayUsd(cost.total)}` }
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    return { unpriced: [], reason: error.message }
  }
}

const reportedCostOf = ({ reportedCost }: Billed): PicoUsd | null =>
  reportedCost === null ? null : parseUsd(reportedCost)
