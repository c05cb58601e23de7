import { expect, it } from 'vitest'
import { createProvider, ProviderError } from '../providers/index.ts'
import { createSimulator } from '../simulator/index.ts'
import { tryKey } from './index.ts'

it('tells a key that works from one that is refused, from no network', async () => {
  const simulator = await createSimulator({ seed: 'keys' })
  const trial = (kind: 'openai' | 'google', apiKey: string, baseUrl: string = simulator.baseUrls[kind]) =>
    tryKey(async () => createProvider({ name: kind, kind, baseUrl, apiKey }), kind)
  const works = await trial('openai', 'sk-good-0123456789')
  expect(works).toMatchObject({ outcome: 'works', message: null })
  expect(works.models).toBeGreaterThan(0)
  for (const kind of ['openai', 'google'] as const) {
    const refused = await trial(kind, 'wrong-0123456789')
    expect(refused).toMatchObject({ outcome: 'refused', models: null })
    expect(refused.message).not.toContain('0123456789')
  }
  await simulator.close()
  expect(await trial('openai', 'sk-good-0123456789')).toMatchObject({ outcome: 'unreachable' })
})

it('says that other troubles are not the key', async () => {
  const overloaded = new ProviderError('overloaded', 'too busy', { charge: 'refused' })
  expect(await tryKey(() => Promise.reject(overloaded), 'openai')).toEqual({
    outcome: 'failed',
    models: null,
    message: 'too busy',
  })
})
