import { describe, expect, it } from 'vitest'
import { createFormat } from '../i18n/format.ts'
import { costsOption } from './costs.ts'

const DATA: Parameters<typeof costsOption>[0] = {
  days: [
    { day: '2026-11-01', costs: [{ provider: 'google', costUsd: '0.5' }] },
    { day: '2026-11-02', costs: [] },
    {
      day: '2026-11-03',
      costs: [
        { provider: 'openai', costUsd: '2' },
        { provider: 'google', costUsd: '0.25' },
      ],
    },
  ],
  today: '2026-11-02',
  byProvider: [
    { provider: 'openai', costUsd: '2', exposureUsd: '0', calls: 4, previousUsd: '0' },
    { provider: 'google', costUsd: '0.75', exposureUsd: '0', calls: 3, previousUsd: '0' },
  ],
}
const draw = (forecast: Parameters<typeof costsOption>[3]) =>
  costsOption(DATA, createFormat('en'), (variable) => variable, forecast)
const option = draw(null)

describe('the chart of costs', () => {
  it('stacks a bar a provider, the dearest at the foot, with every day', () => {
    expect(option.xAxis.data).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
    expect(
      option.series.map(
        ({ id: _, type: __, barMaxWidth: ___, emphasis: ____, ...series }: Record<string, unknown>) => series,
      ),
    ).toEqual([
      { name: 'OpenAI', stack: 'cost', color: 'var(--provider-openai)', data: [0, 0, 2] },
      { name: 'Google', stack: 'cost', color: 'var(--provider-google)', data: [0.5, 0, 0.25] },
    ])
  })

  it('draws the band of a forecast over the days to come, and nowhere else', () => {
    const { series } = draw({
      ...{ month: '2026-11', spentUsd: '1', expectedUsd: '4', lowUsd: '3', highUsd: '6', method: 'past_days' },
      ...{ passes: null, days: 20, daysLeft: 2 },
    })
    expect(series.slice(2).map(({ id, data }) => [id, data])).toEqual([
      ['forecast-low', [null, null, 1]],
      ['forecast-high', [null, null, 1.5]],
    ])
  })

  it('writes money as the language does, in fractions of a cent at a single day', () => {
    expect(option.yAxis.axisLabel.formatter(2.5)).toBe('$2.50')
    expect(option.tooltip.valueFormatter(0.00135)).toBe('$0.0014')
    expect(option.tooltip.valueFormatter(undefined)).toBe('–')
  })
})
