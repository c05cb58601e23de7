import { MoneyError, type PicoUsd, roundUsd, usdFromFloat, ZERO } from '../../money.ts'
import type { Endpoint } from '../adapter.ts'
import { countOf, type Fields, fieldsOf, itemsOf, textOf } from '../fields.ts'
import { UnreadableBody } from '../wire.ts'
import { checkCurrency, dayOfInstant, endOf, startOf } from './calendar.ts'
import { creditIn, readLineItem } from './lineItem.ts'
import { fetchBuckets } from './pages.ts'
import type { BilledCost, BilledUse, FetchedBill } from './types.ts'

/** Buckets a page, the most that the API gives: days of costs, hours of usage. */
const DAYS_A_PAGE = '180'
const HOURS_A_PAGE = '168'

/**
 * What OpenAI billed an organisation, by `GET /organization/costs` and, by the hour, `/organization/usage/completions`
 * and `/organization/usage/web_search_calls`. Source: developers.openai.com/api/reference, Usage and Costs.
 */
export async function fetchOpenAiBill(
  endpoint: Endpoint,
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<FetchedBill> {
  const headers = { authorization: `Bearer ${endpoint.apiKey ?? ''}` }
  const stretch = [
    ['start_time', String(startOf(from) / 1000)],
    ['end_time', String(endOf(to) / 1000)],
  ] as const
  const buckets = (path: string, groupBy: string, limit: string, width: string) =>
    fetchBuckets(
      endpoint,
      {
        ...{ path, headers, pageParameter: 'page' },
        query: [...stretch, ['bucket_width', width], ['limit', limit], ['group_by[]', groupBy]],
      },
      signal,
    )
  const costs = await buckets('/organization/costs', 'line_item', DAYS_A_PAGE, '1d')
  const calls = await buckets('/organization/usage/completions', 'model', HOURS_A_PAGE, '1h')
  const searches = await buckets('/organization/usage/web_search_calls', 'model', HOURS_A_PAGE, '1h')
  return { costs: costs.flatMap(readCosts(endpoint.name)), usage: mergeUsage([...calls, ...searches]) }
}

const resultsOf = (bucket: Fields) => itemsOf(bucket.results ?? bucket.result)

const readCosts =
  (name: string) =>
  (bucket: Fields): BilledCost[] =>
    resultsOf(bucket).map((result) => {
      const amount = fieldsOf(result.amount)
      checkCurrency(name, textOf(amount.currency))
      const line = textOf(result.line_item) ?? 'all usage'
      const charged = amountOf(amount.value, line)
      const perUnit = result.quantity_unit === '1000_tokens' ? 1000 : 1
      return {
        ...{ day: dayOfInstant(countOf(bucket.start_time) * 1000), line, amount: charged, tolerance: ZERO },
        ...readLineItem(line),
        credit: charged < 0n ? creditIn(line) : null,
        quantity: typeof result.quantity === 'number' ? Math.round(result.quantity * perUnit) : null,
      }
    })

/** The API gives amounts as numbers, and lately as texts of many digits. */
function amountOf(value: unknown, line: string): PicoUsd {
  try {
    if (typeof value === 'number') return usdFromFloat(value)
    if (typeof value === 'string') return roundUsd(value)
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
  }
  throw new UnreadableBody(`a cost without an amount for "${line}"`, JSON.stringify(value) ?? '')
}

/** One row an hour and model: calls and searches are counted by different endpoints. */
function mergeUsage(buckets: readonly Fields[]): BilledUse[] {
  const merged = new Map<string, BilledUse>()
  for (const bucket of buckets) {
    const hour = countOf(bucket.start_time) * 1000
    for (const result of resultsOf(bucket)) {
      const model = textOf(result.model) ?? ''
      const key = `${hour} ${model}`
      const use = merged.get(key) ?? nothing(hour, model)
      use.inputTokens += countOf(result.input_tokens)
      use.cachedInputTokens += countOf(result.input_cached_tokens)
      use.cacheWriteTokens += countOf(result.input_cache_write_tokens)
      use.outputTokens += countOf(result.output_tokens)
      use.searches += countOf(result.num_requests)
      // Searches are part of calls that the other endpoint has counted.
      if (result.num_requests === undefined) use.requests = (use.requests ?? 0) + countOf(result.num_model_requests)
      merged.set(key, use)
    }
  }
  return [...merged.values()]
}

const nothing = (hour: number, model: string): BilledUse => ({
  ...{ hour, model, inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, cacheWrite1hTokens: 0 },
  ...{ outputTokens: 0, searches: 0, requests: null },
})
