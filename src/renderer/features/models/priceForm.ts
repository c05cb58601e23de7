import type { Messages } from '../../i18n/en.ts'
import type { Mistakes } from '../../ui/useForm.ts'

/** A price as its form holds it: dollars as typed, with a point or a comma. */
export interface PriceValues {
  input: string
  output: string
  cached: string
  search: string
  /** The day from which it holds, `YYYY-MM-DD`; empty is now. */
  effective: string
}

export const NO_PRICE: PriceValues = { input: '', output: '', cached: '', search: '', effective: '' }

const amountOf = (text: string) => text.trim().replace(',', '.')

/** What the core is told of a price. */
export const priceOf = (values: PriceValues) => ({
  inputUsdPerM: amountOf(values.input),
  outputUsdPerM: amountOf(values.output),
  cachedUsdPerM: amountOf(values.cached) || null,
  searchUsdPerK: amountOf(values.search) || null,
  from: values.effective || null,
})

// A price is a whole number of pico-dollars a token or a search, so it has this many decimals a million or a thousand.
const PER_MILLION = /^\d{1,7}(\.\d{1,6})?$/
const PER_THOUSAND = /^\d{1,7}(\.\d{1,9})?$/

/** What is wrong with a price, in each field's own words. */
export function priceMistakes(values: PriceValues, { models: { drawer } }: Messages): Mistakes<PriceValues> {
  const found: Mistakes<PriceValues> = {}
  for (const field of ['input', 'output', 'cached'] as const) {
    const amount = amountOf(values[field])
    if (amount === '') {
      if (field !== 'cached') found[field] = drawer.missing
    } else if (!PER_MILLION.test(amount)) found[field] = drawer.wrong
  }
  const search = amountOf(values.search)
  if (search !== '' && !PER_THOUSAND.test(search)) found.search = drawer.wrongSearch
  return found
}
