import { join } from 'node:path'
import { app } from 'electron'
import { type Autostart, createAutostart } from './autostart.ts'
import { HIDDEN_FLAG } from './commandLine.ts'

/** Starting with the user's session, in the tray. Null before the program is packaged: it has no path of its own then. */
export function loginItem(): Autostart | null {
  if (!app.isPackaged) return null
  if (process.platform === 'linux') {
    // An AppImage runs from a folder that is gone after it; the variable names the file itself.
    const program = process.env.APPIMAGE ?? process.execPath
    return createAutostart(join(app.getPath('appData'), 'autostart', 'earshot.desktop'), [program, HIDDEN_FLAG])
  }
  const args = [HIDDEN_FLAG]
  return {
    get: () => app.getLoginItemSettings({ args }).openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args }),
  }
}
