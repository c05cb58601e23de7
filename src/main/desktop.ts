import { join } from 'node:path'
import { app, Menu, session } from 'electron'
import { readConfig } from '../core/config.ts'
import { messageOf } from '../core/errors.ts'
import { createKeychain } from '../core/secrets/index.ts'
import { createCoreHost } from './coreHost.ts'
import { ask } from './dialogs.ts'
import { askWhereToSave, createFileChooser } from './files/dialogs.ts'
import { createLinkOpener } from './links.ts'
import { log } from './log.ts'
import { loginItem } from './loginItem.ts'
import { createMainWindow } from './mainWindow.ts'
import { applicationMenu } from './menu.ts'
import { createSpeech, type HostLanguage, languageFor } from './messages/index.ts'
import { createNotifier } from './notifications.ts'
import { followPower } from './power.ts'
import { serveApp } from './protocol.ts'
import { type CoreClient, createCoreClient } from './rpc/coreClient.ts'
import { relay } from './rpc/relay.ts'
import { createAllRuns } from './runs/allRuns.ts'
import { createSchedule } from './schedule/schedule.ts'
import { lockDownContents, lockDownSession } from './security/lockDown.ts'
import { readWindowState } from './state/windowState.ts'
import { hasTray } from './tray/available.ts'
import type { TrayState } from './tray/menu.ts'
import { type AppTray, createTray } from './tray/tray.ts'
import { openWindow } from './window.ts'

/**
 * The desktop app: one core in its thread, one window, one icon in the tray. Read this to see what there is.
 * @param hidden starts in the tray, as at login; where there is none the window opens all the same
 */
export async function runDesktop({ hidden }: { hidden: boolean }): Promise<void> {
  let quitting = false
  let icon: AppTray | null = null
  await app.whenReady()

  const built = join(import.meta.dirname, '..')
  const resources = join(app.getAppPath(), 'resources')
  const stateFile = join(app.getPath('userData'), 'window.json')
  const { messages, speak } = createSpeech(
    readWindowState(stateFile).language ?? languageFor(app.getPreferredSystemLanguages()),
  )
  const notify = createNotifier((page) => window.show(page), messages)
  const core = createCoreHost({
    script: new URL('./coreWorker.js', import.meta.url),
    paths: { home: readConfig().home ?? app.getPath('userData'), migrations: join(app.getAppPath(), 'drizzle') },
    version: app.getVersion(),
    secrets: createKeychain({ onFallback: (notice) => log('warn', notice) }),
    files: createFileChooser(() => window.front(), messages),
    notify,
    speak: speakLike,
    log,
  })

  const window = createMainWindow({
    open(state, page) {
      const files = { preload: join(built, 'preload', 'index.cjs'), icon: join(resources, 'icon.png') }
      const made = openWindow(files, state, page)
      const connect = () => {
        conversation()
        return core.connect()
      }
      relay(made.webContents, connect, (reason) => log('warn', `The window's bridge refused ${reason}`))
      return made
    },
    stateFile,
    messages,
    hasTray: () => icon !== null,
    isQuitting: () => quitting,
    tellOfTray: () => notify({ title: messages.tray.staysTitle, body: messages.tray.staysBody }),
    quit: () => app.quit(),
    log,
  })

  // The program's own conversation: it begins with the program, so that an interrupted run goes on without a window, and
  // again with the page's after the core has died.
  let client: CoreClient | null = null
  const conversation = (): CoreClient => {
    client ??= createCoreClient(core.connect(), () => {
      client = null
      // A window that is looked at says so itself.
      if (!quitting && !window.isShown()) notify(messages.core)
    })
    return client
  }

  const login = loginItem()
  let trayState: TrayState = { progress: null, comingUp: null, openAtLogin: login?.get() ?? null }
  const showInTray = (change: Partial<TrayState>) => {
    trayState = { ...trayState, ...change }
    icon?.show(trayState)
  }
  const runs = createAllRuns({
    core: conversation,
    ask: (question) => ask(question, window.front()),
    notify,
    messages,
    changed: (progress) => showInTray({ progress }),
  })
  const schedule = createSchedule({
    core: conversation,
    changed: (comingUp) => showInTray({ comingUp }),
    log,
  })
  const actions = {
    open: () => window.show(),
    runAll: () => void runs.start(),
    cancelRuns: () => void runs.cancel().catch((error: unknown) => log('warn', messageOf(error))),
    pauseSchedule: (paused: boolean) => void schedule.pause(paused),
    quit: () => app.quit(),
    setOpenAtLogin: (on: boolean) => {
      try {
        login?.set(on)
      } catch (error) {
        const { openAtLoginFailed } = messages.tray
        const buttons = [messages.runAll.ok]
        void ask(
          { type: 'error', message: openAtLoginFailed, detail: messageOf(error), buttons, cancel: 0 },
          window.front(),
        )
      }
      showInTray({ openAtLogin: login?.get() ?? null })
    },
  }

  const situation = { platform: process.platform, packaged: app.isPackaged }
  function showMenu(): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(situation, messages, actions)))
  }

  /** Says from now on in the page's language what is said outside the page. */
  function speakLike(language: HostLanguage): void {
    window.remember(language)
    if (!speak(language)) return
    showMenu()
    showInTray({})
  }

  const follow = createLinkOpener(window.front, messages, log)
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents, follow))
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  app.on('before-quit', (event) => {
    if (quitting) return
    quitting = true
    schedule.stop()
    event.preventDefault()
    window.hide()
    void core.close().finally(() => app.quit())
  })

  lockDownSession(session.defaultSession)
  serveApp(join(built, 'renderer'))
  askWhereToSave(session.defaultSession, messages)
  showMenu()
  conversation()
  followPower(core.wake)
  void schedule.follow()
  if (!hidden) window.show()
  if (await hasTray(process.platform)) icon = createTray(join(resources, 'tray'), messages, actions)
  else if (hidden) window.show()
  showInTray({})
}
