import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeychain } from '../../src/core/secrets/index.ts'

/** The desktop's own keychain, in a session of its own: what is started here ends with the test. */
const DAEMON = 'gnome-keyring-daemon --components=secrets --daemonize'
const UNLOCKED = `printf pw | ${DAEMON} --unlock >/dev/null`
const LOCKED = `${DAEMON} --start >/dev/null`

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

/** Runs calls in a fresh process inside a fresh D-Bus session that `prepare` has set up, and reads its report. */
async function inSession(prepare: string, calls: unknown[], environment: Record<string, string> = {}) {
  const command = `${prepare}; exec "${process.execPath}" tests/keychain/keychainChild.ts '${JSON.stringify(calls)}'`
  const child = spawn('dbus-run-session', ['--', 'bash', '-c', command], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
  })
  try {
    // The daemons keep the pipe open; the report is its first line.
    for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Report
    throw new Error('The keychain process ended without a report')
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  }
}

describe('the system keychain', () => {
  it('keeps a secret beyond the process that set it, apart for every account', async () => {
    const first = await inSession(UNLOCKED, [
      ['set', 'home-a/openai', 'secret of a'],
      ['get', 'home-a/openai'],
      ['get', 'home-b/openai'],
    ])
    expect(first).toEqual({ results: [null, 'secret of a', null], kind: 'keychain', isStuck: false, notices: [] })

    const second = await inSession(UNLOCKED, [
      ['get', 'home-a/openai'],
      ['remove', 'home-a/openai'],
      ['get', 'home-a/openai'],
      ['remove', 'home-a/openai'],
    ])
    expect(second.results).toEqual(['secret of a', true, null, false])
  })

  it('says that it is locked, also to a reader', async () => {
    await inSession(UNLOCKED, [['set', 'home-a/openai', 'secret of a']])
    const { results, kind } = await inSession(LOCKED, [
      ['get', 'home-a/openai'],
      ['set', 'home-a/openai', 'another'],
    ])
    const refusal = { code: 'keychain', message: expect.stringContaining('The keychain is locked') }
    expect(results).toEqual([refusal, refusal])
    expect(kind).toBe('keychain')
  })

  it('takes a keychain that does not answer for a locked one', async () => {
    const services = join(folder, 'data', 'dbus-1', 'services')
    mkdirSync(services, { recursive: true })
    writeFileSync(
      join(services, 'secrets.service'),
      '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sleep 20\n',
    )
    const report = await inSession(
      'true',
      [
        ['get', 'home-a/openai'],
        ['get', 'home-a/google'],
      ],
      { XDG_DATA_HOME: join(folder, 'data'), XDG_DATA_DIRS: join(folder, 'data') },
    )
    expect(report.results).toEqual([
      { code: 'keychain', message: expect.stringContaining('has not answered for 2 seconds') },
      { code: 'keychain', message: expect.stringContaining('does not answer') },
    ])
    expect(report.isStuck).toBe(true)
  })

  it('keeps secrets for the session where there is no keychain, and says so once', async () => {
    const { results, kind, notices } = await inSession('unset DBUS_SESSION_BUS_ADDRESS', [
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
