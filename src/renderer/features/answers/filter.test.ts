import { describe, expect, it } from 'vitest'
import { answerFilter } from '../../../contract/index.ts'
import { hrefTo, readRoute } from '../../routing/route.ts'
import { answersView, everything, filterOf, isNarrowed, orderOf, sortOf } from './filter.ts'

describe('what the page of answers shows', () => {
  it('is everything, the newest first, where the URL says nothing or nonsense', () => {
    const nonsense = {
      prompt: 'x',
      status: '|',
      model: '',
      brand: '-1',
      search: 'yes',
      state: 'cold',
      from: '2026-02-31',
      answer: '',
      sort: 'x',
    }
    for (const params of [{}, nonsense]) {
      const view = answersView.parse(params)
      expect(isNarrowed(view)).toBe(false)
      expect(filterOf(7, view)).toEqual({ projectId: 7 })
      expect(orderOf(view.sort)).toEqual({ by: 'time', descending: true })
    }
  })

  it('is told the core as the contract has it', () => {
    const view = answersView.parse({
      ...{ text: 'best "for teams"', prompt: '3', tag: 'buying', model: 'openai:gpt-5', search: 'false', brand: '9' },
      ...{
        state: 'named',
        tone: 'negative',
        status: 'truncated',
        domain: 'acme.com',
        from: '2026-11-01',
        to: '2026-11-20',
      },
    })
    expect(isNarrowed(view)).toBe(true)
    const filter = filterOf(7, view)
    expect(filter).toEqual({
      ...{ projectId: 7, text: 'best "for teams"', promptIds: [3], tags: ['buying'], models: ['openai:gpt-5'] },
      ...{ search: false, brandId: 9, states: ['named'], sentiments: ['negative'], statuses: ['truncated'] },
      ...{ domain: 'acme.com', from: '2026-11-01', to: '2026-11-20' },
    })
    expect(answerFilter.parse(filter)).toEqual(filter)
    expect(isNarrowed({ ...view, ...everything })).toBe(false)
  })

  it('asks for answers that cite a brand, or a site that nothing tells', () => {
    const filterBy = (cites: string) => filterOf(7, answersView.parse({ cites }))
    expect(filterBy('9')).toEqual({ projectId: 7, citesBrandId: 9 })
    expect(filterBy('unknown')).toEqual({ projectId: 7, citesUnknown: true })
    expect(filterBy('nobody')).toEqual({ projectId: 7 })
    expect(answerFilter.parse(filterBy('unknown'))).toEqual(filterBy('unknown'))
    expect(isNarrowed(answersView.parse({ cites: '9' }))).toBe(true)
  })

  it('has choices that stand for several', () => {
    const view = answersView.parse({ state: 'ranked', tone: 'scored', status: 'valid' })
    expect(filterOf(7, view)).toEqual({
      ...{ projectId: 7, ranked: true, statuses: ['ok', 'refused'] },
      sentiments: ['positive', 'neutral', 'negative', 'mixed'],
    })
  })

  it('may be any one of several, which the link keeps', () => {
    const params = { prompt: [3, 4], tag: ['buying', 'a|b'], model: ['openai:gpt-5', 'anthropic:claude-sonnet-5'] }
    const choices = { state: ['named', 'absent'], tone: ['positive', 'scored'], status: ['valid', 'refused'] }
    const view = answersView.parse(readRoute(hrefTo('answers', { ...params, ...choices })).params)
    expect(view).toMatchObject({ ...params, ...choices })
    const filter = filterOf(7, view)
    expect(filter).toEqual({
      ...{ projectId: 7, promptIds: params.prompt, tags: params.tag, models: params.model },
      ...{ states: ['named', 'absent'], statuses: ['ok', 'refused'] },
      sentiments: ['positive', 'neutral', 'negative', 'mixed'],
    })
    expect(answerFilter.parse(filter)).toEqual(filter)
    expect(readRoute(hrefTo('answers', { ...view, ...everything })).params).toEqual({})
  })

  it('is ranked or of some states, whichever was said last', () => {
    const filterBy = (state: string) => filterOf(7, answersView.parse({ state }))
    expect(filterBy('named|absent|ranked')).toEqual({ projectId: 7, ranked: true })
    expect(filterBy('ranked|named|absent')).toEqual({ projectId: 7, states: ['named', 'absent'] })
  })

  it('keeps an order as one word', () => {
    for (const order of [{ by: 'rank', descending: false } as const, { by: 'cost', descending: true } as const])
      expect(orderOf(sortOf(order))).toEqual(order)
  })
})
