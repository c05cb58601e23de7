import { describe, expect, it } from 'vitest'
import type { BrandSeries } from '../../contract/index.ts'
import { en } from '../i18n/en.ts'
import { createFormat } from '../i18n/format.ts'
import { marksOf } from './marks.ts'
import { axisTop, visibilityOption } from './visibility.ts'

const f = createFormat('en')
const days = ['2026-11-18', '2026-11-19', '2026-11-20']

const brand = (name: string, isOwn: boolean, values: (number | null)[]): BrandSeries => ({
  ...{ brandId: name.length, name, isOwn, visibility: null },
  points: values.map((value, index) => ({
    ...{ day: days[index]!, value, n: value === null ? 0 : 48 },
    low: isOwn && value !== null ? value - 0.1 : null,
    high: isOwn && value !== null ? value + 0.1 : null,
  })),
})

const change = (day: string, to: string) => ({ day, provider: 'openai', model: 'gpt-5', from: 'gpt-5', to })
const series = [brand('Acme', true, [0.4, null, 0.55]), brand('Globex', false, [0.5, 0.3, 0.2])]
const optionOf = (changes = [change('2026-11-20', 'gpt-5.1')], rescoredOn: string[] = []) =>
  visibilityOption(
    { series, marks: marksOf({ servedModelChanges: changes, rescoredOn }, en(f)), window: 7 },
    ...([en(f), f, (variable: string) => variable] as const),
  )

interface Line {
  name?: string
  color?: string
  data: (number | null)[]
  stack?: string
  connectNulls?: boolean
  showSymbol?: boolean
  markLine?: { data: { xAxis: string; label: { formatter: string; align: string } }[] }
}
const linesOf = (option: { series: unknown[] }) => option.series as Line[]

describe('the chart of visibility', () => {
  it('draws a line a brand in its colour, with gaps where nobody was asked', () => {
    const lines = linesOf(optionOf()).filter((line) => line.name)
    expect(lines.map(({ name, color }) => [name, color])).toEqual([
      ['Globex', 'var(--brand-2)'],
      ['Acme', 'var(--brand-1)'],
    ])
    expect(lines[1]).toMatchObject({ data: [0.4, null, 0.55], connectNulls: false })
  })

  it('shows days that stand alone, which make no line, as points', () => {
    const lines = linesOf(optionOf()).filter((line) => line.name)
    expect(lines.map(({ name, showSymbol }) => [name, showSymbol])).toEqual([
      ['Globex', false],
      ['Acme', true],
    ])
  })

  it("draws the own brand's interval as its foot and the height upon it", () => {
    const [foot, height] = linesOf(optionOf()).filter((line) => line.stack)
    expect(foot?.data.map((value) => value && Math.round(value * 100))).toEqual([30, null, 45])
    expect(height?.data.map((value) => value && Math.round(value * 100))).toEqual([20, null, 20])
  })

  it('marks where another version began to answer, with its name towards the middle', () => {
    const option = optionOf([change('2026-11-18', 'a'), change('2026-11-20', 'b'), change('2026-11-20', 'c')])
    const marks = linesOf(option).find((line) => line.markLine)?.markLine?.data
    expect(marks?.map(({ xAxis, label }) => [xAxis, label.formatter, label.align])).toEqual([
      ['2026-11-18', '→ a', 'left'],
      ['2026-11-20', '→ b\n→ c', 'right'],
    ])
    expect(linesOf(optionOf([])).some((line) => line.markLine)).toBe(false)
  })

  it('marks where the brands changed beside it, and nothing of a day that is not shown', () => {
    const option = optionOf([change('2026-11-18', 'a'), change('2026-01-01', 'b')], ['2026-11-18', '2026-01-02'])
    const marks = linesOf(option).find((line) => line.markLine)?.markLine?.data
    expect(marks?.map(({ xAxis, label }) => [xAxis, label.formatter])).toEqual([['2026-11-18', '→ a\nbrands changed']])
  })

  it('ends its axis a fifth above all that is drawn, and at 100 % at most', () => {
    expect(axisTop(series)).toBeCloseTo(0.8)
    expect(axisTop([brand('Acme', true, [0.95, null, null])])).toBe(1)
    expect(axisTop([brand('Acme', false, [0, null, null])])).toBe(0.2)
  })
})
