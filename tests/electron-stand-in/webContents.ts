import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Frame, Page, Request, Route } from 'playwright-core'
import { browserContext } from './browser.ts'
import { onCommand, say } from './control.ts'
import { ipcMain } from './ipc.ts'
import { type PreloadFunction, preloadElectron, preloadSource, runPreload } from './preload.ts'
import { fromBrowserUrl, serve, toBrowserUrl } from './protocol.ts'

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** A page with its preload, its messages and its guards. */
export class WebContents extends EventEmitter {
  readonly #preload: string
  #page: Promise<Page>
  #url = ''
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' })
  #destroyed = false
  /** Each message waits for the one before it, so that they arrive in order. */
  #sending: Promise<unknown> = Promise.resolve()

  constructor(preload: string) {
    super()
    this.#preload = readFileSync(preload, 'utf8')
    this.#page = this.#open()
    onCommand('page', (what) => void (what === 'freeze' ? this.emit('frozen') : this.#crash()))
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  send(channel: string, ...args: unknown[]): void {
    this.#sending = this.#sending.then(async () => {
      const page = await this.#page
      // A page that is just being left has nobody to tell.
      await page.evaluate(([c, a]) => window.__standIn?.deliver(c, a), [channel, args] as const).catch(() => undefined)
    })
  }

  async loadURL(url: string): Promise<void> {
    this.#url = url
    const page = await this.#page
    await page.goto(toBrowserUrl(url))
    this.emit('did-finish-load')
  }

  /** A page that crashed cannot be driven any more, so another takes its place. */
  reload(): void {
    const old = this.#page
    this.#page = this.#open(true)
    void this.loadURL(this.#url)
      .then(async () => (await old).close())
      .then(() => say('window', 'was reloaded'))
  }

  close(): void {
    void this.#page.then((page) => page.close())
  }

  async #crash(): Promise<void> {
    const page = await this.#page
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Page.crash').catch(() => undefined)
  }

  async #open(anew = false): Promise<Page> {
    const context = await browserContext()
    const first = anew ? undefined : context.pages()[0]
    const page = first ?? (await context.newPage())
    page.on('console', (message) => process.stderr.write(`[page] ${message.type()}: ${message.text()}\n`))
    page.on('pageerror', (error) => process.stderr.write(`[page] uncaught: ${error.message}\n`))
    page.once('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    page.once('close', async () => {
      if ((await this.#page) !== page) return
      this.#destroyed = true
      this.emit('destroyed')
    })
    context.on('page', async (popup) => {
      // The stand-in's own pages have no opener; a link's target has.
      if (await popup.opener().catch(() => null)) this.#mayOpen(popup.url(), () => popup.close())
    })
    await page.exposeBinding('__standInOpen', (_source, url: string) => this.#mayOpen(url))
    await page.exposeBinding('__standInSend', ({ frame }, channel: string, args: unknown[]) => {
      ipcMain.emit(channel, { sender: this, senderFrame: frameOf(frame) }, ...args)
    })
    await page.addInitScript(
      `(${startPreload.toString()})(${preloadSource(this.#preload)}, ${runPreload.toString()}, ${preloadElectron.toString()})`,
    )
    // What was asked by a page that is gone by now needs no reply.
    await context.route('**/*', (route) => this.#route(page, route).catch(() => undefined))
    return page
  }

  /** Asks the app, and says when it allows what the stand-in has no window for. */
  #mayOpen(url: string, close?: () => Promise<void>): void {
    if (this.#windowOpenHandler({ url }).action === 'deny') close?.().catch(() => undefined)
    else say('window', `another opens at ${url}`)
  }

  /** As Electron: the app may prevent that the page navigates elsewhere, and hears when a new document begins. */
  async #route(page: Page, route: Route): Promise<void> {
    const request = route.request()
    const frame = frameThatAsks(request)
    if (frame?.page() !== page) return route.abort('blockedbyclient')
    if (request.isNavigationRequest() && frame === page.mainFrame()) {
      const url = fromBrowserUrl(request.url())
      let prevented = false
      if (page.url() !== 'about:blank') {
        this.emit('will-navigate', {
          url,
          preventDefault: () => {
            prevented = true
          },
        })
      }
      if (prevented) return route.abort('aborted')
      this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false })
    }
    return serve(route)
  }
}

/** Null for a window that is just being opened, which has no frame yet. */
function frameThatAsks(request: Request): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}

function frameOf(frame: Frame): { url: string; parent: unknown } {
  const parent = frame.parentFrame()
  return { url: fromBrowserUrl(frame.url()), parent: parent && frameOf(parent) }
}

declare global {
  interface Window {
    /** Delivers main's messages to the preload. */
    __standIn?: { deliver: (channel: string, args: readonly unknown[]) => void }
    /** Asks main whether a window may open. */
    __standInOpen: (url: string) => void
    /** Sends a message to main from whichever frame calls it. */
    __standInSend: (channel: string, args: unknown[]) => void
  }
}

/** Runs inside the page, before its own scripts. Frames get no preload, as in Electron. */
function startPreload(preload: PreloadFunction, run: typeof runPreload, electron: typeof preloadElectron): void {
  if (window.top !== window) return
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>()
  const send = window.__standInSend
  const mayOpen = window.__standInOpen
  window.open = (url = 'about:blank') => {
    mayOpen(new URL(url, window.location.href).href)
    return null
  }
  const deliver = (channel: string, args: readonly unknown[]) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  Object.defineProperty(window, '__standIn', { value: { deliver } })
  run(preload, {
    electron: electron({
      send,
      listen: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      expose: (name, value) => Object.defineProperty(window, name, { value: Object.freeze(value) }),
    }),
  })
}
