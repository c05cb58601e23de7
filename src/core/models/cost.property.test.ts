import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Usage } from '../providers/index.ts'
import { PRICE_UNITS, type PriceRow, type PriceUnit } from './price.ts'
import { type Cost, priceUsage } from './pricing.ts'
import { row, usage } from './testing.ts'
import { REQUEST_OVERHEAD_TOKENS, raisedBounds, worstCase } from './worstCase.ts'

/** Dollars per million tokens or thousand searches, with as many decimals as a pico-dollar per unit allows. */
const listPrice = (unit: PriceUnit) =>
  fc
    .tuple(fc.nat(999), fc.nat(unit === 'search' ? 999_999_999 : 999_999))
    .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(unit === 'search' ? 9 : 6, '0')}`)

type ListPrices = Record<PriceUnit, string>
const listPrices = fc.record(
  Object.fromEntries(PRICE_UNITS.map((unit) => [unit, listPrice(unit)])) as {
    [unit in PriceUnit]: fc.Arbitrary<string>
  },
)

const rowsOf = (prices: ListPrices, from = 1, above = 0): PriceRow[] =>
  PRICE_UNITS.map((unit, index) => row({ id: from + index, unit, minInputTokens: above }, prices[unit]))

const count = (max = 2_000_000) => fc.nat(max)

interface Classes {
  fresh: number
  cached: number
  written5m: number
  written1h: number
  output: number
  searches: number
}
const classes: fc.Arbitrary<Classes> = fc.record({
  fresh: count(),
  cached: count(),
  written5m: count(),
  written1h: count(),
  output: count(),
  searches: count(20),
})

const usageOf = ({ fresh, cached, written5m, written1h, output, searches }: Classes): Usage =>
  usage({
    inputTokens: fresh + cached + written5m + written1h,
    cachedInputTokens: cached,
    cacheWriteTokens: written5m + written1h,
    cacheWrite1hTokens: written1h,
    outputTokens: output,
    searches,
  })

function costOf(prices: readonly PriceRow[], used: Classes): Cost {
  const result = priceUsage({ usage: usageOf(used), prices, serviceTier: null, reportedCost: null, free: false })
  if ('unpriced' in result) throw new Error(result.reason)
  return result
}

/** Digits of a decimal text over a power of ten. */
function fraction(text: string): { digits: bigint; scale: bigint } {
  const [whole = '', decimals = ''] = text.split('.')
  return { digits: BigInt(whole + decimals), scale: 10n ** BigInt(decimals.length) }
}

test('a cost equals the sum of fractions, digit for digit', () => {
  fc.assert(
    fc.property(listPrices, classes, (prices, used) => {
      const charges: [PriceUnit, number][] = [
        ['input', used.fresh],
        ['cached_input', used.cached],
        ['cache_write_5m', used.written5m],
        ['cache_write_1h', used.written1h],
        ['output', used.output],
        ['search', used.searches],
      ]
      const { total } = costOf(rowsOf(prices), used)
      // Everything over one denominator: 10^9 decimals at most, a million tokens, a thousand searches.
      const common = 10n ** 15n
      const expected = charges.reduce((sum, [unit, number]) => {
        const { digits, scale } = fraction(prices[unit])
        return sum + (digits * BigInt(number) * common) / (scale * (unit === 'search' ? 1_000n : 1_000_000n))
      }, 0n)
      expect(total * 1_000n).toBe(expected)
    }),
  )
})

test('without tiers, the cost of two calls is the cost of both together', () => {
  fc.assert(
    fc.property(listPrices, classes, classes, (prices, a, b) => {
      const rows = rowsOf(prices)
      const both = Object.fromEntries(
        Object.entries(a).map(([name, number]) => [name, number + b[name as keyof Classes]]),
      ) as unknown as Classes
      const [one, other, sum] = [costOf(rows, a), costOf(rows, b), costOf(rows, both)]
      expect(sum.total).toBe(one.total + other.total)
      expect(sum.tokens + sum.search).toBe(sum.total)
    }),
  )
})

test('more of anything never costs less, nor less than nothing, also across a dearer tier', () => {
  fc.assert(
    fc.property(listPrices, classes, classes, count(), (prices, used, more, above) => {
      const dearer = Object.fromEntries(PRICE_UNITS.map((unit) => [unit, `1${prices[unit]}`])) as ListPrices
      const rows = [...rowsOf(prices), ...rowsOf(dearer, 100, above + 1)]
      const grown = Object.fromEntries(
        Object.entries(used).map(([name, number]) => [name, number + more[name as keyof Classes]]),
      ) as unknown as Classes
      const before = costOf(rows, used).total
      expect(before >= 0n).toBe(true)
      expect(costOf(rows, grown).total >= before).toBe(true)
    }),
  )
})

const plan = fc.record({
  promptBytes: count(300_000),
  maxOutputTokens: count(100_000),
  search: fc.boolean(),
  bounds: fc.record({ maxSearches: count(20), searchInputTokens: count(200_000) }),
})

/** Rows with any tiers and any gaps, as long as input, output and search have a base price. */
const anyRows = fc
  .tuple(listPrices, fc.array(fc.tuple(listPrices, count(400_000), fc.subarray([...PRICE_UNITS])), { maxLength: 3 }))
  .chain(([base, tiers]) =>
    fc
      .subarray(['cached_input', 'cache_write_5m', 'cache_write_1h'] as const)
      .map((dropped) => [
        ...rowsOf(base).filter(({ unit }) => !(dropped as readonly PriceUnit[]).includes(unit)),
        ...tiers.flatMap(([prices, above, units], index) =>
          rowsOf(prices, 100 * (index + 1), above + 1).filter(({ unit }) => units.includes(unit)),
        ),
      ]),
  )

test('no call within its caps costs more than its worst case', () => {
  fc.assert(
    fc.property(anyRows, plan, fc.array(fc.nat(1_000), { minLength: 5, maxLength: 5 }), (prices, call, parts) => {
      const worst = worstCase({ ...call, prices, free: false })
      if ('unpriced' in worst) throw new Error(worst.reason)
      const share = (index: number, whole: number) => Math.floor((whole * (parts[index] ?? 0)) / 1_000)
      let left = worst.inputTokens
      const take = (index: number) => {
        const taken = share(index, left)
        left -= taken
        return taken
      }
      const [fresh, cached, written5m] = [take(0), take(1), take(2)]
      const output = share(3, call.maxOutputTokens)
      const searches = share(4, worst.searches)
      const actual = costOf(prices, { fresh, cached, written5m, written1h: 0, output, searches })
      expect(actual.total <= worst.amount).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('raised bounds hold for the call that raised them', () => {
  fc.assert(
    fc.property(plan, classes, ({ promptBytes, bounds }, used) => {
      const call = { promptBytes, usage: usageOf(used) }
      const raised = raisedBounds(bounds, call)
      const inside = call.usage.inputTokens <= promptBytes + REQUEST_OVERHEAD_TOKENS + bounds.searchInputTokens
      expect(raised === null).toBe(inside && used.searches <= bounds.maxSearches)
      if (!raised) return
      expect(raisedBounds(raised, call)).toBeNull()
      expect(raised.maxSearches).toBeGreaterThanOrEqual(bounds.maxSearches)
      expect(raised.searchInputTokens).toBeGreaterThanOrEqual(bounds.searchInputTokens)
    }),
  )
})
