import { expect, it } from 'vitest'
import type { RegistryModel } from '../../../contract/index.ts'
import { type ModelFilter, matching } from './filter.ts'

const model = (provider: string, name: string, some: Partial<RegistryModel> = {}): RegistryModel => ({
  ...{ modelId: 1, provider, model: name, displayName: name.toUpperCase(), isCurrent: false, isAvailable: true },
  ...{ inputUsdPerM: '1', outputUsdPerM: '1', searchUsdPerK: null, priceOrigin: 'user', free: false, firstSeenAt: 0 },
  ...some,
})
const models = [
  model('openai', 'gpt-5', { isCurrent: true }),
  model('openai', 'gpt-6', { outputUsdPerM: null }),
  model('google', 'gemini', { isAvailable: false }),
  model('ollama', 'llama', { inputUsdPerM: null, outputUsdPerM: null, free: true }),
]

it.each([
  [{}, ['gpt-5', 'gpt-6', 'llama']],
  [{ show: 'offered' }, ['gpt-5']],
  [{ show: 'unpriced' }, ['gpt-6']],
  [{ show: 'all', provider: 'google' }, ['gemini']],
  [{ show: 'all', find: ' OpenAI:gpt-6 ' }, ['gpt-6']],
  [{ show: 'all', find: 'GEM' }, ['gemini']],
] satisfies [Partial<ModelFilter>, string[]][])('leaves of the models by %o', (some, names) => {
  const filter: ModelFilter = { show: 'asked', provider: null, find: '', ...some }
  expect(matching(models, filter).map((each) => each.model)).toEqual(names)
})
