import { maxUsd, minUsd, type PicoUsd, pico, subtractUsd, ZERO } from '../money.ts'
import { type AmountInterval, amountInterval, lowerEnd, sampleOf, wholePico } from './spread.ts'

/** Something that will be paid so many times more, and what one time costs by what is known. */
export interface Recurring {
  times: number
  mean: PicoUsd
  /** Of one time, in pico-dollars. */
  sd: number
  /** How many times the mean was seen, or what its error amounts to. */
  seen: number
  /** The most one time can cost, where that is known. */
  most?: PicoUsd
}

export interface Forecast extends AmountInterval {
  expected: PicoUsd
}

/** With fewer days than this, what a day costs is not known. */
const FEWEST_DAYS = 5

/**
 * What a month will have cost: what it has cost so far, and what recurs. Each part's standard deviation is that of its
 * times, and of its mean, which was itself estimated: times · sd² + times² · sd² / seen. Where the most that can come is
 * known it is never above that, however little history there is. Pure.
 */
export function forecastMonth(spent: PicoUsd, parts: readonly Recurring[]): Forecast {
  let coming = 0n
  let variance = 0
  for (const { times, mean, sd, seen } of parts) {
    // Part of a day is money too: rounded to a millionth of a time.
    coming += (mean * BigInt(Math.round(times * 1e6))) / 1_000_000n
    variance += times * sd ** 2 + (times * sd) ** 2 / seen
  }
  const uncertain = parts.filter(({ times, sd }) => times > 0 && sd > 0)
  const df = Math.min(...uncertain.map(({ seen }) => seen - 1))
  const sd = Math.sqrt(variance)
  const { low, high } = amountInterval(pico(coming), sd, Number.isFinite(df) ? df : 1)
  // Days without a call cost nothing, and there may be only such days left.
  const least = minUsd(low, lowerEnd(pico(coming), sd, Number.isFinite(df) ? df : 1))
  const ceiling = mostOf(parts)
  const most = ceiling === null ? high : minUsd(high, maxUsd(ceiling, pico(coming)))
  return { expected: pico(spent + coming), low: pico(spent + least), high: pico(spent + most) }
}

/** The most that can come of all parts; null where one of them has no known end. */
function mostOf(parts: readonly Recurring[]): PicoUsd | null {
  let sum = 0n
  for (const { times, mean, most } of parts) {
    if (times === 0 || (mean === 0n && most === undefined)) continue
    if (most === undefined) return null
    sum += (most * BigInt(Math.ceil(times * 1e6))) / 1_000_000n
  }
  return pico(sum)
}

/**
 * What is left of a month by what days cost in the past: each day that is left costs what days did, along their trend
 * where they have one beyond doubt, and today costs what it has not cost yet. Pure.
 * @param days what the days before today cost, oldest first, those without a call included
 * @returns null while there are too few days to say
 */
export function byPastDays(days: readonly PicoUsd[], today: PicoUsd, daysAfterToday: number): Recurring | null {
  if (days.length < FEWEST_DAYS) return null
  const { mean, sd, seen } = levelAt(days, (1 + daysAfterToday) / 2)
  const rest = mean > today ? subtractUsd(mean, today) : ZERO
  const times = daysAfterToday + (mean === 0n ? 0 : Number(rest) / Number(mean))
  return { times, mean, sd, seen }
}

/** A slope must be so many times its own error to be believed. */
const SURE_SLOPE = 4

/**
 * What a day costs so many days after the last one: the mean, or a point of the least-squares line through the days where
 * its slope is sure, with the error of either as if it had been seen so many times (1/n + (x − x̄)²/Sxx; Draper and Smith,
 * Applied Regression Analysis, 1998, 1.4).
 * @param ahead days after the last one
 */
function levelAt(days: readonly PicoUsd[], ahead: number): Pick<Recurring, 'mean' | 'sd' | 'seen'> {
  const { mean, sd, n } = sampleOf(days)
  const middle = (n - 1) / 2
  const sxx = (n * (n ** 2 - 1)) / 12
  const slope = days.reduce((sum, day, x) => sum + (x - middle) * Number(day - mean), 0) / sxx
  const unexplained = Math.max(0, (n - 1) * sd ** 2 - slope ** 2 * sxx)
  const residual = Math.sqrt(unexplained / (n - 2))
  if (Math.abs(slope) * Math.sqrt(sxx) <= SURE_SLOPE * residual || slope === 0) return { mean, sd, seen: n }
  const from = n - 1 + ahead - middle
  const level = Math.max(0, Number(mean) + slope * from)
  return { mean: wholePico(level), sd: residual, seen: 1 / (1 / n + from ** 2 / sxx) }
}
