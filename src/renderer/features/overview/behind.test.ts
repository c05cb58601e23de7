import { describe, expect, it } from 'vitest'
import type { Overview } from '../../../contract/index.ts'
import { en } from '../../i18n/en.ts'
import { createFormat } from '../../i18n/format.ts'
import { behindHeadline, behindModel, periodOf } from './behind.ts'

const t = en(createFormat('en'))
const data = {
  ...{ from: '2026-10-22', to: '2026-11-20', project: { projectId: 1, name: 'Watch', brand: 'Acme' } },
  kpis: { visibility: { n: 100, named: 53 }, averagePosition: { n: 41 }, netSentiment: { n: 50, unscored: 3 } },
} as unknown as Overview
const filter = { days: 30, model: 'openai:gpt-5', search: true } as const
const common = { from: '2026-10-22', to: '2026-11-20', model: 'openai:gpt-5', search: true, status: 'valid' }

describe('what is behind a figure', () => {
  it('are the answers that it says it rests on', () => {
    expect(behindHeadline('visibility', data, filter, t)).toEqual([
      { text: '100 valid answers', page: 'answers', params: common },
      { text: '53 that name Acme', page: 'answers', params: { ...common, state: 'named' } },
    ])
    expect(behindHeadline('shareOfVoice', data, filter, t)).toEqual(
      behindHeadline('visibility', data, filter, t).slice(1),
    )
    expect(behindHeadline('averagePosition', data, filter, t)).toEqual([
      { text: '41 with a rank', page: 'answers', params: { ...common, state: 'ranked' } },
    ])
    expect(behindHeadline('netSentiment', data, filter, t)).toEqual([
      { text: '50 scored', page: 'answers', params: { ...common, tone: 'scored' } },
      { text: '3 unscored', page: 'answers', params: { ...common, tone: 'unscored' } },
    ])
    expect(behindHeadline('cost', data, filter, t)).toMatchObject([{ page: 'costs', params: { period: 'month' } }])
  })

  it("are a model's own answers in its row, whatever model is filtered by", () => {
    const { all, named } = behindModel({ provider: 'google', model: 'gemini-2.5-flash' }, data, filter)
    expect(all).toEqual({ ...common, model: 'google:gemini-2.5-flash' })
    expect(named).toEqual({ ...all, state: 'named' })
  })

  it('keeps to the days, the model and the search that are shown', () => {
    const { status: _, ...shown } = common
    expect(periodOf(data, filter)).toEqual(shown)
  })
})
