/**
 * Calls the keychain of the session it is started in: `[["set", "account", "secret"], ["get", "account"], …]` as its
 * argument, one JSON line back.
 */
import { writeSync } from 'node:fs'
import { UserError } from '../../src/core/errors.ts'
import { createKeychain } from '../../src/core/secrets/index.ts'

const calls = JSON.parse(process.argv[2] ?? '[]') as ['get' | 'set' | 'remove', string, string][]
const notices: string[] = []
const keychain = createKeychain({ onFallback: (notice) => notices.push(notice), patienceMs: 2_000 })

const results: unknown[] = []
for (const [operation, account, secret] of calls) {
  try {
    results.push((await keychain[operation](account, secret)) ?? null)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    results.push({ code: error.code, message: error.message })
  }
}
const { kind, isStuck } = keychain
writeSync(1, `${JSON.stringify({ results, kind, isStuck, notices })}\n`)
// The call that hangs would keep this process for as long as D-Bus waits.
if (isStuck) process.kill(process.pid, 'SIGKILL')
