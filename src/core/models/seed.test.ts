import { findProvider } from '@pydantic/genai-prices'
import { describe, expect, test } from 'vitest'
import { importPrices, installedVersion } from '../../../scripts/import-prices.ts'
import { catalogue } from './catalogue.ts'
import type { MatchRule } from './match.ts'
import importedFile from './seed/genai-prices.seed.json' with { type: 'json' }
import { bundledModels, compileSeed, seedVersion } from './seed.ts'
import { importedSeed } from './seedFile.ts'

const models = bundledModels()
const priced = (unit: string) => (model: (typeof models)[number]) => model.prices.some((price) => price.unit === unit)

test('the import of the installed package is the file that is bundled', () => {
  const fresh = importPrices(installedVersion(), importedFile.importedOn)
  expect(JSON.parse(JSON.stringify(fresh))).toEqual(importedSeed.parse(importedFile))
})

test('every model that may be asked has a price for input, output and a search, from its first day', () => {
  const available = models.filter((model) => model.available)
  expect(available.length).toBeGreaterThan(40)
  for (const unit of ['input', 'output', 'search']) {
    expect(available.filter((model) => !priced(unit)(model)).map(({ model }) => model)).toEqual([])
  }
})

test('every price names its page and the day it was checked', () => {
  for (const { source, checkedOn } of models.flatMap(({ prices }) => prices)) {
    expect(source).toMatch(/https:\/\//)
    expect(checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})

test('each provider offers a few models by default, all of which may be asked', () => {
  const current = models.filter((model) => model.current)
  expect(current.every((model) => model.available)).toBe(true)
  for (const provider of ['openai', 'anthropic', 'google', 'perplexity']) {
    expect(current.filter((model) => model.provider === provider).length).toBeGreaterThan(0)
  }
})

test('a period ends where the next begins, and prices stay as they were listed', () => {
  const luna = models.find(({ model }) => model === 'gpt-5.6-luna')
  const input = luna?.prices.filter((price) => price.unit === 'input' && price.origin === 'genai-prices')
  expect(input?.map(({ pico, minInputTokens }) => [pico, minInputTokens])).toEqual([
    [1_000_000n, 0],
    [2_000_000n, 271_999],
    [200_000n, 0],
    [400_000n, 271_999],
  ])
  const changed = Date.UTC(2026, 6, 30)
  expect(input?.map(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo])).toEqual([
    [0, changed],
    [0, changed],
    [changed, null],
    [changed, null],
  ])
})

test('a version changes with the content and names its package', () => {
  expect(seedVersion()).toMatch(/^@pydantic\/genai-prices \d+\.\d+\.\d+ of 2\d{3}-\d{2}-\d{2}, [0-9a-f]{12}$/)
})

describe('ids are known by the same model as in the package', () => {
  const registry = catalogue({
    revision: 0,
    prices: new Map(),
    models: models.map((seed, id) => ({
      ...{ id, provider: seed.provider, model: seed.model, displayName: seed.name, match: seed.match },
      ...{ isCurrent: false, isAvailable: true, ...seed.bounds, origin: seed.origin, firstSeenAt: 0 },
    })),
  })
  const literals = (rule: MatchRule): string[] => {
    if ('or' in rule) return rule.or.flatMap(literals)
    if ('and' in rule) return []
    return 'regex' in rule ? [] : Object.values(rule)
  }

  test.each(['openai', 'anthropic', 'google'])('%s', (provider) => {
    const theirs = findProvider({ providerId: provider })?.models ?? []
    const known = new Set(importedFile.models.filter((model) => model.provider === provider).map(({ model }) => model))
    const pairs = theirs
      .filter(({ id }) => known.has(id))
      .flatMap(({ id, match }) => literals(match as MatchRule).map((literal) => [literal, id] as const))
    expect(pairs.length).toBeGreaterThan(20)
    for (const [literal, id] of pairs)
      expect([literal, registry.byRule(provider, literal)?.model]).toEqual([literal, id])
  })

  test.each([
    ['openai', 'gpt-4.1-2025-04-14', 'gpt-4.1'],
    ['openai', 'gpt-5-2025-08-07', 'gpt-5'],
    ['anthropic', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
    ['anthropic', 'claude-sonnet-5-5', 'claude-sonnet-5-5'],
    ['google', 'gemini-2.5-flash-preview-09-2025', 'gemini-2.5-flash'],
    ['openai', 'gpt-7', undefined],
    ['anthropic', 'gpt-5', undefined],
    ['anthropic', 'claude-sonnet-5-6', undefined],
  ])('%s %s is %s', (provider, id, expected) => {
    expect(registry.byRule(provider, id)?.model).toBe(expected)
  })
})

test('our own file adds to the imported models: prices, tiers of service, bounds, and what was shut down', () => {
  const always = { provider: 'p', models: { starts_with: 'm' } }
  const sourced = { source: 'https://p.example/pricing', checkedOn: '2026-11-20' }
  const [model] = compileSeed(
    {
      ...{
        package: 'list',
        version: '1.0.0',
        licence: 'MIT',
        importedOn: '2026-11-01',
        pages: { p: 'https://p.example' },
      },
      models: [
        { provider: 'p', model: 'm1', name: 'M', available: true, match: { equals: 'm1' }, prices: [{ input: '2' }] },
      ],
    },
    {
      note: '',
      models: [],
      prices: [{ ...always, ...sourced, prices: [{ search: '5' }, { from: '2026-10-07', search: '2.5' }] }],
      tiers: [{ ...always, ...sourced, serviceTier: 'flex', factor: '0.5' }],
      bounds: [{ ...always, maxSearches: 2, searchInputTokens: 30, why: '' }],
      current: ['p:m1'],
      retired: [{ provider: 'p', models: { equals: 'm1' }, ...sourced }],
    },
  )
  expect(model).toMatchObject({ available: false, current: true, bounds: { maxSearches: 2, searchInputTokens: 30 } })
  const turn = Date.UTC(2026, 9, 7)
  expect(
    model?.prices.map((row) => [row.unit, row.pico, row.serviceTier, row.effectiveFrom, row.effectiveTo, row.origin]),
  ).toEqual([
    ['input', 2_000_000n, null, 0, null, 'genai-prices'],
    ['search', 5_000_000_000n, null, 0, turn, 'earshot'],
    ['search', 2_500_000_000n, null, turn, null, 'earshot'],
    ['input', 1_000_000n, 'flex', 0, null, 'earshot'],
  ])
})
