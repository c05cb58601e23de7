import { BrowserWindow, screen } from 'electron'
import { APP_URL } from './security/policy.ts'
import { boundsFor, MIN_SIZE } from './state/bounds.ts'
import type { WindowState } from './state/windowState.ts'

export interface WindowFiles {
  readonly preload: string
  readonly icon: string
}

/**
 * Opens the main window. The page is sandboxed and reaches the core through the preload's port alone.
 * @param page the route to open at, empty for the first
 */
export function openWindow(files: WindowFiles, state: WindowState, page: string): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    title: 'Earshot',
    icon: files.icon,
    ...boundsFor(state.bounds, areas),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: files.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
  void window.loadURL(`${APP_URL}${page}`)
  return window
}
