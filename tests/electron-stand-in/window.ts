import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { onCommand, say } from './control.ts'
import { WebContents } from './webContents.ts'

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

interface WindowOptions extends Partial<Bounds> {
  webPreferences: { preload: string; sandbox: boolean; contextIsolation: boolean; nodeIntegration: boolean }
}

let open = 0

/** A window is a page of Chromium without a display. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  readonly #bounds: Bounds
  #visible = false

  constructor(options: WindowOptions) {
    super()
    const { sandbox, contextIsolation, nodeIntegration, preload } = options.webPreferences
    if (!sandbox || !contextIsolation || nodeIntegration) throw new Error('The stand-in runs only a sandboxed page')
    const { preload: _, ...preferences } = options.webPreferences
    say('web preferences', JSON.stringify(preferences))
    const { x = 0, y = 0, width = 0, height = 0 } = options
    this.#bounds = { x, y, width, height }
    say('window', `opens ${width} × ${height} at ${x}, ${y}`)
    open++
    this.webContents = new WebContents(preload)
    app.emit('web-contents-created', {}, this.webContents)
    this.webContents.once('destroyed', () => {
      open--
      app.windows.delete(this)
      this.emit('closed')
      // As Electron, which ends with its last window unless the app says otherwise.
      if (open === 0 && !app.emit('window-all-closed')) app.quit()
    })
    this.webContents.on('frozen', () => this.emit('unresponsive'))
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    app.windows.add(this)
    onCommand('window', () => this.close())
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  /** @returns whether the app let it */
  close(): boolean {
    let prevented = false
    this.emit('close', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) this.webContents.close()
    return !prevented
  }

  show(): void {
    this.#visible = true
    say('window', 'is shown')
  }

  hide(): void {
    this.#visible = false
    say('window', 'is hidden')
  }

  isVisible(): boolean {
    return this.#visible
  }

  focus(): void {}
  restore(): void {}
  maximize(): void {}

  isMinimized(): boolean {
    return false
  }

  isMaximized(): boolean {
    return false
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  getNormalBounds(): Bounds {
    return this.#bounds
  }
}
