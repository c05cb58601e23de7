/** A stand-in for the parts of Electron that the app uses, over Debian's Chromium. */
export { app } from './app.ts'
export { ipcMain } from './ipc.ts'
export { Notification } from './notification.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'
export { BrowserWindow } from './window.ts'
