import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupsOf, sumsOf } from '../../src/core/billing/index.ts'
import { formatUsd, type PicoUsd, pico, sumUsd, times } from '../../src/core/money.ts'
import { findModel } from '../../src/core/simulator/catalogue.ts'
import { googleCsv, listRows, MONTH, type Month, makeMonth, PLAN, totalOf } from './month.ts'

const CALLS = Number(process.env.EARSHOT_BILLING_CALLS ?? 600)
/** Gemini's first calls of the month are of its own zone's day before. */
const GOOGLE_MONTH = { from: '2026-09-30', to: MONTH.to }

let month: Month
beforeAll(async () => {
  month = await makeMonth(CALLS)
}, 1_800_000)
afterAll(() => month.close())

const signal = new AbortController().signal
const partsOf = (provider: string, period = MONTH) =>
  Object.fromEntries(
    sumsOf(month.billing.compare(provider, period)).parts.map(({ cause, amount }) => [cause, formatUsd(amount)]),
  )
/** The parts that are not nothing: a short month may lose no call of a provider. */
const some = (parts: Record<string, string>) =>
  Object.fromEntries(Object.entries(parts).filter(([, amount]) => amount !== '0'))
const served = (provider: string) => month.simulator.served().filter((call) => call.provider === provider)
const billOf = (provider: string) => month.simulator.bill().filter((row) => row.provider === provider)
const ghostCost = (provider: string): PicoUsd => totalOf(rowsOfGhosts(provider))

function rowsOfGhosts(provider: string) {
  return (PLAN.ghosts ?? [])
    .filter((each) => each.provider === provider)
    .map(({ model, usage, calls }) => {
      const rates = findModel(provider as 'openai', model)?.rates
      if (!rates) throw new Error(`no rates of ${model}`)
      const one = sumUsd([
        times(rates.input, usage.inputTokens - usage.cachedInputTokens),
        times(rates.cachedInput, usage.cachedInputTokens),
        times(rates.output, usage.outputTokens),
        times(rates.search, usage.searches),
      ])
      return { amount: pico(one * BigInt(calls)) }
    })
}

/** What calls cost that the provider billed and whose answers never came. */
const lostCost = (provider: string): PicoUsd =>
  sumUsd(
    served(provider)
      .filter(({ billed, fault }) => billed && (fault === 'reset_after_headers' || fault === 'truncated_json'))
      .map(({ cost }) => cost),
  )

