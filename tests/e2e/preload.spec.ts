import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from '@playwright/test'
import { type PreloadFunction, preloadElectron, preloadSource, runPreload } from '../electron-stand-in/preload.ts'

const built = 'out/preload/index.cjs'

interface Exposed {
  postMessage(data: string): void
  onMessage: { addListener(listener: (data: string) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

/** Runs the built preload as the sandbox would, with nothing but what the sandbox offers. */
function sandboxed(code: string) {
  const sent: unknown[] = []
  const exposed: Record<string, unknown> = {}
  const listeners = new Map<string, (event: object, ...args: unknown[]) => void>()
  const electron = preloadElectron({
    send: (channel, args) => sent.push([channel, ...args]),
    listen: (channel, listener) => listeners.set(channel, listener),
    expose: (name, value) => {
      exposed[name] = value
    },
  })
  runPreload(runInNewContext(preloadSource(code)) as PreloadFunction, { electron, events: {}, timers: {}, url: {} })
  return { sent, exposed, listeners }
}

test.describe('the built preload', () => {
  test('runs in the sandbox and gives the page a port and nothing else', () => {
    const { sent, exposed, listeners } = sandboxed(readFileSync(built, 'utf8'))
    expect(Object.keys(exposed)).toEqual(['earshot'])
    const port = exposed.earshot as Exposed
    expect(Object.keys(port).sort()).toEqual(['onDisconnect', 'onMessage', 'postMessage'])

    port.postMessage('hello')
    expect(sent).toEqual([['rpc', 'hello']])

    const received: unknown[] = []
    port.onMessage.addListener((...args) => received.push(args))
    port.onDisconnect.addListener((...args: unknown[]) => received.push(args))
    listeners.get('rpc')?.({ sender: 'secret' }, 'answer')
    listeners.get('rpc:closed')?.({ sender: 'secret' })
    expect(received).toEqual([['answer'], []])
  })

  test('would fail when it required more than the sandbox has', () => {
    expect(() => sandboxed('require("node:fs")')).toThrow('module not found: node:fs')
  })
})
