import { displayUsd, parseUsd } from '../../core/money.ts'
import { NONE } from './table.ts'

/** Figures as people read them in tables. Programs get them exact, by `--json`. */

/** A ratio of 0…1 as `53 %`. */
export const percent = (ratio: number | null): string => (ratio === null ? NONE : `${Math.round(ratio * 100)} %`)

/** An interval of ratios as `41–66 %`. */
export const percentRange = (low: number | null, high: number | null): string =>
  low === null || high === null ? NONE : `${Math.round(low * 100)}–${Math.round(high * 100)} %`

export const decimal = (value: number | null, digits: number): string => (value === null ? NONE : value.toFixed(digits))

/** −100…100 with its sign. */
export const signed = (value: number | null): string =>
  value === null ? NONE : `${value > 0 ? '+' : ''}${Math.round(value)}`.replace('-', '−')

/** Dollars to four decimals, which is what a single answer costs: `$0.0123`. */
export const cents = (usd: string | null): string => (usd === null ? NONE : displayUsd(parseUsd(usd), 4))

export const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

/** `1 answer`, `2 answers`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
