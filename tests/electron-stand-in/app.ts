import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeBrowser } from './browser.ts'
import { settings } from './settings.ts'

class App extends EventEmitter {
  readonly isPackaged = false
  #quitting = false

  setName(_name: string): void {}

  requestSingleInstanceLock(): boolean {
    return true
  }

  getAppPath(): string {
    return process.cwd()
  }

  getVersion(): string {
    return (JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string }).version
  }

  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`The stand-in knows no path "${name}"`)
    mkdirSync(settings.userData, { recursive: true })
    return settings.userData
  }

  async whenReady(): Promise<void> {}

  /** As Electron does: `before-quit` may prevent it, and calls it again when it is done. */
  quit(): void {
    let prevented = false
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (prevented || this.#quitting) return
    this.#quitting = true
    void closeBrowser().finally(() => process.exit(0))
  }
}

export const app = new App()

process.on('SIGTERM', () => app.quit())
process.on('SIGINT', () => app.quit())
