import type { IncomingHttpHeaders } from 'node:http'
import { formatUsd, pico } from '../../money.ts'
import { usdNumber } from '../catalogue.ts'
import type { SimulatedProvider } from '../types.ts'
import { type BillRow, type BillUnit, type Use, unitsOf } from './bill.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** What a report is made from. */
interface Books {
  rows: readonly BillRow[]
  uses: readonly Use[]
}

interface Answer {
  status: number
  body: unknown
}

interface Stretch {
  from: number
  to: number
  width: number
}

/** One report: whose, and how it tells a bucket. */
interface Report {
  provider: SimulatedProvider
  path: string
  anthropic: boolean
  width: number
  results(books: Books, start: number, end: number): unknown[]
}

const within = (at: number, start: number, end: number) => at >= start && at < end

function usageBy(uses: readonly Use[]): Map<string, Record<BillUnit, number> & { calls: number }> {
  const byModel = new Map<string, Record<BillUnit, number> & { calls: number }>()
  for (const { model, usage, calls } of uses) {
    const sums = byModel.get(model) ?? {
      ...{ input: 0, cached_input: 0, cache_write_5m: 0, cache_write_1h: 0, output: 0, search: 0, calls: 0 },
    }
    for (const [unit, count] of unitsOf(usage)) sums[unit] += count * calls
    sums.calls += calls
    byModel.set(model, sums)
  }
  return byModel
}

const OPENAI_WORDS: Record<BillUnit, string> = {
  input: 'input',
  cached_input: 'cached input',
  cache_write_5m: 'cache write',
  cache_write_1h: 'cache write 12h',
  output: 'output',
  search: 'web search tool calls',
}

const ANTHROPIC_WORDS: Record<BillUnit, [type: string, token: string | null, words: string]> = {
  input: ['tokens', 'uncached_input_tokens', 'Input Tokens'],
  cached_input: ['tokens', 'cache_read_input_tokens', 'Input Tokens, Cache Read'],
  cache_write_5m: ['tokens', 'cache_creation.ephemeral_5m_input_tokens', 'Input Tokens, Cache Write'],
  cache_write_1h: ['tokens', 'cache_creation.ephemeral_1h_input_tokens', 'Input Tokens, 1h Cache Write'],
  output: ['tokens', 'output_tokens', 'Output Tokens'],
  search: ['web_search', null, 'Web Search'],
}

const rowsOf = (books: Books, provider: SimulatedProvider, start: number) =>
  books.rows.filter((row) => row.provider === provider && Date.parse(`${row.day}T00:00:00Z`) === start)

const usesIn = (books: Books, provider: SimulatedProvider, start: number, end: number) =>
  usageBy(books.uses.filter((use) => use.provider === provider && within(use.at, start, end)))

