import { describe, expect, it } from 'vitest'
import { COMPARED, type Compared, type Comparison } from '../../../contract/index.ts'
import { createFormat } from '../../i18n/format.ts'
import { behindCell, scaleOf, writerOf } from './metric.ts'

const f = createFormat('en')

function comparison(values: (number | null)[]): Comparison {
  const of = <T>(value: T) => Object.fromEntries(COMPARED.map((metric) => [metric, value])) as Record<Compared, T>
  const figure = { value: null, low: null, high: null, n: 0 }
  return {
    ...{
      from: '2026-11-14',
      to: '2026-11-20',
      days: ['2026-11-20'],
      servedModelChanges: [],
      rescoredOn: [],
      window: 1,
    },
    brands: [{ brandId: 3, name: 'Acme', isOwn: true }],
    models: [
      {
        ...{ ref: 'openai:gpt-5', provider: 'openai', displayName: 'GPT-5' },
        brands: [{ brandId: 3, figures: of(figure), lines: of(values) }],
      },
    ],
    overall: [{ brandId: 3, figures: of(figure), lines: of([null]) }],
  }
}

describe('a compared metric', () => {
  it('has one axis for all charts, that holds every line', () => {
    const range = (metric: Compared, values: (number | null)[]) => {
      const { min, max, inverse } = scaleOf(metric, comparison(values), f)
      return [min, max, inverse]
    }
    expect(range('visibility', [0.1, null, 0.53])).toEqual([0, expect.closeTo(0.6), false])
    expect(range('visibility', [null])).toEqual([0, 0.2, false])
    expect(range('citationRate', [1])).toEqual([0, 1, false])
    expect(range('averagePosition', [1.2, 4.4])).toEqual([1, 5, true])
    expect(range('netSentiment', [-12])).toEqual([-100, 100, false])
  })

  it('is written in its own unit', () => {
    expect(COMPARED.map((metric) => writerOf(metric, f)(metric === 'netSentiment' ? 44 : 0.5))).toEqual([
      ...['50%', '50%', '0.5', '+44', '50%'],
    ])
  })

  it('opens to the answers that it counts', () => {
    const cell = { brandId: 3, model: 'openai:gpt-5', search: null }
    const period = comparison([])
    const behind = (metric: Compared) => behindCell(metric, period, cell)
    const common = { from: '2026-11-14', to: '2026-11-20', model: 'openai:gpt-5', brand: 3, status: 'valid' }
    expect(behind('visibility')).toEqual({ ...common, search: null, state: 'named' })
    expect(behind('averagePosition')).toEqual({ ...common, search: null, state: 'ranked' })
    expect(behind('netSentiment')).toEqual({ ...common, search: null, tone: 'scored' })
    expect(behind('citationRate')).toEqual({ ...common, search: true, cites: 3 })
  })
})
