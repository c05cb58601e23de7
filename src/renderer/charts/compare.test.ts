import { describe, expect, it } from 'vitest'
import { createFormat } from '../i18n/format.ts'
import { compareOption } from './compare.ts'

const f = createFormat('en')
const scale = { min: 1, max: 4, inverse: true, write: (value: number) => value.toFixed(1) }

describe('a small chart of a comparison', () => {
  const lines = [
    { name: 'Acme <b>', isOwn: true, values: [1.5, null, 2] },
    { name: 'Globex', isOwn: false, values: [null, 3, null] },
  ]
  const option = compareOption(['2026-11-18', '2026-11-19', '2026-11-20'], lines, scale, f, (name) => name)

  it('draws a line a brand, with gaps where there is no value, and a day that stands alone as a point', () => {
    expect(option.series.map(({ data, connectNulls, showSymbol }) => [data, connectNulls, showSymbol])).toEqual([
      [[1.5, null, 2], false, false],
      [[null, 3, null], false, true],
    ])
    expect(option.series[0]!.lineStyle.width).toBeGreaterThan(option.series[1]!.lineStyle.width)
  })

  it('keeps to the scale that all charts share', () => {
    expect(option.yAxis).toMatchObject({ min: 1, max: 4, inverse: true })
    expect(option.yAxis.axisLabel.formatter(1.25)).toBe('1.3')
  })

  it('says names as text, and no value where there is none', () => {
    expect(option.tooltip.renderMode).toBe('richText')
    expect([option.tooltip.valueFormatter(2), option.tooltip.valueFormatter(undefined)]).toEqual(['2.0', '–'])
  })
})
