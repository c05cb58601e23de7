import { describe, expect, it } from 'vitest'
import type { Notification } from '../core/ports.ts'
import { createSessionStore } from '../core/secrets/index.ts'
import { createCoreHost } from './coreHost.ts'

/** A worker that answers what it hears with its home, and does as it is told. */
const WORKER = `
  import { parentPort, workerData } from 'node:worker_threads'
  parentPort.on('message', (message) => {
    if (message.type === 'close') process.exit()
    const { port } = message
    port.on('message', (text) => {
      if (text === 'die') throw new Error('out of memory')
      if (text === 'speak') parentPort.postMessage({ type: 'speak', language: 'es' })
      if (text === 'notify') parentPort.postMessage({ type: 'notify', notification: { title: 'a', body: 'b' } })
      port.postMessage(text + ' at ' + workerData.paths.home)
    })
  })`

function hosted() {
  const logged: string[] = []
  const notified: Notification[] = []
  const spoken: string[] = []
  const host = createCoreHost({
    script: new URL(`data:text/javascript,${encodeURIComponent(WORKER)}`),
    paths: { home: 'here', migrations: 'drizzle' },
    version: '1.2.3',
    secrets: createSessionStore(),
    files: { save: async (name) => `/chosen/${name}`, openBackup: async () => null },
    speak: (language) => spoken.push(language),
    notify: (notification) => notified.push(notification),
    log: (_level, message) => logged.push(message),
  })
  return { host, logged, notified, spoken }
}

const said = (port: ReturnType<ReturnType<typeof hosted>['host']['connect']>, text: string) =>
  new Promise<string>((resolve) => {
    port.onMessage(resolve)
    port.postMessage(text)
  })

describe('the core in its thread', () => {
  it('holds several conversations, each its own', async () => {
    const { host } = hosted()
    const [first, second] = [host.connect(), host.connect()]
    expect(await Promise.all([said(first, 'one'), said(second, 'two')])).toEqual(['one at here', 'two at here'])
    first.close()
    expect(await said(second, 'three')).toBe('three at here')
    await host.close()
  })

  it('passes on what the user should be told outside the window', async () => {
    const { host, notified } = hosted()
    await said(host.connect(), 'notify')
    expect(notified).toEqual([{ title: 'a', body: 'b' }])
    await host.close()
  })

  it('passes on which language the page speaks', async () => {
    const { host, spoken } = hosted()
    await said(host.connect(), 'speak')
    expect(spoken).toEqual(['es'])
    await host.close()
  })

  it('tells its windows when it died, says why, and starts again with the next conversation', async () => {
    const { host, logged } = hosted()
    const port = host.connect()
    const closed = new Promise<void>((resolve) => port.onClose(resolve))
    port.postMessage('die')
    await closed
    expect(await said(host.connect(), 'again')).toBe('again at here')
    expect(logged).toEqual(['The core stopped: out of memory'])
    await host.close()
  })

  it('closes at once when it was never started', async () => {
    await expect(hosted().host.close()).resolves.toBeUndefined()
  })
})