const REPORTS: readonly Report[] = [
  {
    ...{ provider: 'openai', path: '/openai/v1/organization/costs', anthropic: false, width: DAY },
    results: (books, start) =>
      rowsOf(books, 'openai', start).map(({ model, unit, quantity, amount }) => ({
        object: 'organization.costs.result',
        amount: { value: usdNumber(amount), currency: 'usd' },
        ...{
          line_item: `${model}, ${OPENAI_WORDS[unit]}`,
          quantity,
          quantity_unit: unit === 'search' ? null : 'tokens',
        },
        project_id: null,
      })),
  },
  {
    ...{ provider: 'openai', path: '/openai/v1/organization/usage/completions', anthropic: false, width: HOUR },
    results: (books, start, end) =>
      [...usesIn(books, 'openai', start, end)].map(([model, sums]) => ({
        object: 'organization.usage.completions.result',
        input_tokens: sums.input + sums.cached_input + sums.cache_write_5m + sums.cache_write_1h,
        ...{ input_cached_tokens: sums.cached_input, output_tokens: sums.output },
        input_cache_write_tokens: sums.cache_write_5m + sums.cache_write_1h,
        ...{ num_model_requests: sums.calls, model, project_id: null, api_key_id: null },
      })),
  },
  {
    ...{ provider: 'openai', path: '/openai/v1/organization/usage/web_search_calls', anthropic: false, width: HOUR },
    results: (books, start, end) =>
      [...usesIn(books, 'openai', start, end)].flatMap(([model, sums]) =>
        sums.search === 0
          ? []
          : [
              {
                object: 'organization.usage.web_searches.result',
                ...{ num_requests: sums.search, num_model_requests: sums.calls, model },
              },
            ],
      ),
  },
  {
    ...{ provider: 'anthropic', path: '/anthropic/v1/organizations/cost_report', anthropic: true, width: DAY },
    results: (books, start) =>
      rowsOf(books, 'anthropic', start).map(({ model, unit, amount }) => {
        const [costType, tokenType, words] = ANTHROPIC_WORDS[unit]
        return {
          ...{ currency: 'USD', amount: formatUsd(pico(amount * 100n)), description: `${model} Usage - ${words}` },
          ...{ cost_type: costType, token_type: tokenType, model, context_window: '0-200k', service_tier: 'standard' },
          workspace_id: null,
        }
      }),
  },
  {
    ...{
      provider: 'anthropic',
      path: '/anthropic/v1/organizations/usage_report/messages',
      anthropic: true,
      width: HOUR,
    },
    results: (books, start, end) =>
      [...usesIn(books, 'anthropic', start, end)].map(([model, sums]) => ({
        ...{ model, uncached_input_tokens: sums.input, cache_read_input_tokens: sums.cached_input },
        cache_creation: {
          ephemeral_5m_input_tokens: sums.cache_write_5m,
          ephemeral_1h_input_tokens: sums.cache_write_1h,
        },
        ...{ output_tokens: sums.output, server_tool_use: { web_search_requests: sums.search }, api_key_id: null },
      })),
  },
]

/** @returns the answer to a request for a bill, or null when the path is no report's */
export function reportAnswer(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
  books: () => Books,
): Answer | null {
  const { pathname, searchParams } = new URL(url, 'http://reports/')
  const report = method === 'GET' ? REPORTS.find(({ path }) => path === pathname) : undefined
  if (!report) return null
  const key = report.anthropic ? headers['x-api-key'] : headers.authorization?.replace(/^Bearer /, '')
  if (!String(key ?? '').includes('admin')) return denial(401, report, 'an admin key is needed')
  const stretch = stretchOf(report, searchParams)
  if (stretch === null) return denial(400, report, 'the beginning of the report is missing')
  const limit = Math.max(1, Number(searchParams.get('limit') ?? 7))
  const first = Number((searchParams.get('page') ?? 'page_0').slice('page_'.length))
  const count = Math.ceil((stretch.to - stretch.from) / stretch.width)
  const last = Math.min(count, first + limit)
  const own = books()
  const data = Array.from({ length: Math.max(0, last - first) }, (_, index) => {
    const start = stretch.from + (first + index) * stretch.width
    return bucketOf(report, own, start, start + stretch.width)
  })
  const more = last < count
  const page = { data, has_more: more, next_page: more ? `page_${last}` : null }
  return { status: 200, body: report.anthropic ? page : { object: 'page', ...page } }
}

function stretchOf({ anthropic, width }: Report, query: URLSearchParams): Stretch | null {
  const at = (name: string) => {
    const text = query.get(name)
    if (text === null) return Number.NaN
    return anthropic ? Date.parse(text) : Number(text) * 1000
  }
  const from = at(anthropic ? 'starting_at' : 'start_time')
  const to = at(anthropic ? 'ending_at' : 'end_time')
  return Number.isNaN(from)
    ? null
    : { from: Math.floor(from / width) * width, to: Number.isNaN(to) ? from + 7 * width : to, width }
}

function bucketOf(report: Report, books: Books, start: number, end: number) {
  const results = report.results(books, start, end)
  if (!report.anthropic) return { object: 'bucket', start_time: start / 1000, end_time: end / 1000, results }
  return { starting_at: new Date(start).toISOString(), ending_at: new Date(end).toISOString(), results }
}

const denial = (status: number, { anthropic }: Report, message: string): Answer => {
  const type = status === 401 ? 'authentication_error' : 'invalid_request_error'
  return { status, body: anthropic ? { type: 'error', error: { type, message } } : { error: { type, message } } }
}
