/**
 * Exact money. One US dollar is 10^12 pico-dollars, held as a BigInt.
 *
 * Why pico: every published price is a whole number of pico-dollars per token ($0.0625 per million tokens is
 * 62,500 pico per token), so a cost is a product of integers and never rounds. Why BigInt: a JavaScript number is
 * exact only up to $9,007 in pico-dollars.
 */
declare const picoUsd: unique symbol

/** An exact amount of money in pico-dollars (10^-12 US dollars). */
export type PicoUsd = bigint & { readonly [picoUsd]: true }

const PICO_DIGITS = 12
const PICO_PER_USD = 10n ** BigInt(PICO_DIGITS)
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

export const ZERO = 0n as PicoUsd

/** Raised when a text is not an amount of money, or is finer than a pico-dollar. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError'
}

/** Brands an integer that is already in pico-dollars, as when it is read back from the database. */
export const pico = (value: bigint | number | string): PicoUsd => BigInt(value) as PicoUsd

/**
 * Parses a decimal text in dollars, such as `12.5`, `0.00135` or `1e-7`, exactly.
 * @throws MoneyError when the text is not a decimal number or needs more than twelve decimals.
 */
export function parseUsd(text: string): PicoUsd {
  const match = DECIMAL.exec(text.trim())
  if (!match) throw new MoneyError(`"${text}" is not an amount in dollars`)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const shift = PICO_DIGITS - fraction.length + Number(exponent)
  if (Math.abs(shift) > 400) throw new MoneyError(`"${text}" is out of range for an amount in dollars`)
  const digits = BigInt(whole + fraction)
  if (shift >= 0) return signed(sign, digits * 10n ** BigInt(shift))
  const divisor = 10n ** BigInt(-shift)
  if (digits % divisor !== 0n) throw new MoneyError(`"${text}" is finer than a pico-dollar (twelve decimals)`)
  return signed(sign, digits / divisor)
}

const signed = (sign: string | undefined, value: bigint) => (sign === '-' ? -value : value) as PicoUsd

/**
 * Takes a decimal text that a provider wrote, of however many digits. Digits beyond the twelfth decimal are noise of the
 * provider's own arithmetic and are rounded half away from zero.
 * @param exponent a power of ten to take it by, such as -2 for cents
 * @throws MoneyError when the text is not a decimal number.
 */
export function roundUsd(text: string, exponent = 0): PicoUsd {
  const match = DECIMAL.exec(text.trim())
  if (!match) throw new MoneyError(`"${text}" is not an amount in dollars`)
  const [, sign, whole = '', fraction = '', written = '0'] = match
  const digits = BigInt(whole + fraction)
  const shift = PICO_DIGITS - fraction.length + Number(written) + exponent
  if (Math.abs(shift) > 400) throw new MoneyError(`"${text}" is out of range for an amount in dollars`)
  if (shift >= 0) return signed(sign, digits * 10n ** BigInt(shift))
  const divisor = 10n ** BigInt(-shift)
  return signed(sign, (digits + divisor / 2n) / divisor)
}

/**
 * Takes a float that a provider reported by its shortest decimal, so that 0.006 is six thousandths of a dollar and not
 * the binary number beside it; see {@link roundUsd}.
 * @throws MoneyError when the value is not finite.
 */
export function usdFromFloat(value: number): PicoUsd {
  if (!Number.isFinite(value)) throw new MoneyError(`${value} is not an amount in dollars`)
  return roundUsd(String(value))
}

/** Writes an amount as an exact decimal text in dollars, without exponent or trailing zeros: `0.00135`, `-2`, `0`. */
export function formatUsd(amount: PicoUsd): string {
  const sign = amount < 0n ? '-' : ''
  const absolute = amount < 0n ? -amount : (amount as bigint)
  const fraction = (absolute % PICO_PER_USD).toString().padStart(PICO_DIGITS, '0').replace(/0+$/, '')
  return `${sign}${absolute / PICO_PER_USD}${fraction ? `.${fraction}` : ''}`
}

/** Writes an amount for a sentence, rounded half up to `decimals` places: `$12.50`. Never use it for data. */
export function displayUsd(amount: PicoUsd, decimals = 2): string {
  const unit = 10n ** BigInt(PICO_DIGITS - decimals)
  const absolute = amount < 0n ? -amount : (amount as bigint)
  const rounded = (absolute + unit / 2n) / unit
  const scale = 10n ** BigInt(decimals)
  const fraction = decimals === 0 ? '' : `.${(rounded % scale).toString().padStart(decimals, '0')}`
  return `${amount < 0n && rounded > 0n ? '-' : ''}$${rounded / scale}${fraction}`
}

export const addUsd = (a: PicoUsd, b: PicoUsd): PicoUsd => (a + b) as PicoUsd
export const subtractUsd = (a: PicoUsd, b: PicoUsd): PicoUsd => (a - b) as PicoUsd

/** The one sum of money. An empty list sums to nothing. */
export function sumUsd(amounts: Iterable<PicoUsd>): PicoUsd {
  let total = 0n
  for (const amount of amounts) total += amount
  return total as PicoUsd
}

/**
 * Price times count, for example pico-dollars per token times tokens.
 * @param count a whole number of units, 0 or more
 * @throws MoneyError when the count is not such a number
 */
export function times(price: PicoUsd, count: number): PicoUsd {
  if (!Number.isSafeInteger(count) || count < 0) throw new MoneyError(`${count} is not a count of paid units`)
  return (price * BigInt(count)) as PicoUsd
}

export const minUsd = (a: PicoUsd, b: PicoUsd): PicoUsd => (a < b ? a : b)
export const maxUsd = (a: PicoUsd, b: PicoUsd): PicoUsd => (a > b ? a : b)

/**
 * A fraction of an amount, rounded up, such as the alert threshold of a limit.
 * @param fraction between 0 and 1 by its shortest decimal
 */
export function fractionOf(amount: PicoUsd, fraction: number): PicoUsd {
  const numerator = usdFromFloat(fraction)
  return ((amount * numerator + PICO_PER_USD - 1n) / PICO_PER_USD) as PicoUsd
}
