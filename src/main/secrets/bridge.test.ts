import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { UserError } from '../../core/errors.ts'
import type { SecretStore } from '../../core/ports.ts'
import { remoteSecrets, serveSecrets } from './bridge.ts'

const channels: MessageChannel[] = []
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close()
    port2.close()
  }
})

function bridged(store: SecretStore): SecretStore {
  const channel = new MessageChannel()
  channels.push(channel)
  serveSecrets(store, channel.port1)
  return remoteSecrets(channel.port2, store.kind)
}

function memoryStore(): SecretStore & { kind: 'keychain' | 'session' } {
  const secrets = new Map<string, string>()
  return {
    kind: 'keychain',
    get: async (account) => secrets.get(account) ?? null,
    set: async (account, secret) => void secrets.set(account, secret),
    remove: async (account) => secrets.delete(account),
  }
}

describe('the secret store over a port', () => {
  it('keeps, gives back and removes', async () => {
    const store = bridged(memoryStore())
    expect(await store.get('a/openai')).toBeNull()
    await store.set('a/openai', 'one')
    await Promise.all([store.set('a/google', 'two'), store.set('b/openai', 'three')])
    expect(await Promise.all([store.get('a/openai'), store.get('a/google'), store.get('b/openai')])).toEqual([
      'one',
      'two',
      'three',
    ])
    expect(await store.remove('a/google')).toBe(true)
    expect(await store.remove('a/google')).toBe(false)
  })

  it('tells a locked keychain as the sentence it is', async () => {
    const store = bridged({
      ...memoryStore(),
      get: async () => {
        throw new UserError('keychain', 'The keychain is locked. Unlock it and try again.')
      },
    })
    const failure = await store.get('a/openai').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UserError)
    expect(failure).toMatchObject({ code: 'keychain', message: 'The keychain is locked. Unlock it and try again.' })
  })

  it('tells when the keychain gave way to the session', async () => {
    const inner = memoryStore()
    const store = bridged(inner)
    expect(store.kind).toBe('keychain')
    inner.kind = 'session'
    await store.get('a/openai')
    expect(store.kind).toBe('session')
  })
})
