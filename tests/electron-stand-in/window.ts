import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { WebContents } from './webContents.ts'

interface WindowOptions {
  webPreferences: { preload: string; sandbox: boolean; contextIsolation: boolean; nodeIntegration: boolean }
}

let open = 0

/** A window is a page of Chromium without a display. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents

  constructor(options: WindowOptions) {
    super()
    const { sandbox, contextIsolation, nodeIntegration, preload } = options.webPreferences
    if (!sandbox || !contextIsolation || nodeIntegration) throw new Error('The stand-in runs only a sandboxed page')
    open++
    this.webContents = new WebContents(preload)
    app.emit('web-contents-created', {}, this.webContents)
    this.webContents.once('destroyed', () => {
      open--
      this.emit('closed')
      if (open === 0) app.emit('window-all-closed')
    })
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {}
  focus(): void {}
  restore(): void {}

  isMinimized(): boolean {
    return false
  }
}
