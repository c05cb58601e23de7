import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { lockDownContents, lockDownSession } from './lockDown.ts'

type OpenHandler = (details: { url: string }) => { action: string }

/** Takes what the guards install, so that it can be asked. */
class Contents extends EventEmitter {
  openHandler: OpenHandler | null = null
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
}

describe('a page that is locked down', () => {
  let contents: Contents
  let followed: string[]
  beforeEach(() => {
    contents = new Contents()
    followed = []
    lockDownContents(contents as unknown as WebContents, (url) => followed.push(url))
  })

  const prevented = (event: string, url: string) => {
    let stopped = false
    contents.emit(event, { url, preventDefault: () => (stopped = true) })
    return stopped
  }

  it.each(['will-navigate', 'will-redirect'])('%s: goes nowhere but to itself', (event) => {
    expect(prevented(event, 'app://earshot/#/costs')).toBe(false)
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'data:text/html,x',
      'app://other/',
      'blob:null/1',
    ]) {
      expect(prevented(event, url)).toBe(true)
    }
  })

  it('embeds no other page', () => {
    expect(prevented('will-attach-webview', 'app://earshot/')).toBe(true)
  })

  it('opens no window, not even its own, and tells where the link would lead', () => {
    for (const url of ['https://example.com/', 'app://earshot/']) {
      expect(contents.openHandler?.({ url })).toEqual({ action: 'deny' })
    }
    expect(followed).toEqual(['https://example.com/', 'app://earshot/'])
  })
})

/** Takes what the guards install, so that it can be asked. */
class Gate extends EventEmitter {
  readonly installed: Record<string, (...args: unknown[]) => unknown> = {}
  setPermissionRequestHandler = this.#take('request')
  setPermissionCheckHandler = this.#take('check')
  setDevicePermissionHandler = this.#take('device')

  #take(name: string) {
    return (handler: (...args: unknown[]) => unknown) => {
      this.installed[name] = handler
    }
  }
}

describe('the session of a page', () => {
  let gate: Gate
  beforeEach(() => {
    gate = new Gate()
    lockDownSession(gate as unknown as Session)
  })

  it('denies every permission, asked for or looked up, and to devices as well', () => {
    const { request, check, device } = gate.installed
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'unknown']) {
      const answers: unknown[] = []
      request?.(null, permission, (granted: boolean) => answers.push(granted))
      expect([permission, answers, check?.(null, permission, 'app://earshot')]).toEqual([permission, [false], false])
    }
    expect(device?.({ deviceType: 'hid' })).toBe(false)
  })

  it.each([
    ['blob:app://earshot/8f1c', false],
    ['blob:https://evil.example/8f1c', true],
    ['https://evil.example/program.exe', true],
    ['data:text/html,x', true],
    ['app://earshot/index.html', true],
  ])('saves only what the page has made: of %s it is %s that it is refused', (url, refused) => {
    let stopped = false
    gate.emit('will-download', { preventDefault: () => (stopped = true) }, { getURL: () => url })
    expect(stopped).toBe(refused)
  })
})
