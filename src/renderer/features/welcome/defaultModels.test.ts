import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../contract/index.ts'
import { defaultModels, providersWithoutKey } from './defaultModels.ts'

const connection = (provider: 'openai' | 'google', hasKey: boolean): Connection => ({
  ...{ provider, kind: provider, baseUrl: 'https://api.example', source: 'default', free: false },
  key: { source: hasKey ? 'keychain' : 'none', hint: null, host: 'api.example', note: null },
})
const models = [
  { ref: 'openai:old', isCurrent: false, priced: true },
  { ref: 'openai:new', isCurrent: true, priced: true },
  { ref: 'openai:other', isCurrent: true, priced: true },
  { ref: 'google:odd', isCurrent: true, priced: false },
  { ref: 'google:flash:1', isCurrent: true, priced: true },
]

describe('the models a new project asks', () => {
  it('are the first usual one with a price of each provider that has a key', () => {
    expect(defaultModels(models, [connection('openai', true), connection('google', false)])).toEqual(['openai:new'])
  })

  it('are one of each provider while there is no key', () => {
    const connections = [connection('openai', false), connection('google', false)]
    expect(defaultModels(models, connections)).toEqual(['openai:new', 'google:flash:1'])
    expect(providersWithoutKey(['google:flash:1'], connections)).toEqual(['google'])
  })
})
