export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Everything that a language writes in its own way, over the platform's own data. */
export type Format = ReturnType<typeof createFormat>

export function createFormat(language: Language) {
  // Making a format takes the platform far longer than writing with it, and a table writes hundreds at a time.
  const numbers = new Map<string, Intl.NumberFormat>()
  const number = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options)
    const known = numbers.get(key) ?? new Intl.NumberFormat(language, { useGrouping: 'always', ...options } as never)
    numbers.set(key, known)
    return known
  }
  const dates = new Map<string, Intl.DateTimeFormat>()
  const date = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options)
    const known = dates.get(key) ?? new Intl.DateTimeFormat(language, options)
    dates.set(key, known)
    return known
  }
  const shortDay = date({ day: 'numeric', month: 'short', timeZone: 'UTC' })
  const longDay = date({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const month = date({ month: 'long', year: 'numeric', timeZone: 'UTC' })
  const monthName = date({ month: 'long', timeZone: 'UTC' })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const plural = new Intl.PluralRules(language)
  const usd = (text: string, decimals: number) =>
    number({
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(text as Intl.StringNumericLiteral)

  return {
    language,
    count: (value: number) => number({ maximumFractionDigits: 0 }).format(value),
    decimal: (value: number, digits: number) =>
      number({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    /** With its sign, but none for what rounds to 0. */
    signed: (value: number, digits: number) =>
      number({
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: 'exceptZero',
      }).format(value),
    /** Of a ratio: 0.53 → `53%`, or `53 %` where that is the custom. */
    percent: (ratio: number) => number({ style: 'percent', maximumFractionDigits: 0 }).format(ratio),
    /** A change of a ratio with its sign: 0.12 → `+12%`. */
    percentSigned: (ratio: number) =>
      number({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(ratio),
    /** An interval of ratios, `47–59%`. */
    percentRange: (low: number, high: number) =>
      `${number({ maximumFractionDigits: 0 }).format(100 * low)}–${number({ style: 'percent', maximumFractionDigits: 0 }).format(high)}`,
    /** The percent sign with the space that the language sets before it. */
    percentSign: () =>
      number({ style: 'percent' })
        .formatToParts(0)
        .filter((part) => part.type !== 'integer')
        .map((part) => part.value)
        .join(''),
    /** An exact amount, rounded for reading to cents. */
    usd: (text: string) => usd(text, 2),
    /** A difference of money with its sign, rounded for reading to cents. */
    usdSigned: (amount: number) =>
      number({ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', signDisplay: 'exceptZero' }).format(
        amount,
      ),
    /** The cost of a single call, which is often less than a cent. */
    usdFine: (text: string) => usd(text, 4),
    /** A calendar day, `17 Nov`. */
    day: (day: string) => shortDay.format(Date.parse(day)),
    dayLong: (day: string) => longDay.format(Date.parse(day)),
    /** `YYYY-MM`. */
    month: (text: string) => month.format(Date.parse(`${text}-01`)),
    /** Without the year, for a month near by. */
    monthName: (text: string) => monthName.format(Date.parse(`${text}-01`)),
    dateTime: (instant: number, zone: string) =>
      date({ dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(instant),
    /** A duration in milliseconds, `6.2 s`: the units' symbols are the same in every language, and never stand alone. */
    duration: (ms: number) =>
      ms < 1000
        ? `${number({ maximumFractionDigits: 0 }).format(ms)}\u00a0ms`
        : `${number({ maximumFractionDigits: 1 }).format(ms / 1000)}\u00a0s`,
    list: (items: readonly string[]) => list.format(items),
    /** Picks the form for a number; both languages have these two. */
    plural: (count: number, one: string, other: string) => (plural.select(count) === 'one' ? one : other),
  }
}
