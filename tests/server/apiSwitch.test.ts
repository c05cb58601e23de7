import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../src/core/ports.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { openWorkspace, type Workspace } from '../../src/core/workspace.ts'
import { type ApiSwitch, createApiSwitch } from '../../src/server/index.ts'
import { ask } from './serving.ts'

let home: string
let api: ApiSwitch
let workspace: Workspace

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function open(): Promise<void> {
  api = createApiSwitch({ version: '1.2.3', log: () => undefined })
  const paths = { home, migrations: 'drizzle' }
  const ports = { clock: systemClock, secrets: createSessionStore(), log: () => undefined, notify: () => undefined }
  workspace = openWorkspace({
    ports: { ...ports, paths, api },
    settings: { config: { keys: {}, baseUrls: {} } },
    version: '1.2.3',
  })
  api.serve(workspace)
  for await (const { phase } of workspace.watch()) if (phase === 'ready') break
}

async function close(): Promise<void> {
  api.close()
  await workspace.close()
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'earshot-switch-'))
  await open()
})
afterEach(async () => {
  await close()
  rmSync(home, { recursive: true })
})

it('serves the API while it is switched on, and after a restart', async () => {
  const { access } = workspace.core()!
  expect(api.state()).toMatchObject({ phase: 'off', url: null })
  const port = await freePort()
  const { token } = await access.tokens.create({})
  const state = await access.change({ enabled: true, port })
  expect(state).toEqual({ phase: 'on', url: `http://127.0.0.1:${port}/api/v1`, message: null, switchable: true })
  const list = () => ask(`${state.url}/projects`, { headers: { authorization: `Bearer ${token}` } })
  expect(await list()).toMatchObject({ status: 200, body: '[]' })
  expect((await ask(`http://127.0.0.1:${port}/`)).status).toBe(404)

  await close()
  await expect(list()).rejects.toThrow()
  await open()
  expect(await list()).toMatchObject({ status: 200 })
  expect(await workspace.core()!.access.change({ enabled: false, port })).toMatchObject({ phase: 'off' })
  await expect(list()).rejects.toThrow()
})

it('says why it cannot, and can another time', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const { access } = workspace.core()!
  expect(await access.change({ enabled: true, port })).toMatchObject({
    ...{ phase: 'failed', url: null },
    message: expect.stringContaining(`Port ${port} is in use`),
  })
  await new Promise((resolve) => taken.close(resolve))
  expect(await access.change({ enabled: true, port })).toMatchObject({ phase: 'on' })
})
