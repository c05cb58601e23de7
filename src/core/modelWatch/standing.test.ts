import { expect, it } from 'vitest'
import { type AskedModel, type FamilyOnList, familiesOf, standingOf } from './standing.ts'

const asked = (some: Partial<AskedModel> = {}): AskedModel => ({
  ...{ modelId: 1, provider: 'openai', model: 'gpt-5', displayName: 'GPT-5', isAvailable: true },
  ...some,
})
const present: FamilyOnList = { present: true, goneAt: null }
const gone: FamilyOnList = { present: false, goneAt: 7 }

it.each<[string, AskedModel, FamilyOnList | undefined, boolean, string | null]>([
  ['is listed', asked(), present, true, null],
  ['has left the list', asked(), gone, true, 'gone'],
  ['has left the list and may not be asked', asked({ isAvailable: false }), gone, true, 'gone'],
  ['may not be asked', asked({ isAvailable: false }), present, true, 'closed'],
  ['was never listed', asked(), undefined, true, 'unlisted'],
  ['has a provider whose list nobody read', asked(), undefined, false, null],
  ['is a preset that no list names', asked({ provider: 'perplexity', model: 'deep' }), undefined, true, null],
  [
    'is a model that its list should name',
    asked({ provider: 'perplexity', model: 'a/b' }),
    undefined,
    true,
    'unlisted',
  ],
])('a model that %s', (_, model, family, listRead, reason) => {
  expect(standingOf(model, family, listRead)?.reason ?? null).toBe(reason)
})

it('keeps a family listed while one of its versions is, and tells since when none is', () => {
  const families = familiesOf([
    { model: 'gpt-5-2025-08-07', goneAt: 5 },
    { model: 'gpt-5', goneAt: null },
    { model: 'o3-2025-01-01', goneAt: 5 },
    { model: 'o3', goneAt: 9 },
  ])
  expect(Object.fromEntries(families)).toEqual({
    'gpt-5': { present: true, goneAt: null },
    o3: { present: false, goneAt: 9 },
  })
})
