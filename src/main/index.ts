import { join } from 'node:path'
import { app, type BrowserWindow, Notification, session } from 'electron'
import { readConfig } from '../core/config.ts'
import { createKeychain } from '../core/secrets/index.ts'
import { createCoreHost } from './coreHost.ts'
import { log } from './log.ts'
import { declareScheme, serveApp } from './protocol.ts'
import { relay } from './rpc/relay.ts'
import { lockDownContents, lockDownSession } from './security/lockDown.ts'
import { openWindow } from './window.ts'

/** The life of the desktop app: one instance, one core in its thread, one window. */

app.setName('Earshot')
declareScheme()

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  const built = join(import.meta.dirname, '..')
  const core = createCoreHost({
    script: new URL('./coreWorker.js', import.meta.url),
    paths: { home: readConfig().home ?? app.getPath('userData'), migrations: join(app.getAppPath(), 'drizzle') },
    version: app.getVersion(),
    secrets: createKeychain({ onFallback: (notice) => log('warn', notice) }),
    notify: ({ title, body }) => new Notification({ title, body }).show(),
    log,
  })
  let window: BrowserWindow | null = null

  const show = () => {
    if (window) {
      if (window.isMinimized()) window.restore()
      window.focus()
      return
    }
    window = openWindow(join(built, 'preload', 'index.cjs'))
    relay(window.webContents, core.connect, (reason) => log('warn', `The window's bridge refused ${reason}`))
    window.once('closed', () => {
      window = null
    })
  }

  app.on('web-contents-created', (_event, contents) => lockDownContents(contents))
  app.on('second-instance', show)
  app.on('activate', show)
  app.on('window-all-closed', () => app.quit())

  let closing = false
  app.on('before-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    void core.close().finally(() => app.quit())
  })

  void app.whenReady().then(() => {
    lockDownSession(session.defaultSession)
    serveApp(join(built, 'renderer'))
    show()
  })
}
