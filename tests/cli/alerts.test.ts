import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSimulator, openTerminal, PROJECT, type Terminal } from './support.ts'

let terminal: Terminal
beforeEach(() => {
  terminal = openTerminal()
})
afterEach(() => terminal.close())

it('lists what a run told, and takes it away once it was acknowledged', async () => {
  const { simulator, env } = await openSimulator()
  try {
    writeFileSync(terminal.path('project.json'), JSON.stringify(PROJECT))
    await terminal.run(['project', 'apply', terminal.path('project.json')], { env })
    await terminal.run(['run', '--yes'], { env: { ...env, OPENAI_API_KEY: 'wrong-key' } })
    const { stdout } = await terminal.run(['alerts', '--json'])
    expect(JSON.parse(stdout)).toEqual([
      {
        ...{ id: 1, kind: 'key_rejected', provider: 'openai', project: null, muted: null, acknowledgedAt: null },
        at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
        message: expect.stringContaining('did not accept the key'),
        params: { errorClass: 'auth', reason: expect.any(String) },
      },
    ])
    expect((await terminal.run(['alerts'])).stdout).toMatch(/openai was not asked with the key it has/)
    expect(await terminal.run(['alerts', 'ack', '1'])).toMatchObject({ code: 0, stdout: '1 alert is acknowledged.\n' })
    expect(JSON.parse((await terminal.run(['alerts', '--json'])).stdout)).toEqual([])
    expect(JSON.parse((await terminal.run(['alerts', '--all', '--json'])).stdout)).toHaveLength(1)
  } finally {
    await simulator.close()
  }
})

it('says what is wrong, and never repeats an address', async () => {
  expect(await terminal.run(['alerts', 'ack', '7'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no alert 7'),
  })
  expect(await terminal.run(['alerts', 'ack', 'x'])).toMatchObject({ code: 2 })
  const set = await terminal.run(['alerts', 'webhook', 'set'], { input: 'http://hooks.example.com/very-secret' })
  expect(set).toMatchObject({ code: 1, stderr: expect.stringContaining('must begin with https://') })
  expect(set.stdout + set.stderr).not.toContain('very-secret')
  expect(await terminal.run(['alerts', 'webhook', 'test'])).toMatchObject({ code: 1 })
  expect(await terminal.run(['alerts', 'webhook', 'remove'])).toMatchObject({
    code: 0,
    stdout: 'There was no webhook.\n',
  })
})
