import { MoneyError, type PicoUsd, parseUsd, pico } from '../money.ts'

/**
 * What a price is for: one token of a class, or one paid search. `cache_write_5m` is a provider's ordinary cache write,
 * whatever it calls its lifetime.
 */
export const PRICE_UNITS = ['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'search'] as const
export type PriceUnit = (typeof PRICE_UNITS)[number]

/** Where a price comes from, weakest first: the imported list, our own additions to it, the user's own word. */
export const PRICE_ORIGINS = ['genai-prices', 'earshot', 'user'] as const
export type PriceOrigin = (typeof PRICE_ORIGINS)[number]

/** What one unit of a model costs, from a date on. */
export interface PriceRow {
  id: number
  unit: PriceUnit
  /** Pico-dollars per token, or per search. */
  pico: PicoUsd
  /** The price holds for the whole request when its input is above this many tokens; 0 is the base price. */
  minInputTokens: number
  /** Null is the standard tier; a user's own price with null holds whatever the tier. */
  serviceTier: string | null
  /** UTC milliseconds, inclusive. */
  effectiveFrom: number
  /** UTC milliseconds, exclusive; null while in force. */
  effectiveTo: number | null
  origin: PriceOrigin
  source: string
  /** `YYYY-MM-DD`. */
  checkedOn: string
}

const UNITS_PER_LIST_PRICE: Record<PriceUnit, bigint> = {
  input: 1_000_000n,
  cached_input: 1_000_000n,
  cache_write_5m: 1_000_000n,
  cache_write_1h: 1_000_000n,
  output: 1_000_000n,
  search: 1_000n,
}

/**
 * Turns a price as providers publish it (dollars per million tokens, or per thousand searches) into one unit's price.
 * @param listPrice decimal text in dollars, such as `0.0625`
 * @throws MoneyError when it is not an amount, is negative, or is no whole number of pico-dollars per unit
 */
export function unitPrice(unit: PriceUnit, listPrice: string): PicoUsd {
  const amount = parseUsd(listPrice)
  const count = UNITS_PER_LIST_PRICE[unit]
  if (amount < 0n) throw new MoneyError(`${listPrice} is below zero, so it is not a price`)
  if (amount % count !== 0n) {
    throw new MoneyError(`$${listPrice} per ${count} is not a whole number of pico-dollars each`)
  }
  return pico(amount / count)
}

/** The reverse of {@link unitPrice}: the amount providers would publish, per million tokens or per thousand searches. */
export const listPrice = (unit: PriceUnit, price: PicoUsd): PicoUsd => pico(price * UNITS_PER_LIST_PRICE[unit])

/**
 * A price times a factor, such as 0.5 for a tier at half price.
 * @param factor decimal text
 * @throws MoneyError when the product is no whole number of pico-dollars
 */
export function scaledPrice(price: PicoUsd, factor: string): PicoUsd {
  const one = parseUsd('1')
  const scaled = price * parseUsd(factor)
  if (scaled % one !== 0n) throw new MoneyError(`${price} times ${factor} is not a whole number of pico-dollars`)
  return pico(scaled / one)
}
