import type { BrowserWindow } from 'electron'
import { messageOf } from '../core/errors.ts'
import type { Logger } from '../core/ports.ts'
import { decideClosing } from './closing.ts'
import { ask } from './dialogs.ts'
import type { HostLanguage, HostMessages } from './messages/index.ts'
import { APP_URL } from './security/policy.ts'
import { readWindowState, type WindowState, writeWindowState } from './state/windowState.ts'

export interface MainWindowOptions {
  /** Makes the window with its page and its guards. @param page the route to open at */
  readonly open: (state: WindowState, page: string) => BrowserWindow
  /** Where the window's memory is kept. */
  readonly stateFile: string
  readonly messages: HostMessages
  /** Whether the program can be found again when its window is hidden. */
  readonly hasTray: () => boolean
  readonly isQuitting: () => boolean
  /** Tells, once ever, that the program goes on in the tray. */
  readonly tellOfTray: () => void
  readonly quit: () => void
  readonly log: Logger
}

export interface MainWindow {
  /** Shows the window, at a page's route when one is named: `#/costs`. */
  show(page?: string): void
  hide(): void
  /** Whether the user may be looking at it. */
  isShown(): boolean
  /** The window to ask before; null when there is none to be seen. */
  front(): BrowserWindow | null
  /** Remembers which language the page speaks, for what is said before it speaks at the next start. */
  remember(language: HostLanguage): void
}

/** The one window: where it was, what closing it means, and the way back when its page has died. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { messages, stateFile } = options
  let state = readWindowState(stateFile)
  let window: BrowserWindow | null = null

  const keep = (change: Partial<WindowState>) => {
    state = { ...state, ...change }
    try {
      writeWindowState(stateFile, state)
    } catch (error) {
      options.log('warn', `The window's place could not be kept: ${messageOf(error)}`)
    }
  }

  const front = () => (window?.isVisible() ? window : null)

  async function askWhetherToStay(closing: BrowserWindow): Promise<void> {
    const { message, detail, keep: stay, quit, cancel } = messages.close
    const chosen = await ask({ message, detail, buttons: [stay, quit, cancel], cancel: 2 }, closing)
    if (chosen === 0) closing.hide()
    if (chosen === 1) options.quit()
  }

  function onClose(event: { preventDefault(): void }, closing: BrowserWindow): void {
    keep({ bounds: closing.getNormalBounds(), maximized: closing.isMaximized() })
    const { toldOfTray } = state
    const decision = decideClosing({ quitting: options.isQuitting(), hasTray: options.hasTray(), toldOfTray })
    if (decision === 'close') return
    event.preventDefault()
    if (decision === 'ask') {
      void askWhetherToStay(closing)
      return
    }
    closing.hide()
    if (decision === 'hide_and_tell') {
      keep({ toldOfTray: true })
      options.tellOfTray()
    }
  }

  /** The core runs elsewhere, so a page that died is loaded anew and finds everything as it was. */
  async function offerReload(broken: BrowserWindow): Promise<void> {
    const { message, detail, reload, quit } = messages.crash
    const chosen = await ask({ type: 'error', message, detail, buttons: [reload, quit], cancel: 0 }, front())
    if (chosen === 1) options.quit()
    else if (!broken.isDestroyed()) broken.webContents.reload()
  }

  async function offerPatience(slow: BrowserWindow): Promise<void> {
    const { message, detail, wait, reload } = messages.unresponsive
    const chosen = await ask({ type: 'warning', message, detail, buttons: [wait, reload], cancel: 0 }, null)
    if (chosen === 1 && !slow.isDestroyed()) slow.webContents.reload()
  }

  function make(page: string): BrowserWindow {
    const made = options.open(state, page)
    made.on('close', (event) => onClose(event, made))
    made.once('closed', () => {
      window = null
    })
    made.on('unresponsive', () => void offerPatience(made))
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      if (options.isQuitting() || reason === 'clean-exit') return
      options.log('error', `The window's page ended: ${reason}`)
      void offerReload(made)
    })
    return made
  }

  return {
    show(page = '') {
      if (!window) {
        window = make(page)
        return
      }
      if (page !== '') void window.loadURL(`${APP_URL}${page}`)
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    hide: () => window?.hide(),
    isShown: () => front() !== null,
    front,
    remember: (language) => keep({ language }),
  }
}
