import { join } from 'node:path'
import { Menu, Tray } from 'electron'
import type { HostMessages } from '../messages/index.ts'
import { type TrayActions, type TrayState, trayMenu } from './menu.ts'

export interface AppTray {
  show(state: TrayState): void
}

/** macOS colours a template by its menu bar; Windows chooses the size from the file. */
const ICONS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'trayTemplate.png', win32: 'tray.ico' }

/** Puts the icon into the tray. @param folder where the icons are */
export function createTray(folder: string, messages: HostMessages, actions: TrayActions): AppTray {
  const tray = new Tray(join(folder, ICONS[process.platform] ?? 'tray.png'))
  // On macOS a click opens the menu by itself; elsewhere it opens the window.
  if (process.platform !== 'darwin') tray.on('click', actions.open)
  return {
    show(state) {
      const { progress } = state
      tray.setToolTip(progress ? `Earshot – ${messages.tray.running(progress.done, progress.planned)}` : 'Earshot')
      // Linux shows the menu it was last given, so a change needs a new one.
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, messages, actions)))
    },
  }
}
