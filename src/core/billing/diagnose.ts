import { addUsd, type PicoUsd, pico, sumUsd, times, ZERO } from '../money.ts'
import { type Explaining, explain, isRounding, restOf } from './explaining.ts'
import { findDiscount, findPatterns } from './patterns.ts'
import type { Cause, Cell, Part } from './types.ts'

/** A cell whose gap is taken apart: the parts add up to the bill less the ledger. */
export interface Diagnosed extends Cell {
  parts: Part[]
  /** Charged, with reductions. */
  billed: PicoUsd
}

/** A price that the bill shows and the registry does not have. */
export interface PriceGap {
  provider: string
  modelId: number
  model: string
  unit: NonNullable<Cell['unit']>
  /** Pico-dollars a token or search: what the ledger was charged by, and what the bill says. */
  known: PicoUsd
  billed: PicoUsd
  /** The provider's day from which on it holds. */
  from: string
  /** Days on which it was seen. */
  days: number
}

/**
 * Takes the gaps of one provider apart, each part with its cause. First counts: calls the ledger lacks, or the bill.
 * Then what is the same over many lines: a discount on everything, a price from a day on, a free quota. Then rounding.
 * What is left says so. Pure.
 * @param cells of one provider, any number of days
 */
export function diagnose(cells: readonly Cell[]): { cells: Diagnosed[]; prices: PriceGap[] } {
  const open = cells.map(byCounts)
  const discount = findDiscount(open)
  if (discount) for (const each of open) discount.apply(each)
  const { quotas, prices } = findPatterns(open)
  for (const each of open) {
    const rest = restOf(each)
    if (rest === 0n) continue
    const cause = quotas.has(each) ? 'free_quota' : prices.has(each) ? 'price' : leftOver(each, rest)
    explain(each, cause, rest)
  }
  return { cells: open.map(finished), prices: pricesOf(prices) }
}

/** Starts with what counts alone explain: tokens that only one side has, at the price of the day. */
function byCounts(cell: Cell): Explaining {
  const each: Explaining = { cell, parts: [], expected: cell.ledger, charged: cell.charged }
  const { extra, price, fresh } = cell
  if (price === null) return each
  const counts: [Cause, number][] = [
    ['exposure_billed', extra.exposed],
    ['other_use', extra.other],
    ['missing_calls', extra.missing],
    [fresh ? 'not_yet_billed' : 'unbilled_calls', extra.unbilled],
    ['day_boundary', extra.boundary],
  ]
  for (const [cause, quantity] of counts) {
    const amount = times(price, Math.abs(quantity))
    explain(each, cause, quantity < 0 ? pico(-amount) : amount, quantity)
  }
  return each
}

/** What a difference is that no pattern explains. */
function leftOver(each: Explaining, rest: PicoUsd): Cause {
  const { cell, parts } = each
  if (isRounding(each)) return 'rounding'
  if (rest < 0n && cell.fresh) return 'not_yet_billed'
  if (cell.billedQuantity !== null && cell.price !== null) return 'unexplained'
  if (rest < 0n) return cell.charged === 0n ? 'unbilled_calls' : 'unexplained'
  if (rest <= cell.exposed) return 'exposure_billed'
  // Nothing of it was asked here: another model, or something that is no question at all.
  if (cell.ledger === 0n && parts.length === 0) return 'other_use'
  return cell.billedQuantity === null ? 'other_use' : 'unexplained'
}

function finished({ cell, parts }: Explaining): Diagnosed {
  const credits = cell.credits.map(({ cause, amount }): Part => ({ cause, amount, quantity: null }))
  const billed = addUsd(cell.charged, sumUsd(cell.credits.map(({ amount }) => amount)))
  return { ...cell, billed, parts: merged([...parts, ...credits]) }
}

/** One part a cause. */
export function merged(parts: readonly Part[]): Part[] {
  return [...Map.groupBy(parts, ({ cause }) => cause)].map(([cause, same]) => ({
    cause,
    amount: sumUsd(same.map(({ amount }) => amount)),
    quantity: same.some(({ quantity }) => quantity === null)
      ? null
      : same.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
  }))
}

function pricesOf(found: ReadonlyMap<Explaining, PicoUsd>): PriceGap[] {
  const gaps = new Map<string, PriceGap>()
  for (const [{ cell }, billed] of [...found].sort(([a], [b]) => (a.cell.day < b.cell.day ? -1 : 1))) {
    const { provider, modelId, model, unit, price, day } = cell
    if (modelId === null || model === null || unit === null) continue
    const key = JSON.stringify([modelId, unit, String(billed)])
    const known = gaps.get(key) ?? { provider, modelId, model, unit, known: price ?? ZERO, billed, from: day, days: 0 }
    gaps.set(key, { ...known, days: known.days + 1 })
  }
  return [...gaps.values()]
}
