import { expect, it } from 'vitest'
import type { ModelFinding } from '../../../contract/index.ts'
import { matching, type WatchFilter } from './filter.ts'

const finding = (provider: string, model: string, some: Partial<ModelFinding> = {}): ModelFinding => ({
  ...{ findingId: 1, provider, model, displayName: null, kind: 'new', relative: null, evidence: null, proposal: null },
  ...{ priced: false, modelId: 1, foundAt: 0, decidedAt: null, decision: null, projects: [] },
  ...some,
})
const findings = [
  finding('openai', 'gpt-7'),
  finding('openai', 'gpt-7-2027-01-01', { relative: 'gpt-7' }),
  finding('anthropic', 'opus-b', { kind: 'renamed', relative: 'Opus-A', displayName: 'Opus' }),
  finding('google', 'flash', { kind: 'vanished' }),
]

it.each([
  [{}, ['gpt-7', 'gpt-7-2027-01-01', 'opus-b', 'flash']],
  [{ kind: 'vanished' }, ['flash']],
  [{ provider: 'openai' }, ['gpt-7', 'gpt-7-2027-01-01']],
  [{ find: ' opus-a' }, ['opus-b']],
  [{ find: 'openai:gpt-7-' }, ['gpt-7-2027-01-01']],
  [{ kind: 'new', provider: 'google' }, []],
] satisfies [Partial<WatchFilter>, string[]][])('leaves of the findings by %o', (some, models) => {
  const filter: WatchFilter = { show: 'open', kind: null, provider: null, find: '', ...some }
  expect(matching(findings, filter).map(({ model }) => model)).toEqual(models)
})
