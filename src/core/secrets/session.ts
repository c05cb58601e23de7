import type { SecretStore } from '../ports.ts'

/** Keeps secrets in memory until the program ends: what remains where there is no keychain. */
export function createSessionStore(): SecretStore {
  const secrets = new Map<string, string>()
  return {
    kind: 'session',
    get: async (account) => secrets.get(account) ?? null,
    async set(account, secret) {
      secrets.set(account, secret)
    },
    remove: async (account) => secrets.delete(account),
  }
}
