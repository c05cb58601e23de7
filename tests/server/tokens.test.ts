import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServeProgram, startServe } from './program.ts'
import { ask } from './serving.ts'

let folder: string
let program: ServeProgram | null = null
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-tokens-'))
})
afterAll(async () => {
  program?.send('SIGKILL')
  await program?.ended
  rmSync(folder, { recursive: true, force: true })
})

function serve(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: folder, TZ: 'UTC' }
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['bin/earshot.mjs', 'serve', '--home', join(folder, 'home'), ...args],
    { env, encoding: 'utf8' },
  )
  return { stdout, stderr, status }
}

it('makes, lists and revokes tokens, beside a server that heeds each at once', async () => {
  expect(serve('--tokens').stdout).toContain('There is no token')
  const made = serve('--new-token', '--name', 'Grafana', '--expires', '30')
  expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/^earshot_[\w-]{43}\n$/) })
  expect(made.stderr).toContain('This is token 1')
  const token = made.stdout.trim()

  program = startServe(join(folder, 'home'))
  const { origin } = new URL(await program.link())
  const list = () => ask(`${origin}/api/v1/projects`, { headers: { authorization: `Bearer ${token}` } })
  expect(await list()).toMatchObject({ status: 200, body: '[]' })
  expect(serve('--tokens').stdout).toMatch(/1 +Grafana +good/)
  expect(serve('--revoke', '1')).toMatchObject({ status: 0, stdout: '' })
  expect(await list()).toMatchObject({ status: 401, body: expect.stringContaining('was revoked') })
  expect(serve('--tokens').stdout).toMatch(/1 +Grafana +revoked/)
  expect(serve('--revoke', '7')).toMatchObject({ status: 1, stderr: expect.stringContaining('no API token 7') })
  expect(serve('--new-token', '--expires', '0')).toMatchObject({ status: 2, stdout: '' })
})
