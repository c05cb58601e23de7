import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { proposePrice } from './proposal.ts'
import type { Model } from './repository.ts'
import { row } from './testing.ts'

const NOW = Date.UTC(2026, 10, 20)
const model = (id: number, provider: string, name: string, match: Model['match'] = null): Model => ({
  ...{ id, provider, model: name, displayName: name, isCurrent: false, isAvailable: true, match },
  ...{ origin: 'genai-prices' as const, firstSeenAt: 0, maxSearches: 5, searchInputTokens: 60_000 },
})
const DAY = 86_400_000
const registry = catalogue({
  revision: 1,
  models: [
    model(1, 'openai', 'gpt-7', { starts_with: 'gpt-7' }),
    model(2, 'anthropic', 'claude-sonnet-9-1', { equals: 'claude-sonnet-9-1' }),
    model(3, 'openai', 'half-priced', { equals: 'half-priced' }),
  ],
  prices: new Map([
    [
      1,
      [
        row({ id: 1, unit: 'input', origin: 'genai-prices' }, '1'),
        row({ id: 2, unit: 'input', effectiveTo: NOW - DAY }, '9'),
        row({ id: 3, unit: 'output' }, '8'),
        row({ id: 4, unit: 'input', effectiveFrom: NOW + DAY }, '2'),
        row({ id: 5, unit: 'input' }, '1.5'),
        row({ id: 6, unit: 'input', origin: 'user' }, '77'),
        row({ id: 7, unit: 'input', serviceTier: 'flex' }, '0.5'),
      ],
    ],
    [2, [row({ id: 8, unit: 'input' }, '3'), row({ id: 9, unit: 'output' }, '15')]],
    [3, [row({ id: 10, unit: 'input' }, '3')]],
  ]),
})
const propose = (provider: string, name: string, relative: string | null = null) => {
  const found = proposePrice(registry, { provider, model: name, relative }, NOW)
  return found && { basis: found.basis, of: found.of, rows: found.rows.map(({ id }) => id).sort((a, b) => a - b) }
}

describe('a price is proposed', () => {
  it('by the rule that the id fits: what would be charged, what is announced, and never the user’s own', () => {
    expect(propose('openai', 'gpt-7-2027-01-01')).toEqual({ basis: 'rule', of: 'openai:gpt-7', rows: [3, 4, 5, 7] })
  })

  it.each([
    ['anthropic', 'claude-sonnet-9-1-20270101', 'claude-sonnet-9-1', 'version'],
    ['openrouter', 'anthropic/claude-sonnet-9.1', null, 'maker'],
    ['perplexity', 'anthropic/claude-sonnet-9-1', null, 'maker'],
  ])('of %s:%s', (provider, name, relative, basis) => {
    expect(propose(provider, name, relative)).toEqual({ basis, of: 'anthropic:claude-sonnet-9-1', rows: [8, 9] })
  })

  it.each([
    ['anthropic', 'claude-sonnet-9-2'],
    ['openrouter', 'meta/llama'],
    ['openrouter', 'claude-sonnet-9-1'],
    ['openai', 'half-priced'],
  ])('not of %s:%s, of which the lists know too little', (provider, name) => expect(propose(provider, name)).toBeNull())
})
