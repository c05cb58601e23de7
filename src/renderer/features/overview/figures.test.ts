import { describe, expect, it } from 'vitest'
import type { Overview } from '../../../contract/index.ts'
import { en } from '../../i18n/en.ts'
import { es } from '../../i18n/es.ts'
import { createFormat } from '../../i18n/format.ts'
import { headlines } from './figures.ts'

type Kpis = Overview['kpis']
type Change = Kpis['visibility']['change']

const moved = (delta: number): Change => ({ delta, low: delta - 0.02, high: delta + 0.02, verdict: 'moved' })
const noise: Change = { delta: 0.1, low: -0.2, high: 0.4, verdict: 'within_noise' }
const tooLittle: Change = { delta: null, low: null, high: null, verdict: 'not_enough_data' }

const kpis: Kpis = {
  visibility: {
    ...{ value: 0.53, low: 0.47, high: 0.59, n: 1440, change: moved(0.06), spark: [0.5, null, 0.53] },
    ...{ named: 763, prompts: 12, missingModels: [] },
  },
  shareOfVoice: {
    ...{ value: 0.31, low: null, high: null, n: 2461, change: noise, spark: [] },
    ...{ place: 2, brands: 5, leader: { brand: 'Globex', value: 0.37 } },
  },
  averagePosition: {
    ...{ value: 2.14, low: 1.9, high: 2.3, n: 611, change: moved(0.3), spark: [] },
    ...{ top1: 0.28, top3: 0.81 },
  },
  netSentiment: { value: null, low: null, high: null, n: 0, change: tooLittle, spark: [], unscored: 88 },
  cost: {
    ...{ month: '2026-01', monthToDateUsd: '43.801234567891', exposureUsd: '0', previousToDateUsd: '38.12' },
    ...{ calls: 3841, spark: ['1.5', '0'] },
  },
}

const f = createFormat('en')
const of = (changed: Partial<Kpis> = {}, models: Overview['models'] = []) =>
  Object.fromEntries(
    headlines({ kpis: { ...kpis, ...changed }, models }, 30, en(f), f).map((headline) => [headline.key, headline]),
  )

describe('the headline figures', () => {
  it('come in their order, each with value, interval and n', () => {
    expect(Object.keys(of())).toEqual(['visibility', 'shareOfVoice', 'averagePosition', 'netSentiment', 'cost'])
    expect(of().visibility).toMatchObject({ value: '53', unit: '%', notes: ['47–59% · n 1,440', '12 prompts'] })
    expect(of().averagePosition).toMatchObject({
      value: '2.1',
      notes: ['1.9–2.3 · n 611', 'first in 28% · top 3 in 81%'],
    })
    expect(of().shareOfVoice?.notes).toEqual(['n 2,461', '2nd of 5 · Globex 37%'])
  })

  it('judge a change by whether the metric is better high or low', () => {
    expect(of().visibility?.verdict).toEqual({ tone: 'better', text: '▲ 6 pts, moved' })
    expect(of().averagePosition?.verdict).toEqual({ tone: 'worse', text: '▲ 0.3, moved' })
    const fallen = of({ visibility: { ...kpis.visibility, change: moved(-0.06) } })
    expect(fallen.visibility?.verdict).toEqual({ tone: 'worse', text: '▼ 6 pts, moved' })
  })

  it('call a change noise or too little when it is', () => {
    expect(of().shareOfVoice?.verdict).toEqual({ tone: 'flat', text: '≈ within noise' })
    expect(of().netSentiment?.verdict).toEqual({ tone: 'flat', text: 'too little to compare' })
  })

  it('show no value as none, never as 0', () => {
    expect(of().netSentiment).toMatchObject({ value: '–', unit: '', notes: ['n 0', '88 unscored'] })
  })

  it('name the models that gave no answers', () => {
    const missing = of({ visibility: { ...kpis.visibility, missingModels: ['openai:gpt-5', 'x:y'] } }, [
      { ref: 'openai:gpt-5', displayName: 'GPT-5' },
    ])
    expect(missing.visibility?.notes[1]).toBe('2 models missing')
    expect(missing.visibility?.facts.at(-1)).toEqual(['Models without answers', 'GPT-5 and x:y'])
  })

  it('round money for reading and give it exactly when opened', () => {
    expect(of().cost).toMatchObject({ value: '$43.80', verdict: { tone: 'flat', text: '+$5.68 vs. December' } })
    expect(of().cost?.facts).toContainEqual(['January 2026', '$43.801234567891'])
    const first = of({ cost: { ...kpis.cost, previousToDateUsd: '0', exposureUsd: '0.5' } })
    expect(first.cost).toMatchObject({
      verdict: { text: 'nothing spent in December' },
      notes: ['3,841 paid calls', 'up to $0.50 more, unknown'],
    })
  })

  it('say all of it in Spanish', () => {
    const format = createFormat('es')
    const [visibility, , position] = headlines({ kpis, models: [] }, 30, es(format), format)
    expect(visibility).toMatchObject({ value: '53', unit: '\u00a0%', verdict: { text: '▲ 6 pts, cambio real' } })
    expect(position?.value).toBe('2,1')
  })
})
