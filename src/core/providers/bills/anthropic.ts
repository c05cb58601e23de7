import { MoneyError, roundUsd, ZERO } from '../../money.ts'
import type { Endpoint } from '../adapter.ts'
import { countOf, type Fields, fieldsOf, itemsOf, textOf } from '../fields.ts'
import { UnreadableBody } from '../wire.ts'
import { checkCurrency, dayOfInstant, endOf, startOf } from './calendar.ts'
import { creditIn, unitIn } from './lineItem.ts'
import { fetchBuckets } from './pages.ts'
import type { BilledCost, BilledUnit, BilledUse, FetchedBill } from './types.ts'

const VERSION = '2023-06-01'
/** Buckets a page, the most that the API gives: days of costs, hours of usage. */
const DAYS_A_PAGE = '31'
const HOURS_A_PAGE = '168'
/** The API tells amounts in cents. */
const CENTS = -2

const TOKEN_TYPES: Record<string, BilledUnit> = {
  uncached_input_tokens: 'input',
  cache_read_input_tokens: 'cached_input',
  'cache_creation.ephemeral_5m_input_tokens': 'cache_write_5m',
  'cache_creation.ephemeral_1h_input_tokens': 'cache_write_1h',
  output_tokens: 'output',
}

/**
 * What Anthropic billed an organisation, by `GET /v1/organizations/cost_report` and, by the hour,
 * `/v1/organizations/usage_report/messages`. Source: platform.claude.com/docs/en/api/admin/cost_report and
 * .../usage_report.
 */
export async function fetchAnthropicBill(
  endpoint: Endpoint,
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<FetchedBill> {
  const headers = { 'x-api-key': endpoint.apiKey ?? '', 'anthropic-version': VERSION }
  const stretch = [
    ['starting_at', new Date(startOf(from)).toISOString()],
    ['ending_at', new Date(endOf(to)).toISOString()],
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
  const costs = await buckets('/v1/organizations/cost_report', 'description', DAYS_A_PAGE, '1d')
  const usage = await buckets('/v1/organizations/usage_report/messages', 'model', HOURS_A_PAGE, '1h')
  return { costs: costs.flatMap(readCosts(endpoint.name)), usage: usage.flatMap(readUsage) }
}

const instantOf = (bucket: Fields): number => {
  const instant = Date.parse(textOf(bucket.starting_at) ?? '')
  if (Number.isNaN(instant)) throw new UnreadableBody('a bucket without its beginning', JSON.stringify(bucket))
  return instant
}

const readCosts =
  (name: string) =>
  (bucket: Fields): BilledCost[] =>
    itemsOf(bucket.results).map((result) => {
      checkCurrency(name, textOf(result.currency))
      const model = textOf(result.model)
      const said = textOf(result.token_type) ?? textOf(result.cost_type) ?? ''
      const line = textOf(result.description) ?? [model, said].filter((part) => part).join(', ')
      const amount = centsOf(result.amount, line)
      return {
        ...{ day: dayOfInstant(instantOf(bucket)), line: line || 'all usage', model, amount, tolerance: ZERO },
        unit: TOKEN_TYPES[said] ?? unitIn(said),
        credit: amount < 0n ? creditIn(line) : null,
        quantity: null,
      }
    })

function centsOf(value: unknown, line: string) {
  try {
    if (typeof value === 'string') return roundUsd(value, CENTS)
    if (typeof value === 'number') return roundUsd(String(value), CENTS)
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
  }
  throw new UnreadableBody(`a cost without an amount for "${line}"`, JSON.stringify(value) ?? '')
}

function readUsage(bucket: Fields): BilledUse[] {
  const hour = instantOf(bucket)
  return itemsOf(bucket.results).map((result) => {
    const written = fieldsOf(result.cache_creation)
    const cacheWrite1hTokens = countOf(written.ephemeral_1h_input_tokens)
    const cacheWriteTokens = countOf(written.ephemeral_5m_input_tokens) + cacheWrite1hTokens
    const cachedInputTokens = countOf(result.cache_read_input_tokens)
    return {
      ...{ hour, model: textOf(result.model) ?? '', cachedInputTokens, cacheWriteTokens, cacheWrite1hTokens },
      inputTokens: countOf(result.uncached_input_tokens) + cachedInputTokens + cacheWriteTokens,
      outputTokens: countOf(result.output_tokens),
      searches: countOf(fieldsOf(result.server_tool_use).web_search_requests),
      requests: null,
    }
  })
}
