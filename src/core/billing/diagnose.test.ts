import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd, type PicoUsd, parseUsd, pico, subtractUsd, sumUsd } from '../money.ts'
import { diagnose } from './diagnose.ts'
import { type Cell, NO_EXTRA } from './types.ts'

const PRICE = pico(1_000_000n)

/** A line of which ledger and bill have the same, at a dollar a million, unless it says otherwise. */
function cell(fields: Partial<Omit<Cell, 'charged' | 'ledger'>> & { used?: number; charged?: string } = {}): Cell {
  const { used = 1_000_000, charged, ...rest } = fields
  const ledger = pico(BigInt(used) * PRICE)
  return {
    ...{ provider: 'openai', day: '2026-11-03', modelId: 1, model: 'm', unit: 'input', ledger, ledgerQuantity: used },
    ...{
      credits: [],
      tolerance: pico(0),
      billedQuantity: used,
      extra: NO_EXTRA,
      price: PRICE,
      exposed: pico(0),
      fresh: false,
    },
    ...rest,
    charged: charged === undefined ? ledger : parseUsd(charged),
  }
}

const days = (count: number, of: (index: number) => Parameters<typeof cell>[0]) =>
  Array.from({ length: count }, (_, index) =>
    cell({ day: `2026-11-${String(index + 1).padStart(2, '0')}`, ...of(index) }),
  )

const causesOf = (cells: Cell[]) =>
  diagnose(cells).cells.map(({ parts }) =>
    Object.fromEntries(parts.map(({ cause, amount }) => [cause, formatUsd(amount)])),
  )

const amountsOnly = { billedQuantity: null, price: null }

describe('a gap', () => {
  it.each<[string, Cell[], Record<string, string>[]]>([
    ['that is none', [cell()], [{}]],
    [
      'of a day that may still be added to',
      [cell({ charged: '0', fresh: true, billedQuantity: null })],
      [{ not_yet_billed: '-1' }],
    ],
    [
      'of calls of unknown outcome that were counted',
      [cell({ charged: '1.2', billedQuantity: 1_200_000, extra: { ...NO_EXTRA, exposed: 200_000 } })],
      [{ exposure_billed: '0.2' }],
    ],
    [
      'of hours in which nobody asked here',
      [cell({ charged: '1.3', billedQuantity: 1_300_000, extra: { ...NO_EXTRA, other: 300_000 } })],
      [{ other_use: '0.3' }],
    ],
    [
      'of hours in which somebody did',
      [cell({ charged: '1.3', billedQuantity: 1_300_000, extra: { ...NO_EXTRA, missing: 300_000 } })],
      [{ missing_calls: '0.3' }],
    ],
    [
      'of calls that the bill lacks',
      [cell({ charged: '0.9', billedQuantity: 900_000, extra: { ...NO_EXTRA, unbilled: -100_000 } })],
      [{ unbilled_calls: '-0.1' }],
    ],
    [
      'of calls around midnight',
      [
        cell({ charged: '0.9', billedQuantity: 900_000, extra: { ...NO_EXTRA, boundary: -100_000 } }),
        cell({
          day: '2026-11-04',
          charged: '1.1',
          billedQuantity: 1_100_000,
          extra: { ...NO_EXTRA, boundary: 100_000 },
        }),
      ],
      [{ day_boundary: '-0.1' }, { day_boundary: '0.1' }],
    ],
    [
      'of a share off everything',
      [cell({ charged: '0.925' }), cell({ unit: 'output', used: 4_000_000, charged: '3.7' })],
      [{ discount: '-0.075' }, { discount: '-0.3' }],
    ],
    [
      'of a quota that costs nothing',
      days(3, (index) => ({
        used: 1_000_000 + index * 7_919,
        charged: formatUsd(pico(BigInt(900_000 + index * 7_919) * PRICE)),
      })),
      Array.from({ length: 3 }, () => ({ free_quota: '-0.1' })),
    ],
    [
      'of a day that a quota covers whole',
      days(2, (index) => (index === 0 ? { used: 90_000, charged: '0' } : { charged: '0.9' })),
      [{ free_quota: '-0.09' }, { free_quota: '-0.1' }],
    ],
    [
      'of another price from a day on',
      days(3, (index) => ({
        used: 1_000_000 + index * 11,
        charged: index === 0 ? '1' : formatUsd(pico(BigInt(1_000_000 + index * 11) * 1_250_000n)),
      })),
      [{}, { price: '0.25000275' }, { price: '0.2500055' }],
    ],
    [
      'of amounts rounded to cents',
      [cell({ ...amountsOnly, charged: '1.01', tolerance: parseUsd('0.01') })],
      [{ rounding: '0.01' }],
    ],
    [
      'within what calls of unknown outcome can have cost, where no counts are told',
      [cell({ ...amountsOnly, unit: null, charged: '1.4', exposed: parseUsd('0.5') })],
      [{ exposure_billed: '0.4' }],
    ],
    [
      'beyond that',
      [cell({ ...amountsOnly, unit: null, charged: '1.6', exposed: parseUsd('0.5') })],
      [{ other_use: '0.6' }],
    ],
    [
      'of a model that was never asked',
      [cell({ ...amountsOnly, modelId: null, model: 'x', used: 0, charged: '2' })],
      [{ other_use: '2' }],
    ],
    [
      'of a reduction with a line of its own',
      [cell({ credits: [{ cause: 'free_quota', amount: parseUsd('-0.4') }] })],
      [{ free_quota: '-0.4' }],
    ],
    ['that follows no pattern', [cell({ charged: '0.123456789' })], [{ unexplained: '-0.876543211' }]],
  ])('%s', (_, cells, causes) => {
    expect(causesOf(cells)).toEqual(causes)
  })

  it('of several causes at once is told apart to the pico-dollar', () => {
    const cells = days(4, (index) => ({
      charged: formatUsd(pico((BigInt(1_000_000 + 50_000 * index - 100_000) * PRICE * 9n) / 10n)),
      billedQuantity: 1_000_000 + 50_000 * index,
      extra: { ...NO_EXTRA, other: 50_000 * index },
    })).concat(
      days(4, () => ({ unit: 'output', charged: '0.9' })),
      days(4, () => ({ unit: 'search', charged: '0.9' })),
    )
    expect(causesOf(cells).slice(0, 2)).toEqual([
      { discount: '-0.09', free_quota: '-0.1' },
      { other_use: '0.05', discount: '-0.095', free_quota: '-0.1' },
    ])
  })

  it('is always the sum of its parts, and nothing is named where nothing differs', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n })
    const count = fc.integer({ min: 0, max: 10_000_000 })
    const anyCell = fc.record({
      used: count,
      charged: amount,
      billed: fc.option(count),
      other: count,
      day: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 12 }), (some) => {
        const cells = some.map(({ used, charged, billed, other, day }) =>
          cell({
            ...{ used, charged: formatUsd(pico(charged)), day: `2026-11-${String(day).padStart(2, '0')}` },
            billedQuantity: billed === null ? null : used + other,
            extra: billed === null ? NO_EXTRA : { ...NO_EXTRA, other },
          }),
        )
        for (const { billed, ledger, parts } of diagnose(cells).cells) {
          expect(sumUsd(parts.map((part) => part.amount))).toBe(subtractUsd(billed, ledger) as PicoUsd)
          if (billed === ledger) expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(0n)
        }
      }),
      { numRuns: Number(process.env.EARSHOT_PROPERTY_RUNS ?? 200) },
    )
  })
})
