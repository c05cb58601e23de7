import { describe, expect, it } from 'vitest'
import { pico } from '../money.ts'
import { type CountedHour, compareHours, extraKey } from './hourly.ts'
import { type ExposedCall, type LedgerHour, noUnits } from './ledgerSide.ts'

const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 3, hour, minute)
const NONE = { input: 0, cached_input: 0, cache_write_5m: 0, cache_write_1h: 0, output: 0, search: 0 }

const counted = (hour: number, output: number, requests: number | null = null): CountedHour => ({
  ...{ hour: at(hour), model: 1, counts: { ...NONE, output }, requests },
})

function booked(hour: number, output: number, calls = 1): LedgerHour & { model: number } {
  const units = noUnits()
  units.output.quantity = output
  return { hour: at(hour), modelId: 1, model: 1, served: null, calls, units, rest: pico(0), reported: null }
}

const exposed = (hour: number, minute: number, holdId = 1): ExposedCall & { model: number } => ({
  ...{ holdId, at: at(hour, minute), modelId: 1, model: 1, amount: pico(10n) },
})

const compare = (
  ...given: [CountedHour[], (LedgerHour & { model: number })[], (ExposedCall & { model: number })[]]
) => {
  const { extra, verdicts } = compareHours('openai', ...given)
  const told = verdicts.map(({ billed, unbilled }) => [billed.length, unbilled.length])
  return { extra: extra.get(extraKey('2026-11-03', 1, 'output')), told, all: extra }
}

describe('hours', () => {
  it('that agree have nothing extra', () => {
    expect(compare([counted(4, 100)], [booked(4, 100)], []).extra).toBeUndefined()
  })

  it('in which nothing was asked here are use by others', () => {
    expect(compare([counted(4, 100), counted(9, 30)], [booked(4, 100)], []).extra).toMatchObject({
      other: 30,
      missing: 0,
    })
  })

  it('in which something was asked miss calls of the ledger, or of the bill', () => {
    expect(compare([counted(4, 130)], [booked(4, 100)], []).extra).toMatchObject({ missing: 30 })
    expect(compare([counted(4, 70)], [booked(4, 100)], []).extra).toMatchObject({ unbilled: -30 })
  })

  it('say which calls of unknown outcome were billed', () => {
    const calls = [exposed(4, 10, 1), exposed(4, 20, 2)]
    expect(compare([counted(4, 130, 2)], [booked(4, 100)], calls)).toMatchObject({
      extra: { exposed: 30 },
      told: [[1, 1]],
    })
    expect(compare([counted(4, 130)], [booked(4, 100)], calls).told).toEqual([[2, 0]])
    expect(compare([counted(4, 100)], [booked(4, 100)], calls).told).toEqual([[0, 2]])
  })

  it('say nothing of them when more calls came than are unknown', () => {
    expect(compare([counted(4, 190, 4)], [booked(4, 100)], [exposed(4, 10)])).toMatchObject({
      extra: { missing: 90 },
      told: [],
    })
  })

  it('find a call in the hour in which it began', () => {
    expect(compare([counted(4, 30, 1)], [], [exposed(5, 3)])).toMatchObject({ extra: { exposed: 30 }, told: [[1, 0]] })
  })

  it('forgive a call that was counted an hour earlier, and name it across midnight', () => {
    expect(compare([counted(4, 130), counted(5, 0)], [booked(4, 100), booked(5, 30)], []).extra).toBeUndefined()
    const { all } = compare([counted(23, 130), counted(24, 0)], [booked(23, 100), booked(24, 30)], [])
    expect([...all.values()].map(({ boundary }) => boundary)).toEqual([30, -30])
  })
})
