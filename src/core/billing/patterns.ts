import { type PicoUsd, pico, subtractUsd } from '../money.ts'
import { type Explaining, explain, isRounding, restOf } from './explaining.ts'

/** Discounts are told apart in steps of this part: tenths of a percent. */
const PARTS = 1000n

export interface Discount {
  /** Thousandths off. */
  parts: bigint
  apply(each: Explaining): void
}

/**
 * A share off everything from one day to another: the same for most lines, and for more than one model or unit, since a
 * single one that is cheaper has another price.
 */
export function findDiscount(open: readonly Explaining[]): Discount | null {
  const seen = Map.groupBy(
    open.flatMap((each) => {
      const parts = partsOff(each)
      return parts === null ? [] : [{ each, parts }]
    }),
    ({ parts }) => parts,
  )
  const ranked = [...seen].sort(([, a], [, b]) => b.length - a.length)
  for (const [parts, same] of ranked) {
    const days = same.map(({ each }) => each.cell.day).sort()
    const [first = '', last = ''] = [days[0], days.at(-1)]
    const within = open.filter(({ cell, expected }) => expected > 0n && cell.day >= first && cell.day <= last)
    const kinds = new Set(same.map(({ each: { cell } }) => JSON.stringify([cell.modelId ?? cell.model, cell.unit])))
    if (kinds.size < 2 || same.length * 2 < within.length) continue
    const covers = new Set(within)
    return { parts, apply: (each) => void (covers.has(each) && takeOff(each, parts)) }
  }
  return null
}

/** Thousandths by which a line is below what is expected; null when it is not. */
function partsOff(each: Explaining): bigint | null {
  const { charged, expected, cell } = each
  if (charged <= 0n || expected <= 0n || charged >= expected) return null
  const parts = ((expected - charged) * PARTS + expected / 2n) / expected
  const off = charged * PARTS - expected * (PARTS - parts)
  const within = cell.tolerance * PARTS
  return parts > 0n && (off < 0n ? -off : off) <= within ? parts : null
}

/** Takes a discount off a line: exactly, where what was charged can have been less by it, else off what is expected. */
function takeOff(each: Explaining, parts: bigint): void {
  const { charged, expected } = each
  if (charged <= 0n) return
  const list = (charged * PARTS) % (PARTS - parts) === 0n ? (charged * PARTS) / (PARTS - parts) : null
  const amount = list === null ? -(expected * parts) / PARTS : charged - list
  explain(each, 'discount', pico(amount))
}

export interface Patterns {
  quotas: ReadonlySet<Explaining>
  /** The price that the bill shows. */
  prices: ReadonlyMap<Explaining, PicoUsd>
}

/** What the days of one model and unit have in common: another price, or a quota that costs nothing. */
export function findPatterns(open: readonly Explaining[]): Patterns {
  const quotas = new Set<Explaining>()
  const prices = new Map<Explaining, PicoUsd>()
  const series = Map.groupBy(open, ({ cell }) => JSON.stringify([cell.modelId ?? cell.model, cell.unit]))
  for (const days of series.values()) {
    const odd = days.filter((each) => isOdd(each))
    if (odd.length === 0) continue
    const price = commonPrice(odd)
    const quota = commonQuota(odd)
    // One price on days of different counts is no coincidence, and neither is one quota; a single day may be either.
    if (price !== null && (odd.length > 1 || quota === null || isListable(price))) {
      for (const each of odd) prices.set(each, price)
    } else if (quota !== null) {
      for (const each of odd) quotas.add(each)
    } else {
      for (const each of odd) {
        const own = priceOf(each)
        if (own !== null && isListable(own)) prices.set(each, own)
      }
    }
  }
  return { quotas, prices }
}

/** Whether a line is charged otherwise than its count and price say, by more than rounding. */
function isOdd(each: Explaining): boolean {
  const { cell } = each
  if (cell.price === null || cell.price === 0n || (cell.billedQuantity ?? 0) === 0) return false
  // A day that is still being added to says nothing about prices.
  return !isRounding(each) && !(cell.fresh && restOf(each) < 0n && cell.charged === 0n)
}

/** What the line's count was charged at, without the discount. */
const listed = (each: Explaining): bigint => {
  const off = each.parts.filter(({ cause }) => cause === 'discount').reduce((sum, { amount }) => sum + amount, 0n)
  return each.charged - off
}

function priceOf(each: Explaining): PicoUsd | null {
  const count = BigInt(each.cell.billedQuantity ?? 0)
  const amount = listed(each)
  return count > 0n && amount > 0n && amount % count === 0n ? pico(amount / count) : null
}

function commonPrice(odd: readonly Explaining[]): PicoUsd | null {
  const prices = new Set(odd.map(priceOf))
  const [price = null] = prices
  return prices.size === 1 ? price : null
}

/** Units of a day that cost nothing; null when the line is not charged for a whole number of fewer units. */
function freeUnits(each: Explaining): bigint | null {
  const { price, billedQuantity } = each.cell
  if (price === null) return null
  const off = subtractUsd(pico(BigInt(billedQuantity ?? 0) * price), pico(listed(each)))
  return off > 0n && off % price === 0n ? off / price : null
}

/** The quota of a day; days that used less of it were free altogether. */
function commonQuota(odd: readonly Explaining[]): bigint | null {
  const used = odd.map((each) => ({ free: freeUnits(each), all: listed(each) === 0n }))
  if (used.some(({ free }) => free === null)) return null
  const whole = used.filter(({ all }) => !all).map(({ free }) => free as bigint)
  const least = used.reduce((most, { free }) => (free !== null && free > most ? free : most), 0n)
  if (whole.length === 0) return least
  return whole.every((free) => free === whole[0]) && least === whole[0] ? least : null
}

/** Whether providers would publish a price: a whole number of tenths of a cent a million. */
const isListable = (price: PicoUsd): boolean => price % 1_000n === 0n
