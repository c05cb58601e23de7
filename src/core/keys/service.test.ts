import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '../../../tests/support/world.ts'
import { createEndpoints } from '../endpoints/index.ts'
import { UserError } from '../errors.ts'
import type { SecretStore } from '../ports.ts'
import { createSessionStore } from '../secrets/index.ts'
import { cleanKey } from './key.ts'
import { createKeys } from './service.ts'

const KEY = 'test-key-0123456789-4f2a'
const OPENAI = 'https://api.openai.com/v1'
const user = { homeId: 'home-1', kind: 'user' as const, zone: 'UTC', demoSeed: null }
let world: World

beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

interface Setup {
  secrets?: SecretStore
  home?: Parameters<typeof createKeys>[0]['home']
  keyVariables?: Parameters<typeof createKeys>[0]['environment']
  urlVariables?: Parameters<typeof createEndpoints>[0]['environment']
}

function setUp({ secrets = createSessionStore(), home = user, keyVariables = {}, urlVariables = {} }: Setup = {}) {
  const endpoints = createEndpoints({ db: world.db, clock: world.clock, home, environment: urlVariables })
  return { secrets, endpoints, keys: createKeys({ secrets, home, endpoints, environment: keyVariables }) }
}

const statusOf = async (keys: ReturnType<typeof createKeys>, provider: string) =>
  (await keys.status()).find((status) => status.provider === provider)

describe('a key that was entered', () => {
  it('is given to its host and shown to nobody', async () => {
    const { keys, secrets } = setUp()
    const status = await keys.set('openai', `  ${KEY}\n`)
    expect(status).toEqual({
      provider: 'openai',
      source: 'session',
      hint: 'ends in …4f2a',
      host: 'api.openai.com',
      note: null,
    })
    expect(await keys.keyFor('openai', OPENAI)).toBe(KEY)
    expect(JSON.parse((await secrets.get('home-1/openai')) ?? '')).toEqual({ key: KEY, host: 'api.openai.com' })
    expect(JSON.stringify(await keys.status())).not.toContain(KEY)
    expect(keys.scrub(`Incorrect API key: ${KEY}`)).not.toContain(KEY)
  })

  it('is asked for again when the address is another host', async () => {
    const { keys, endpoints } = setUp()
    await keys.set('openai', KEY)
    await endpoints.add({ name: 'openai', baseUrl: 'https://proxy.example/v1' })
    await expect(keys.keyFor('openai', 'https://proxy.example/v1')).rejects.toThrow(
      'was entered for api.openai.com and is not sent to proxy.example',
    )
    expect((await statusOf(keys, 'openai'))?.note).toContain('enter it again')

    await keys.set('openai', 'another-key-for-the-proxy')
    expect(await keys.keyFor('openai', 'https://proxy.example/v1')).toBe('another-key-for-the-proxy')
  })

  it('is gone when removed', async () => {
    const { keys } = setUp()
    await keys.set('openai', KEY)
    expect(await keys.remove('openai')).toBe(true)
    expect(await keys.remove('openai')).toBe(false)
    expect(await keys.keyFor('openai', OPENAI)).toBeNull()
    await expect(keys.set('nobody', KEY)).rejects.toThrow('no provider or endpoint "nobody"')
  })

  it('belongs to one home', async () => {
    const secrets = createSessionStore()
    await setUp({ secrets }).keys.set('openai', KEY)
    const { keys } = setUp({ secrets, home: { ...user, homeId: 'home-2' } })
    expect(await keys.keyFor('openai', OPENAI)).toBeNull()
  })
})

describe('a key of the environment', () => {
  const keyVariables = { openai: { value: KEY, variable: 'OPENAI_API_KEY' } }

  it('stands in where the keychain has none', async () => {
    const { keys } = setUp({ keyVariables })
    expect(await keys.keyFor('openai', OPENAI)).toBe(KEY)
    expect(await statusOf(keys, 'openai')).toEqual({
      provider: 'openai',
      source: 'environment',
      hint: 'ends in …4f2a',
      host: 'api.openai.com',
      note: 'OPENAI_API_KEY',
    })
    await keys.set('openai', 'the-one-in-the-keychain')
    expect(await keys.keyFor('openai', OPENAI)).toBe('the-one-in-the-keychain')
  })

  it('goes to the address that the environment names beside it, and to no other', async () => {
    const urlVariables = { openai: { value: 'http://127.0.0.1:9/v1', variable: 'OPENAI_BASE_URL' } }
    const { keys, endpoints } = setUp({ keyVariables, urlVariables })
    expect(await keys.keyFor('openai', 'http://127.0.0.1:9/v1')).toBe(KEY)

    await endpoints.add({ name: 'openai', baseUrl: 'https://elsewhere.example/v1' })
    await expect(keys.keyFor('openai', 'https://elsewhere.example/v1')).rejects.toThrow('is not sent to')
  })

  it('stands in for a keychain that is locked; without it, the lock is told', async () => {
    const refuse = () => Promise.reject(new UserError('keychain', 'The keychain is locked.'))
    const secrets: SecretStore = { kind: 'keychain', get: refuse, set: refuse, remove: refuse }
    expect(await setUp({ secrets, keyVariables }).keys.keyFor('openai', OPENAI)).toBe(KEY)
    await expect(setUp({ secrets }).keys.keyFor('openai', OPENAI)).rejects.toThrow('locked')

    const { keys, endpoints } = setUp({ secrets })
    await endpoints.add({ name: 'ollama', baseUrl: 'http://localhost:11434/v1' })
    expect(await keys.keyFor('ollama', 'http://localhost:11434/v1')).toBeNull()
  })
})

it('holds no key in a demo', async () => {
  const home = { ...user, kind: 'demo' as const }
  const { keys, secrets } = setUp({ home, keyVariables: { openai: { value: KEY, variable: 'OPENAI_API_KEY' } } })
  await expect(keys.set('openai', KEY)).rejects.toThrow('The demo holds no keys')
  expect(await secrets.get('home-1/openai')).toBeNull()
  expect(await keys.keyFor('openai', OPENAI)).toBeNull()
  expect(new Set((await keys.status()).map(({ source }) => source))).toEqual(new Set(['none']))
})

describe('what is pasted', () => {
  it('is trimmed', () => {
    expect(cleanKey('\n  abc \r\n')).toBe('abc')
  })

  it('is refused when it is no key, without being repeated', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 5, maxLength: 60 }),
        fc.constantFrom(' ', '\n', '\t', 'é', '•'),
        (text, odd) => {
          const pasted = `secret-part${text}${odd}other-part`
          expect(() => cleanKey(pasted)).toThrow(UserError)
          expect(() => cleanKey(pasted)).not.toThrow('secret-part')
        },
      ),
    )
    expect(() => cleanKey('   ')).toThrow('it is empty')
    expect(() => cleanKey('x'.repeat(4_097))).toThrow('longer than')
  })
})
