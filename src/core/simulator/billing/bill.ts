import { type PicoUsd, parseUsd, pico, times, ZERO } from '../../money.ts'
import { type CatalogueModel, findModel } from '../catalogue.ts'
import type { ServedCall, SimulatedProvider, SimulatedUsage } from '../types.ts'

export const BILL_UNITS = ['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'search'] as const
export type BillUnit = (typeof BILL_UNITS)[number]

/** Calls that somebody else makes with the same account: the provider bills them, nobody here asked. */
export interface GhostCalls {
  provider: SimulatedProvider
  model: string
  /** UTC milliseconds. */
  at: number
  calls: number
  /** Of each call. */
  usage: SimulatedUsage
}

/** How the provider's bill differs from its list prices and from what one of its users asked. */
export interface BillingPlan {
  /** A share off everything of a provider, in percent. */
  discounts?: readonly { provider: SimulatedProvider; percent: number }[]
  /** Units of a day that cost nothing, of one model. */
  freeQuotas?: readonly { provider: SimulatedProvider; model: string; unit: BillUnit; perDay: number }[]
  /** Another price from a day on, in dollars per million tokens or per thousand searches. */
  prices?: readonly { provider: SimulatedProvider; model: string; unit: BillUnit; usd: string; from: string }[]
  ghosts?: readonly GhostCalls[]
}

/** Tokens or searches that a provider charged on one UTC day for one model, under the name it answered by. */
export interface BillRow {
  provider: SimulatedProvider
  day: string
  model: string
  unit: BillUnit
  quantity: number
  amount: PicoUsd
}

/** Something used at a moment. */
export interface Use {
  provider: SimulatedProvider
  /** UTC milliseconds. */
  at: number
  /** The name it answered by. */
  model: string
  calls: number
  usage: SimulatedUsage
}

/** All that a provider counts: the calls it bills, and those of others. */
export function usesOf(calls: readonly ServedCall[], plan: BillingPlan): Use[] {
  const own = calls.flatMap(({ billed, usage, provider, at, servedModel, model }) =>
    billed && usage !== null ? [{ provider, at, model: servedModel ?? model, calls: 1, usage }] : [],
  )
  return [...own, ...(plan.ghosts ?? [])]
}

const dayOfUse = ({ at }: Use) => new Date(at).toISOString().slice(0, 10)

/** The provider's bill by day, model and unit, oldest first. A pure function of what was used and the plan. */
export function billRows(uses: readonly Use[], plan: BillingPlan): BillRow[] {
  const quantities = new Map<string, Omit<BillRow, 'amount'>>()
  for (const use of uses) {
    const { provider, model } = use
    for (const [unit, count] of unitsOf(use.usage)) {
      if (count === 0) continue
      const day = dayOfUse(use)
      const key = JSON.stringify([day, provider, model, unit])
      const row = quantities.get(key) ?? { provider, day, model, unit, quantity: 0 }
      row.quantity += count * use.calls
      quantities.set(key, row)
    }
  }
  const rest = new Map<string, number>()
  return [...quantities]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => ({ ...row, amount: chargeFor(row, plan, rest) }))
}

/** Tokens by what they are billed as. */
export const unitsOf = (usage: SimulatedUsage): [BillUnit, number][] => [
  ['input', usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens],
  ['cached_input', usage.cachedInputTokens],
  ['cache_write_5m', usage.cacheWriteTokens - usage.cacheWrite1hTokens],
  ['cache_write_1h', usage.cacheWrite1hTokens],
  ['output', usage.outputTokens],
  ['search', usage.searches],
]

/** @param rest what is left of each day's free quota, counted down over the names that one model answers under */
function chargeFor(row: Omit<BillRow, 'amount'>, plan: BillingPlan, rest: Map<string, number>): PicoUsd {
  const model = findModel(row.provider, row.model)
  if (model?.rates == null) return ZERO
  const own = <T extends { provider: string; model: string; unit: BillUnit }>(each: T) =>
    each.provider === row.provider && each.unit === row.unit && model.servedAs.concat(each.model).includes(row.model)
  const quota = (plan.freeQuotas ?? []).find((each) => own(each) && isSame(model, each.model))
  const key = `${row.day} ${quota?.model} ${row.unit}`
  const free = quota ? Math.min(row.quantity, rest.get(key) ?? quota.perDay) : 0
  if (quota) rest.set(key, (rest.get(key) ?? quota.perDay) - free)
  const changed = (plan.prices ?? []).findLast((each) => own(each) && isSame(model, each.model) && each.from <= row.day)
  const rate = changed ? perUnit(changed.usd, row.unit) : listRate(model, row.unit)
  const listed = times(rate, row.quantity - free)
  const percent = (plan.discounts ?? []).find(({ provider }) => provider === row.provider)?.percent ?? 0
  const charged = listed * BigInt(100 - percent)
  if (charged % 100n !== 0n) throw new Error(`${percent} % off ${listed} is no whole number of pico-dollars`)
  return pico(charged / 100n)
}

const isSame = (model: CatalogueModel, name: string) => model.model === name || model.servedAs.includes(name)

const perUnit = (usd: string, unit: BillUnit): PicoUsd =>
  pico(parseUsd(usd) / (unit === 'search' ? 1_000n : 1_000_000n))

function listRate({ rates }: CatalogueModel, unit: BillUnit): PicoUsd {
  if (rates === null) return ZERO
  const { input, cachedInput, cacheWrite5m, cacheWrite1h, output, search } = rates
  const byUnit = {
    input,
    cached_input: cachedInput,
    cache_write_5m: cacheWrite5m,
    cache_write_1h: cacheWrite1h,
    output,
    search,
  }
  return byUnit[unit]
}
