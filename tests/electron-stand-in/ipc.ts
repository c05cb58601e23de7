import { EventEmitter } from 'node:events'

/** Messages from pages arrive here, with the frame they came from. */
export const ipcMain = new EventEmitter()
