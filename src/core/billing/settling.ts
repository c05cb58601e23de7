import type { Ledger } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import { type Models, priceUsage } from '../models/index.ts'
import type { PicoUsd } from '../money.ts'
import type { Comparison } from './comparison.ts'
import { shareOut } from './comparison.ts'
import type { Counts } from './hourly.ts'
import type { ExposedCall } from './ledgerSide.ts'

/** A call of unknown outcome with what the bill says it cost. */
export interface BilledExposure {
  call: ExposedCall
  counts: Counts
  cost: { tokens: PicoUsd; search: PicoUsd; total: PicoUsd; priceIds: number[] }
}

const usageOf = (counts: Counts) => ({
  inputTokens: counts.input + counts.cached_input + counts.cache_write_5m + counts.cache_write_1h,
  cachedInputTokens: counts.cached_input,
  cacheWriteTokens: counts.cache_write_5m + counts.cache_write_1h,
  cacheWrite1hTokens: counts.cache_write_1h,
  outputTokens: counts.output,
  reasoningTokens: 0,
  searches: counts.search,
})

/**
 * What to settle: calls of unknown outcome that the provider counted. Several of one hour share what was counted for
 * them; together they cost it exactly. A call without a price is left as it is.
 */
export function billedExposures({ verdicts }: Comparison, models: Models): BilledExposure[] {
  return verdicts.flatMap((verdict) =>
    shareOut(verdict).flatMap(({ call, counts }) => {
      const { provider } = models.byId(call.modelId)
      const cost = priceUsage({
        ...{ usage: usageOf(counts), serviceTier: null, reportedCost: null, free: models.isFree(provider) },
        prices: models.pricesFor(call.modelId, call.at),
      })
      return 'unpriced' in cost ? [] : [{ call, counts, cost }]
    }),
  )
}

/** Calls of unknown outcome that the provider finished counting and does not have. */
export const unbilledExposures = ({ verdicts }: Comparison): ExposedCall[] =>
  verdicts.flatMap(({ unbilled }) => unbilled)

/** Holds that one transaction settles. */
const BATCH = 50

/** Settles what was billed at the moment at which it was charged. Safe to run twice. @returns how many calls */
export async function settleBilled(
  { db, ledger }: { db: Db; ledger: Ledger },
  billed: readonly BilledExposure[],
): Promise<number> {
  const state = db.sqlite.prepare('SELECT state FROM holds WHERE id = ?').pluck()
  let settled = 0
  for (let at = 0; at < billed.length; at += BATCH) {
    settled += await db.write(() => {
      const open = billed.slice(at, at + BATCH).filter(({ call }) => state.get(call.holdId) === 'exposure')
      for (const { call, counts, cost } of open) {
        ledger.settle(call.holdId, {
          ...{
            at: call.at,
            answerId: null,
            servedModel: '',
            usage: usageOf(counts),
            serviceTier: null,
            reportedCost: null,
          },
          ...{ tokensCost: cost.tokens, searchCost: cost.search, total: cost.total, priceIds: cost.priceIds },
          rawUsage: { source: "the provider's bill", counts },
        })
      }
      return open.length
    })
  }
  return settled
}

/** Stops counting calls that were not billed. Safe to run twice. @returns how many calls */
export async function writeOffUnbilled(
  { db, ledger }: { db: Db; ledger: Ledger },
  calls: readonly ExposedCall[],
): Promise<number> {
  let gone = 0
  for (let at = 0; at < calls.length; at += BATCH) {
    gone += await db.write(() => calls.slice(at, at + BATCH).filter(({ holdId }) => ledger.writeOff(holdId)).length)
  }
  return gone
}
