import { MoneyError, type PicoUsd, parseUsd, pico, roundUsd, ZERO } from '../money.ts'

export type Decimal = '.' | ','

/** An amount as a file writes it, or why it is none. */
export type ReadAmount = { amount: PicoUsd; decimals: number } | { fault: string }

const DOLLARS = /US\$|\$|\bUSD\b|\bdollars?\b|\bd[oó]lares?\b/gi
const OTHER_MONEY = /€|£|¥|₹|R\$|\b(?:EUR|GBP|JPY|INR|BRL|MXN|ARS|COP|CLP|CAD|AUD|CHF|CNY|euros?|pesos?)\b/i
const ROUNDED_DECIMALS = 6
/** Decimals of an amount in scientific notation. */
const FINE = 12

/** The money that a text names, when it is not dollars. */
export const otherMoney = (text: string): string | null => OTHER_MONEY.exec(text)?.[0] ?? null

/** Spaces of every width and apostrophes stand between thousands and say nothing. */
const bare = (text: string): string => text.replace(DOLLARS, '').replace(/[\s\u00a0\u202f'’]/g, '')

/**
 * What stands before the decimals, told by one amount: the last of two marks; a mark that stands once and not before
 * three digits; the other one of a mark that stands twice. Null when it could be either.
 */
function decimalIn(text: string): Decimal | null {
  const digits = bare(text).replace(/^[-+(]+|[-)]+$/g, '')
  const marks = [...digits.matchAll(/[.,]/g)]
  const last = marks.at(-1)
  if (!last) return null
  const other = last[0] === '.' ? ',' : '.'
  const kinds = new Set(marks.map(([mark]) => mark))
  if (kinds.size === 2) return last[0] as Decimal
  if (marks.length > 1) return other
  const after = digits.slice(last.index + 1)
  const before = digits.slice(0, last.index)
  return /^\d{3}$/.test(after) && /^[1-9]\d{0,2}$/.test(before) ? null : (last[0] as Decimal)
}

/** What stands before the decimals of a column: null when no amount tells, `both` when they contradict each other. */
export function decimalOf(texts: Iterable<string>): Decimal | 'both' | null {
  const told = new Set<Decimal>()
  for (const text of texts) {
    const decimal = decimalIn(text)
    if (decimal) told.add(decimal)
  }
  if (told.size > 1) return 'both'
  return [...told][0] ?? null
}

/**
 * Reads an amount such as `1.234,56`, `$0.0123`, `(2.50)` or `1.2E-5`.
 * @param decimal of its column; where the column does not tell, the amount must
 */
export function readAmount(text: string, decimal: Decimal | null): ReadAmount {
  const money = otherMoney(text)
  if (money) return { fault: `"${text}" is in ${money}, and the ledger is in dollars.` }
  const mark = decimal ?? decimalIn(text)
  const digits = bare(text)
  if (mark === null && /[.,]/.test(digits)) {
    return { fault: `"${text}" may be thousands or decimals: say which mark stands before the decimals.` }
  }
  const negative = /^\(.*\)$|^-|-$/.test(digits)
  const plain = digits.replace(/^[-+(]+|[-)]+$/g, '')
  const thousands = mark === ',' ? '.' : ','
  const shape =
    mark === ',' ? /^\d{1,3}(\.\d{3})+(,\d+)?$|^\d+(,\d+)?$/ : /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d*\.?\d+(e[-+]?\d+)?$/i
  if (!shape.test(plain)) return { fault: `"${text}" is not an amount in dollars.` }
  const normal = plain.replaceAll(thousands, '').replace(',', '.').replace(/^\./, '0.')
  try {
    const amount = roundUsd(normal)
    const decimals = /e/i.test(normal) ? FINE : (/\.(\d+)$/.exec(normal)?.[1]?.length ?? 0)
    return { amount: negative ? pico(-amount) : amount, decimals }
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    return { fault: `"${text}" is not an amount in dollars.` }
  }
}

/**
 * How far rounding can have moved an amount of a column: half of the last place that any of its amounts has. Amounts
 * with more than six decimals are not rounded for people to read.
 */
export const toleranceOf = (decimals: number): PicoUsd =>
  decimals > ROUNDED_DECIMALS ? ZERO : pico(parseUsd(`1e-${decimals}`) / 2n)

/** Reads a count such as `12,345` or `12345.0`; null when it is none. */
export function readCount(text: string, decimal: Decimal | null): number | null {
  const read = readAmount(
    /^-?[\d.,'’\s]+(?:e[-+]?\d+)?/i.exec(text.trim())?.[0] ?? '',
    decimal ?? decimalIn(text) ?? '.',
  )
  if ('fault' in read || read.amount < 0n) return null
  return Number(read.amount / parseUsd('1'))
}
