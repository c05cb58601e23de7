import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { databaseFile, openDatabase } from '../../src/core/db/index.ts'
import { demoHome } from '../../src/core/makeDemo.ts'
import { type ServeProgram, startServe } from './program.ts'
import { ask, clientOf, cookieFrom, type Rpc } from './serving.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-serve-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const started: ServeProgram[] = []
const start = (...given: Parameters<typeof startServe>) => {
  const program = startServe(...given)
  started.push(program)
  return program
}
afterEach(async () => {
  for (const program of started.splice(0)) {
    program.send('SIGKILL')
    await program.ended
  }
})

/** A home that cannot be opened, which takes no time; the app says so. */
const noHome = () => {
  const path = join(folder, 'no-home')
  writeFileSync(path, 'a file')
  return path
}

const signInTo = async (link: string): Promise<Rpc> => clientOf(new URL(link).origin, await cookieFrom(link))

describe('earshot serve', () => {
  it('prints a link that lets one in, and another when Enter is pressed', async () => {
    const program = start(noHome())
    const link = await program.link()
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]{43}$/)
    expect((await ask(link)).status).toBe(200)
    expect((await ask(link)).status).toBe(401)
    program.pressEnter()
    const another = await program.link()
    expect(another).not.toBe(link)
    expect((await ask(another)).status).toBe(200)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('closes at %s and says so', async (signal) => {
    const program = start(noHome())
    const { origin } = new URL(await program.link())
    program.send(signal)
    expect(await program.ended).toBe(0)
    expect(program.said()).toContain('Closing: calls under way are finished and kept')
    await expect(ask(origin)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('leaves off making the demo when it is closed', async () => {
    const home = join(folder, 'home')
    const program = start(home)
    const rpc = await signInTo(await program.link())
    for await (const state of await rpc.app.watch()) if (state.phase === 'ready') break
    await rpc.homes.open({ kind: 'demo' })
    for await (const state of await rpc.app.watch()) if (state.phase === 'making_demo' && state.done > 0) break
    program.send('SIGTERM')
    expect(await program.ended).toBe(0)
    const db = openDatabase({ file: databaseFile(demoHome(home)), migrations: 'drizzle', now: 0 })
    const runs = db.sqlite.prepare('SELECT status FROM runs').pluck().all()
    db.close()
    expect(runs).not.toContain('running')
    expect(runs.length).toBeGreaterThan(0)
    expect(runs.length).toBeLessThan(60)
  })

  it('opens the link where it is told to', async () => {
    const opened = join(folder, 'opened')
    const opener = join(folder, 'xdg-open')
    writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > ${opened}.part && mv ${opened}.part ${opened}\n`, {
      mode: 0o755,
    })
    const program = start(noHome(), ['--port', '0', '--open'], { PATH: `${folder}:${process.env.PATH}` })
    const link = await program.link()
    await expect.poll(() => existsSync(opened) && readFileSync(opened, 'utf8')).toBe(link)
  })

  it('says so where nothing can open it', async () => {
    const program = start(noHome(), ['--port', '0', '--open'], { PATH: folder.concat('/nowhere') })
    await program.link()
    await expect.poll(() => program.said()).toContain('open the link yourself')
  })

  it('is never open to others', async () => {
    const program = start(noHome(), ['--host', '0.0.0.0'])
    expect(await program.ended).toBe(2)
    expect(program.said()).toMatch(/^Earshot serves this machine alone, and "0\.0\.0\.0" would open it to others: .*$/m)
  })

  it('says when its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const program = start(noHome(), ['--port', String(port)])
    expect(await program.ended).toBe(1)
    expect(program.said()).toContain(`Port ${port} is in use`)
    other.close()
  })

  it.each(['65536', '-1', 'http'])('knows no port %s', async (port) => {
    expect(await start(noHome(), ['--port', port]).ended).toBe(2)
  })
})
