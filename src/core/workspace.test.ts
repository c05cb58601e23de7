import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCore } from './createCore.ts'
import { type Ports, systemClock } from './ports.ts'
import { createSessionStore } from './secrets/index.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

const settings = { config: { keys: {}, baseUrls: {} }, zone: 'UTC' }

let ports: Ports
let workspace: Workspace
beforeEach(async () => {
  ports = {
    clock: systemClock,
    secrets: createSessionStore(),
    log: () => undefined,
    notify: () => undefined,
    paths: { home: mkdtempSync(join(tmpdir(), 'earshot-workspace-')), migrations: 'drizzle' },
  }
  workspace = openWorkspace({ ports, settings, version: '1.2.3' })
  await opened()
})
afterEach(async () => {
  await workspace.close()
  rmSync(ports.paths.home, { recursive: true })
})

/** Waits until a home is open, or cannot be. */
async function opened(): Promise<void> {
  for await (const { phase } of workspace.watch()) if (phase === 'ready' || phase === 'failed') return
}

const names = () =>
  workspace
    .core()
    ?.projects.list()
    .map(({ name }) => name)
const apply = (name: string) => workspace.core()!.projects.apply({ name, brand: { name } })

describe('a new home', () => {
  it("is the user's own and empty, until the demo is asked for", () => {
    expect(workspace.core()?.home.kind).toBe('user')
    expect(names()).toEqual([])
  })
})

describe('a backup', () => {
  it('is restored, and what was there before is kept as another', async () => {
    await apply('Before')
    const { name } = await workspace.core()!.backups.make()
    await apply('After')
    await workspace.restore(name)
    await opened()
    expect(names()).toEqual(['Before'])
    const kept = workspace
      .core()!
      .backups.list()
      .find((backup) => backup.name.startsWith('before-restore-'))
    await workspace.restore(kept!.name)
    await opened()
    expect(names()).toEqual(['After', 'Before'])
  })

  it('is not restored under the feet of another program', async () => {
    const { name } = await workspace.core()!.backups.make()
    await apply('After')
    const other = await createCore(ports, settings)
    await expect(workspace.restore(name)).rejects.toMatchObject({ code: 'conflict' })
    expect(names()).toEqual(['After'])
    await other.close()
    await workspace.restore(name)
    await opened()
    expect(names()).toEqual([])
  })

  it('that cannot be read leaves everything as it was, and open', async () => {
    await apply('Kept')
    const { name } = await workspace.core()!.backups.make()
    writeFileSync(join(ports.paths.home, 'backups', name), 'no database')
    await expect(workspace.restore(name)).rejects.toMatchObject({ code: 'database' })
    await opened()
    expect(names()).toEqual(['Kept'])
  })
})
