import { describe, expect, it } from 'vitest'
import { en } from '../i18n/en.ts'
import { createFormat } from '../i18n/format.ts'
import { compareOption } from './compare.ts'
import type { ChartMark } from './marks.ts'

const f = createFormat('en')
const scale = { min: 1, max: 4, inverse: true, write: (value: number) => value.toFixed(1) }

describe('a small chart of a comparison', () => {
  const lines = [
    { name: 'Acme <b>', isOwn: true, values: [1.5, null, 2] },
    { name: 'Globex', isOwn: false, values: [null, 3, null] },
  ]
  const days = ['2026-11-18', '2026-11-19', '2026-11-20']
  const optionOf = (marks: ChartMark[] = []) =>
    compareOption({ days, lines, marks, window: 7 }, scale, en(f), f, (name) => name)
  const option = optionOf()

  it('draws a line a brand, with gaps where there is no value, and a day that stands alone as a point', () => {
    const drawn = option.series as {
      data: unknown
      connectNulls: boolean
      showSymbol: boolean
      lineStyle: { width: number }
    }[]
    expect(drawn.map(({ data, connectNulls, showSymbol }) => [data, connectNulls, showSymbol])).toEqual([
      [[1.5, null, 2], false, false],
      [[null, 3, null], false, true],
    ])
    expect(drawn[0]!.lineStyle.width).toBeGreaterThan(drawn[1]!.lineStyle.width)
  })

  it('keeps to the scale that all charts share', () => {
    expect(option.yAxis).toMatchObject({ min: 1, max: 4, inverse: true })
    expect(option.yAxis.axisLabel.formatter(1.25)).toBe('1.3')
  })

  it('marks what changed about the instrument, several on one day by their number', () => {
    const mark = (day: string, label: string) => ({ day, label, text: `${label}.` })
    const marked = optionOf([mark(days[1]!, 'a'), mark(days[2]!, 'b'), mark(days[2]!, 'c'), mark('2025-01-01', 'd')])
    const { markLine } = marked.series.at(-1) as { markLine: { data: { xAxis: string; label: object }[] } }
    expect(markLine.data.map(({ xAxis, label }) => [xAxis, label])).toEqual([
      [days[1], { formatter: 'a', align: 'left' }],
      [days[2], { formatter: '2 changes', align: 'right' }],
    ])
  })
})
