import type { Format } from '../../i18n/format.ts'

/** A difference of money with its sign, as finely as single calls cost. */
export function signedUsd(amount: string, f: Format): string {
  const value = Number(amount)
  if (value === 0) return f.usdFine('0')
  return `${value > 0 ? '+' : '−'}${f.usdFine(amount.replace('-', ''))}`
}
