import type { QuoteOutcome } from '../../../contract/index.ts'

/** How what a run cost compares with what it was quoted. */
export type QuoteVerdict = 'within' | 'below' | 'above'

/** Compares exact amounts, which may be longer than a number holds. Pure. */
export function verdictOf(
  { lowUsd, highUsd }: Pick<QuoteOutcome, 'lowUsd' | 'highUsd'>,
  costUsd: string,
): QuoteVerdict {
  const [low, high, cost] = [picoOf(lowUsd), picoOf(highUsd), picoOf(costUsd)]
  if (cost < low) return 'below'
  return cost > high ? 'above' : 'within'
}

function picoOf(usd: string): bigint {
  const [whole = '0', fraction = ''] = usd.split('.')
  return BigInt(whole + fraction.padEnd(12, '0'))
}
