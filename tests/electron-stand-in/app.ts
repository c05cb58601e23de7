import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeBrowser } from './browser.ts'
import { takeInstanceLock } from './instanceLock.ts'
import { settings } from './settings.ts'

class App extends EventEmitter {
  readonly isPackaged = settings.packaged
  readonly windows = new Set<{ close(): boolean }>()
  #quitting = false

  setName(_name: string): void {}

  requestSingleInstanceLock(): boolean {
    return takeInstanceLock(settings.userData, () => this.emit('second-instance'))
  }

  getAppPath(): string {
    return process.cwd()
  }

  getVersion(): string {
    return (JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string }).version
  }

  getPreferredSystemLanguages(): string[] {
    return [settings.locale]
  }

  getPath(name: string): string {
    const folder = {
      userData: settings.userData,
      appData: join(settings.userData, 'appData'),
      documents: join(settings.userData, 'documents'),
    }[name]
    if (folder === undefined) throw new Error(`The stand-in knows no path "${name}"`)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  async whenReady(): Promise<void> {}

  /** As Electron does: `before-quit` may prevent it and calls it again when it is done; then each window may. */
  quit(): void {
    let prevented = false
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (prevented || this.#quitting) return
    if (![...this.windows].every((window) => window.close())) return
    this.#quitting = true
    void closeBrowser().finally(() => process.exit(0))
  }

  exit(code: number): void {
    process.exit(code)
  }
}

export const app = new App()

process.on('SIGTERM', () => app.quit())
process.on('SIGINT', () => app.quit())
