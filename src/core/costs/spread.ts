import { maxUsd, minUsd, type PicoUsd, pico, ZERO } from '../money.ts'
import { t975 } from '../studentT.ts'

/** Amounts of which a real one is expected to lie within in 95 of 100 cases. */
export interface AmountInterval {
  low: PicoUsd
  high: PicoUsd
}

/** Beyond this many standard deviations of its logarithm nothing sensible can be said of an amount. */
const WIDEST_LOG = 12

/**
 * The 95 % interval of an amount that is never below nothing and skewed upwards, as costs are: log-normal with the mean
 * and standard deviation that were estimated (σ² = ln(1 + sd²/mean²), Aitchison and Brown, The Lognormal Distribution,
 * 1957, 2.3), with Student's t in place of z because both were estimated. Pure.
 * @param expected the mean; @param sd its standard deviation in pico-dollars
 * @param df degrees of freedom that `sd` rests on, 1 or more
 */
export function amountInterval(expected: PicoUsd, sd: number, df: number): AmountInterval {
  if (expected <= 0n) return { low: ZERO, high: ZERO }
  if (sd === 0) return { low: expected, high: expected }
  const mean = Number(expected)
  const sigma = Math.sqrt(Math.log1p((sd / mean) ** 2))
  const at = (points: number) => wholePico(mean * Math.exp(Math.min(WIDEST_LOG, points) - sigma ** 2 / 2))
  const points = tOf(df) * sigma
  return { low: minUsd(at(-points), expected), high: maxUsd(at(points), expected) }
}

/** The lower end where an amount may well be nothing: that of the normal distribution, which reaches there. Pure. */
export const lowerEnd = (expected: PicoUsd, sd: number, df: number): PicoUsd =>
  minUsd(expected, wholePico(Math.max(0, Number(expected) - tOf(df) * sd)))

const tOf = (df: number): number => t975(Math.max(1, Math.floor(df)))

/** A mean with its standard deviation in pico-dollars, over a sample. The mean rounds up, so that it promises nothing. */
export function sampleOf(amounts: readonly PicoUsd[]): { mean: PicoUsd; sd: number; n: number } {
  const n = amounts.length
  let total = 0n
  for (const amount of amounts) total += amount
  const mean = n === 0 ? ZERO : pico((total + BigInt(n) - 1n) / BigInt(n))
  const centre = n === 0 ? 0 : Number(total) / n
  const squares = amounts.reduce((sum, amount) => sum + (Number(amount) - centre) ** 2, 0)
  return { mean, sd: n < 2 ? 0 : Math.sqrt(squares / (n - 1)), n }
}

/** An estimate as money: it was never exact. */
export const wholePico = (value: number): PicoUsd => pico(BigInt(Math.round(value)))