describe(`a month of ${CALLS} calls`, () => {
  it('has aborted and retried calls in it, and exposures', () => {
    const calls = month.simulator.served()
    const share = (kinds: (string | null)[]) => calls.filter(({ fault }) => kinds.includes(fault)).length / calls.length
    expect(month.asked).toBeGreaterThan(CALLS * 0.9)
    expect(share(['reset_after_headers', 'truncated_json', 'reset_before_headers'])).toBeGreaterThan(0.008)
    expect(share(['overloaded'])).toBeGreaterThan(0.003)
  })

  it('is matched to the pico-dollar against OpenAI, every gap named', async () => {
    await month.billing.importApi('openai', MONTH, false, signal)
    const sums = sumsOf(month.billing.compare('openai', MONTH))
    expect(formatUsd(sums.billed)).toBe(formatUsd(totalOf(billOf('openai'))))
    const priced = billOf('openai').filter(
      ({ model, unit, day }) => model.startsWith('gpt-4.1-mini') && unit === 'output' && day >= '2026-10-15',
    )
    const searches = Map.groupBy(
      billOf('openai').filter(({ model, unit }) => model.startsWith('gpt-5') && unit === 'search'),
      ({ day }) => day,
    )
    const free = [...searches.values()].map((rows) =>
      Math.min(
        2,
        rows.reduce((sum, { quantity }) => sum + quantity, 0),
      ),
    )
    expect(partsOf('openai')).toEqual(
      some({
        other_use: formatUsd(ghostCost('openai')),
        exposure_billed: formatUsd(lostCost('openai')),
        // $2.40 instead of $1.60 a million from the fifteenth on.
        price: formatUsd(
          times(
            pico(800_000n),
            priced.reduce((sum, { quantity }) => sum + quantity, 0),
          ),
        ),
        free_quota: formatUsd(pico(-BigInt(free.reduce((a, b) => a + b, 0)) * 10_000_000_000n)),
      }),
    )
    expect(formatUsd(sumUsd(sums.parts.map(({ amount }) => amount)))).toBe(formatUsd(sums.gap))
  })

  it('is matched against Anthropic, whose discount is told from others at work', async () => {
    await month.billing.importApi('anthropic', MONTH, false, signal)
    const sums = sumsOf(month.billing.compare('anthropic', MONTH))
    const list = sumUsd([totalOf(listRows(served('anthropic'))), ghostCost('anthropic')])
    expect(formatUsd(sums.billed)).toBe(formatUsd(totalOf(billOf('anthropic'))))
    expect(partsOf('anthropic')).toEqual(
      some({
        other_use: formatUsd(ghostCost('anthropic')),
        exposure_billed: formatUsd(lostCost('anthropic')),
        discount: formatUsd(pico(-list / 10n)),
      }),
    )
  })

  it('is matched against the file that Google lets people download', async () => {
    const bytes = new TextEncoder().encode(googleCsv(month.simulator))
    const imported = await month.billing.importFile('google', { name: 'cost-table.csv', bytes }, {})
    expect(imported).toMatchObject({ from: '2026-09-30', restated: 0, rows: { badRows: 0, duplicates: 0 } })
    const again = await month.billing.importFile('google', { name: 'cost-table.csv', bytes }, {})
    expect(again).toMatchObject({ importId: null, added: 0, unchanged: imported.added })
    const parts = partsOf('google', GOOGLE_MONTH)
    expect(Object.keys(parts).toSorted()).toEqual(
      ['exposure_billed', 'missing_calls', 'other_use'].filter((cause) => cause in parts),
    )
    const sums = sumsOf(month.billing.compare('google', GOOGLE_MONTH))
    const others = sumUsd([ghostCost('google'), lostCost('google')])
    expect(formatUsd(sums.gap)).toBe(formatUsd(others))
    expect(formatUsd(sumUsd(sums.parts.map(({ amount }) => amount)))).toBe(formatUsd(others))
  })

  it('is what Perplexity said of every answer', () => {
    const comparison = month.billing.compare('perplexity', MONTH)
    expect(new Set(comparison.origins.values())).toEqual(new Set(['reported']))
    expect(formatUsd(sumsOf(comparison).gap)).toBe('0')
  })

  it('settles calls of unknown outcome with what was billed, and the rest can be written off', async () => {
    for (const provider of ['openai', 'anthropic']) {
      const before = month.billing.exposures(month.billing.compare(provider, MONTH))
      const settled = await month.billing.settle(provider, MONTH)
      expect(settled).toBe(before.billed.length)
      expect(await month.billing.settle(provider, MONTH)).toBe(0)
      expect(await month.billing.writeOff(provider, MONTH)).toBe(before.unbilled.length)
      const sums = sumsOf(month.billing.compare(provider, MONTH))
      expect(formatUsd(sums.exposure)).toBe('0')
      expect(partsOf(provider)).not.toHaveProperty('exposure_billed')
      expect(formatUsd(sums.ledger)).toBe(formatUsd(totalOf(listRows(served(provider)))))
    }
  })

  it('opens every model of a month to its lines and entries', () => {
    const groups = groupsOf(month.billing.compare('openai', MONTH), 'model').filter(({ ledger }) => ledger > 0n)
    expect(groups).toHaveLength(2)
    for (const { modelId, model, billed } of groups) {
      const { lines, lineCount, count } = month.billing.behind({ provider: 'openai', modelId, model, ...MONTH })
      expect(count).toBeGreaterThan(0)
      expect(lineCount).toBeGreaterThan(0)
      if (lines.length === lineCount) expect(sumUsd(lines.map(({ amount }) => amount))).toBe(billed)
    }
  })

  it('adds up to the same however it is grouped', () => {
    const comparison = month.billing.compare('openai', MONTH)
    const whole = sumsOf(comparison)
    for (const grouping of ['day', 'model', 'line'] as const) {
      const groups = groupsOf(comparison, grouping)
      expect(sumUsd(groups.map(({ billed }) => billed))).toBe(whole.billed)
      expect(sumUsd(groups.map(({ gap }) => gap))).toBe(whole.gap)
    }
  })

  it('proposes the price from the day it holds, and takes it once it is accepted', async () => {
    const { prices } = month.billing.compare('openai', MONTH)
    expect(prices).toMatchObject([
      { model: 'gpt-4.1-mini', unit: 'output', known: 1_600_000n, billed: 2_400_000n, from: '2026-10-15' },
    ])
    const [gap] = prices
    if (!gap) throw new Error('no price was proposed')
    expect(month.billing.isAccepted(gap)).toBe(false)
    await month.billing.acceptPrice(MONTH, { provider: 'openai', modelId: gap.modelId, unit: 'output', usd: '2.4' })
    expect(month.billing.isAccepted(gap)).toBe(true)
  })
})
