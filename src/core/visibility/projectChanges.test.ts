import { describe, expect, it } from 'vitest'
import { namingsOfOthers } from './counts.ts'
import { type ChangesSource, changesOf } from './projectChanges.ts'

const ACME = { brandId: 1, name: 'Acme', isOwn: true }
const GLOBEX = { brandId: 2, name: 'Globex', isOwn: false }

const nothing: ChangesSource = {
  period: { from: '2026-11-01', to: '2026-11-20' },
  firstDay: '2026-08-01',
  brands: [ACME, GLOBEX],
  ...{ now: [], before: [], firstNamed: [], sources: [], models: [] },
  ...{ promptsAdded: [], promptsRemoved: [], brandsRemoved: [] },
}
const told = (given: Partial<ChangesSource>) => changesOf({ ...nothing, ...given })

/** Ten prompts at one model, of which a brand was named in so many of ten answers each. */
const cells = (brandId: number, namedOfTen: number) =>
  Array.from({ length: 10 }, (_, promptId) => ({
    ...namingsOfOthers({ modelId: 1, promptId, named: namedOfTen - (promptId % 2) }),
    ...{ brandId, valid: 10 },
  }))

describe('what changed in a project', () => {
  it('is nothing when nothing did', () => {
    expect(told({})).toEqual([])
  })

  it('is a visibility that moved beyond chance, of any brand, with how far', () => {
    const now = [...cells(1, 8), ...cells(2, 5)]
    const before = [...cells(1, 8), ...cells(2, 2)]
    expect(told({ now, before })).toEqual([
      {
        ...{ kind: 'visibility', day: '2026-11-20', brand: 'Globex', isOwn: false },
        ...{ value: expect.closeTo(0.45, 9), delta: expect.closeTo(0.3, 9) },
      },
    ])
  })

  it('is a competitor that nobody had named before, not the own brand and not one that is gone', () => {
    const firstNamed = [1, 2, 3].map((brandId) => ({ brandId, day: '2026-11-05' }))
    expect(told({ firstNamed })).toEqual([{ kind: 'first_named', day: '2026-11-05', brandId: 2, brand: 'Globex' }])
  })

  it('is a source that nobody had cited before, the five that most answers cite', () => {
    const sources = [1, 7, 3, 9, 5, 2, 8].map((answers) => ({
      domain: `site${answers}.com`,
      day: '2026-11-03',
      answers,
    }))
    const named = told({ sources: [...sources, { domain: 'old.com', day: '2026-08-02', answers: 99 }] })
    expect(named.map((change) => change.kind === 'new_source' && change.answers)).toEqual([9, 8, 7, 5, 3])
  })

  it('is a model that had not answered before', () => {
    const models = [
      { provider: 'openai', model: 'gpt-5', displayName: 'GPT-5', day: '2026-08-01' },
      { provider: 'openai', model: 'gpt-6', displayName: 'GPT-6', day: '2026-11-07' },
    ]
    expect(told({ models })).toEqual([
      { kind: 'new_model', day: '2026-11-07', ref: 'openai:gpt-6', displayName: 'GPT-6' },
    ])
  })

  it('is prompts that came and went, a line a day, the newest first', () => {
    const promptsAdded = ['A', 'B', 'C', 'D'].map((text) => ({ day: '2026-11-04', text }))
    const promptsRemoved = [{ day: '2026-11-09', text: 'Z' }]
    expect(told({ promptsAdded, promptsRemoved })).toEqual([
      { kind: 'prompts_removed', day: '2026-11-09', n: 1, prompts: ['Z'] },
      { kind: 'prompts_added', day: '2026-11-04', n: 4, prompts: ['A', 'B', 'C'] },
    ])
  })

  it('is not what a project began with', () => {
    const day = '2026-11-02'
    const began: Partial<ChangesSource> = {
      firstDay: day,
      firstNamed: [{ brandId: 2, day }],
      sources: [{ domain: 'a.com', day, answers: 1 }],
      models: [{ provider: 'openai', model: 'gpt-5', displayName: 'GPT-5', day }],
      promptsAdded: [{ day, text: 'A' }],
    }
    expect(told(began)).toEqual([])
    expect(told({ ...began, firstDay: null })).toEqual([])
  })
})
