import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareLists, type Listed, type Remembered } from './compare.ts'

const listed = (...models: (string | [id: string, name: string])[]): Listed[] =>
  models.map((model) => (typeof model === 'string' ? { id: model, displayName: null } : toNamed(model)))
const toNamed = ([id, displayName]: [string, string]): Listed => ({ id, displayName })
const remembered = (models: readonly Listed[], gone = false): Remembered[] => models.map((each) => ({ ...each, gone }))

const compare = (
  now: readonly Listed[],
  { before = [] as Remembered[], known = [] as string[], first = false } = {},
) => {
  const { differences, quiet } = compareLists({ listed: now, remembered: before, known, first })
  const told = differences.map(({ kind, id, relative, evidence }) =>
    [kind, id, relative, evidence].filter((part) => part !== null).join(' '),
  )
  return { told, quiet: quiet.map(({ id }) => id) }
}

describe('a provider’s list', () => {
  it('is new as far as the registry does not know it', () => {
    expect(compare(listed('gpt-5', 'gpt-7'), { known: ['gpt-5'], first: true })).toEqual({
      ...{ told: ['new gpt-7'], quiet: ['gpt-5'] },
    })
  })

  it('says nothing at first of versions of models that the registry knows, and later does', () => {
    const now = listed('gpt-5', 'gpt-5-2025-08-07')
    expect(compare(now, { known: ['gpt-5'], first: true })).toEqual({ told: [], quiet: ['gpt-5', 'gpt-5-2025-08-07'] })
    const before = remembered(listed('gpt-5'))
    expect(compare(now, { before, known: ['gpt-5'] }).told).toEqual(['new gpt-5-2025-08-07 gpt-5 alias'])
  })

  it('loses what it named before, and only that', () => {
    const before = [...remembered(listed('a-one', 'b-two')), ...remembered(listed('c-three'), true)]
    expect(compare(listed('a-one'), { before, known: ['a-one', 'd-four'] }).told).toEqual(['vanished b-two'])
  })

  it('brings back what was gone', () => {
    const before = [...remembered(listed('a-one')), ...remembered(listed('b-two'), true)]
    expect(compare(listed('a-one', 'b-two'), { before }).told).toEqual(['returned b-two'])
  })

  it('without a model changes nothing', () => {
    expect(compare([], { before: remembered(listed('a-one', 'b-two')) })).toEqual({ told: [], quiet: [] })
  })

  it('may name a model twice', () => {
    expect(compare(listed('a-one', 'a-one')).told).toEqual(['new a-one'])
  })
})

describe('a model has another name', () => {
  it.each<[string, Listed[], Listed[], string[]]>([
    [
      'when only the date differs',
      listed('claude-opus-4-5-20251101'),
      listed('claude-opus-4-5-20261015'),
      ['renamed claude-opus-4-5-20261015 claude-opus-4-5-20251101 date'],
    ],
    [
      'when it lost its date',
      listed('claude-opus-5-20260724'),
      listed('claude-opus-5'),
      ['renamed claude-opus-5 claude-opus-5-20260724 alias'],
    ],
    [
      'when the list calls both the same',
      listed(['models-a', 'Nova Pro']),
      listed(['models-b', 'nova pro ']),
      ['renamed models-b models-a name'],
    ],
    [
      'by its date before its name',
      listed(['nova-pro-20250101', 'Nova'], ['old', 'Nova Pro']),
      listed(['nova-pro-20260101', 'Nova Pro']),
      ['renamed nova-pro-20260101 nova-pro-20250101 date', 'vanished old'],
    ],
    [
      'as the newest of several dates',
      listed('gpt-9-2025-01-01', 'gpt-9-2025-06-01'),
      listed('gpt-9-2026-01-01'),
      ['renamed gpt-9-2026-01-01 gpt-9-2025-06-01 date', 'vanished gpt-9-2025-01-01'],
    ],
    [
      'but not when two went by that name',
      listed(['a-one', 'Nova'], ['b-two', 'Nova']),
      listed(['c-three', 'Nova']),
      ['vanished a-one', 'vanished b-two', 'new c-three'],
    ],
    [
      'but not for a name that is only its id',
      listed(['a-one', 'a-one']),
      listed(['b-two', 'b-two']),
      ['vanished a-one', 'new b-two'],
    ],
  ])('%s', (_, before, now, told) => {
    expect(compare(now, { before: remembered(before) }).told).toEqual(told)
  })
})

const ids = fc.uniqueArray(
  fc.tuple(fc.constantFrom('ada', 'bob', 'cid', 'dot'), fc.constantFrom('', '-20250101', '-20260101', '-latest')),
  { selector: ([name, date]) => name + date, maxLength: 12 },
)
const lists = ids.map((pairs) => listed(...pairs.map(([name, date]) => name + date)))
const runs = Number(process.env.EARSHOT_PROPERTY_RUNS ?? 200)

it('accounts for every model once, whatever the lists', () => {
  fc.assert(
    fc.property(lists, lists, lists, ids, fc.boolean(), (now, present, gone, known, first) => {
      const before = [...remembered(present), ...remembered(gone, true)].filter(
        (model, at, all) => all.findIndex(({ id }) => id === model.id) === at,
      )
      const { differences, quiet } = compareLists({
        ...{ listed: now, remembered: before, first },
        known: known.map(([name, date]) => name + date),
      })
      if (now.length === 0) {
        expect(differences).toEqual([])
        return
      }
      const came = now.filter(({ id }) => !before.some((each) => each.id === id && !each.gone)).map(({ id }) => id)
      const went = before.filter(({ id, gone: is }) => !is && !now.some((each) => each.id === id)).map(({ id }) => id)
      const ofKind = (...kinds: string[]) => differences.filter(({ kind }) => kinds.includes(kind))
      const comers = [...ofKind('new', 'renamed', 'returned'), ...quiet].map(({ id }) => id)
      const goers = [...ofKind('vanished').map(({ id }) => id), ...ofKind('renamed').map(({ relative }) => relative)]
      expect(comers.sort()).toEqual(came.sort())
      expect(goers.sort()).toEqual(went.sort())
    }),
    { numRuns: runs },
  )
})
