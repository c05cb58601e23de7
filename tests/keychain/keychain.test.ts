import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeychain } from '../../src/core/secrets/index.ts'
import { inSession, type KEYRING, muteService } from '../support/keyring.ts'

interface Report {
  results: unknown[]
  kind: string
  isStuck: boolean
  notices: string[]
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-keychain-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Runs calls in a fresh process inside a fresh session, and reads its report. */
async function inFreshSession(
  keyring: keyof typeof KEYRING,
  calls: unknown[],
  environment: Record<string, string> = {},
) {
  const command = `"${process.execPath}" tests/keychain/keychainChild.ts '${JSON.stringify(calls)}'`
  const [report = ''] = await inSession(folder, keyring, command, environment)
  return JSON.parse(report) as Report
}

describe('the system keychain', () => {
  it('keeps a secret beyond the process that set it, apart for every account', async () => {
    const first = await inFreshSession('unlocked', [
      ['set', 'home-a/openai', 'secret of a'],
      ['get', 'home-a/openai'],
      ['get', 'home-b/openai'],
    ])
    expect(first).toEqual({ results: [null, 'secret of a', null], kind: 'keychain', isStuck: false, notices: [] })

    const second = await inFreshSession('unlocked', [
      ['get', 'home-a/openai'],
      ['remove', 'home-a/openai'],
      ['get', 'home-a/openai'],
      ['remove', 'home-a/openai'],
    ])
    expect(second.results).toEqual(['secret of a', true, null, false])
  })

  it('says that it is locked, also to a reader', async () => {
    await inFreshSession('unlocked', [['set', 'home-a/openai', 'secret of a']])
    const { results, kind } = await inFreshSession('locked', [
      ['get', 'home-a/openai'],
      ['set', 'home-a/openai', 'another'],
    ])
    const refusal = { code: 'keychain', message: expect.stringContaining('The keychain is locked') }
    expect(results).toEqual([refusal, refusal])
    expect(kind).toBe('keychain')
  })

  it('takes a keychain that does not answer for a locked one', async () => {
    const report = await inFreshSession(
      'mute',
      [
        ['get', 'home-a/openai'],
        ['get', 'home-a/google'],
      ],
      muteService(folder),
    )
    expect(report.results).toEqual([
      { code: 'keychain', message: expect.stringContaining('has not answered for 2 seconds') },
      { code: 'keychain', message: expect.stringContaining('does not answer') },
    ])
    expect(report.isStuck).toBe(true)
  })

  it('keeps secrets for the session where there is no keychain, and says so once', async () => {
    const { results, kind, notices } = await inFreshSession('absent', [
      ['set', 'home-a/openai', 'secret of a'],
      ['get', 'home-a/openai'],
      ['remove', 'home-a/openai'],
      ['get', 'home-a/openai'],
    ])
    expect(results).toEqual([null, 'secret of a', true, null])
    expect(kind).toBe('session')
    expect(notices).toEqual([expect.stringMatching(/^No keychain: the key lives for this session/)])
  })

  it('does the same where its library cannot be loaded', async () => {
    const notices: string[] = []
    const keychain = createKeychain({
      load: () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')),
      onFallback: (notice) => notices.push(notice),
    })
    await keychain.set('home-a/openai', 'secret of a')
    expect(await keychain.get('home-a/openai')).toBe('secret of a')
    expect(keychain.kind).toBe('session')
    expect(notices).toHaveLength(1)
  })
})
