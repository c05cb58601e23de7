import { BrowserWindow } from 'electron'
import { APP_URL } from './security/policy.ts'

/** Opens the main window. The page is sandboxed and reaches the core through the preload's port alone. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Earshot',
    width: 1280,
    height: 860,
    minWidth: 720,
    minHeight: 540,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(APP_URL)
  return window
}
