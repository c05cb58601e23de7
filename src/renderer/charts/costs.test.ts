import { describe, expect, it } from 'vitest'
import { createFormat } from '../i18n/format.ts'
import { costsOption } from './costs.ts'

const option = costsOption(
  {
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
    byProvider: [
      { provider: 'openai', costUsd: '2', exposureUsd: '0', calls: 4, previousUsd: '0' },
      { provider: 'google', costUsd: '0.75', exposureUsd: '0', calls: 3, previousUsd: '0' },
    ],
  },
  createFormat('en'),
  (variable) => variable,
)

describe('the chart of costs', () => {
  it('stacks a bar a provider, the dearest at the foot, with every day', () => {
    expect(option.xAxis.data).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
    expect(option.series.map(({ name, stack, color, data }) => ({ name, stack, color, data }))).toEqual([
      { name: 'OpenAI', stack: 'cost', color: 'var(--provider-openai)', data: [0, 0, 2] },
      { name: 'Google', stack: 'cost', color: 'var(--provider-google)', data: [0.5, 0, 0.25] },
    ])
  })

  it('writes money as the language does, in fractions of a cent at a single day', () => {
    expect(option.yAxis.axisLabel.formatter(2.5)).toBe('$2.50')
    expect(option.tooltip.valueFormatter(0.00135)).toBe('$0.0014')
    expect(option.tooltip.valueFormatter(undefined)).toBe('–')
  })
})
