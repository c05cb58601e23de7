import { messageOf, UserError } from '../errors.ts'
import { formatUsd, maxUsd, type PicoUsd, parseUsd, pico, sumUsd, ZERO } from '../money.ts'
import type { Logger } from '../ports.ts'
import type { Quote } from './quote.ts'

/** What one pass over all active projects is expected to cost. Exact decimal texts; the interval is of 95 %. */
export interface PassQuote {
  expectedUsd: string
  lowUsd: string
  highUsd: string
  /** What its holds would take. */
  worstCaseUsd: string
}

/**
 * Quotes a pass over every active project, or one provider's part of it.
 * @returns null when there is nothing to ask
 */
export function createPassQuote(quoteAll: () => Promise<{ quote: Quote }[]>, log: Logger) {
  return async (provider: string | null): Promise<PassQuote | null> => {
    try {
      const quoted = await quoteAll()
      return sumOf(
        quoted.flatMap(({ quote }) =>
          quote.models.filter(({ model }) => provider === null || model.startsWith(`${provider}:`)),
        ),
      )
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      log('debug', 'Nothing can be quoted', { reason: messageOf(error) })
      return null
    }
  }
}

/** Models are independent of each other: their distances to the ends of their intervals add up as squares do. */
function sumOf(models: Quote['models']): PassQuote | null {
  const priced = models.flatMap(({ expectedUsd, lowUsd, highUsd, worstCaseUsd }) =>
    expectedUsd === null || lowUsd === null || highUsd === null || worstCaseUsd === null
      ? []
      : [
          {
            ...{ expected: parseUsd(expectedUsd), low: parseUsd(lowUsd) },
            ...{ high: parseUsd(highUsd), worst: parseUsd(worstCaseUsd) },
          },
        ],
  )
  if (priced.length === 0) return null
  const expected = sumUsd(priced.map((one) => one.expected))
  const below = distance(priced.map((one) => one.expected - one.low))
  const above = distance(priced.map((one) => one.high - one.expected))
  const [low, high] = [maxUsd(ZERO, pico(expected - below)), pico(expected + above)]
  const worst = sumUsd(priced.map((one) => one.worst))
  return {
    ...{ expectedUsd: formatUsd(expected), lowUsd: formatUsd(low) },
    ...{ highUsd: formatUsd(high), worstCaseUsd: formatUsd(worst) },
  }
}

const distance = (parts: readonly bigint[]): PicoUsd => pico(BigInt(Math.round(Math.hypot(...parts.map(Number)))))
