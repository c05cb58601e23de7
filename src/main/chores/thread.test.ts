import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Core, createCore } from '../../core/createCore.ts'
import { databaseFile } from '../../core/db/index.ts'
import { systemClock } from '../../core/ports.ts'
import { createSessionStore } from '../../core/secrets/index.ts'
import { inThread } from './thread.ts'

const chores = inThread(new URL('../choreWorker.ts', import.meta.url))

let home: string
let core: Core
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'earshot-thread-'))
  const ports = { clock: systemClock, secrets: createSessionStore(), log: () => undefined, notify: () => undefined }
  core = await createCore(
    { ...ports, paths: { home, migrations: 'drizzle' }, chores },
    { config: { keys: {}, baseUrls: {} }, zone: 'UTC' },
  )
})
afterEach(async () => {
  await core.close()
  rmSync(home, { recursive: true })
})

const MEGABYTE = 1024 * 1024

describe('what takes long', () => {
  it('leaves the core free to answer while a large file is copied', async () => {
    core.db.sqlite.exec('CREATE TABLE ballast (bytes BLOB)')
    const insert = core.db.sqlite.prepare(`INSERT INTO ballast VALUES (randomblob(${MEGABYTE}))`)
    for (let n = 0; n < 96; n++) insert.run()
    let copied = false
    const copying = core.backups.make().finally(() => {
      copied = true
    })
    let answered = 0
    while (!copied) {
      core.portfolio.rows()
      answered++
      await setImmediate()
    }
    expect((await copying).bytes).toBeGreaterThan(96 * MEGABYTE)
    // In the core's own thread it would have been once.
    expect(answered).toBeGreaterThan(20)
  })

  it('fails in the words of the core', async () => {
    const restoring = chores({ chore: 'restore', from: join(home, 'gone.db'), home, migrations: 'drizzle', now: 0 })
    await expect(restoring).rejects.toMatchObject({
      code: 'database',
      message: expect.stringContaining('The backup "gone.db" cannot be read'),
    })
  })

  it('ends when it is cancelled, and leaves nothing behind', async () => {
    const cancelled = new AbortController()
    const to = join(home, 'out.csv')
    const exporting = chores(
      { chore: 'export', file: databaseFile(home), kind: 'answers', format: 'csv', filter: {}, to },
      { signal: cancelled.signal },
    )
    cancelled.abort()
    await expect(exporting).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(to)).toBe(false)
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
