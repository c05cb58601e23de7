import type { MenuItemConstructorOptions } from 'electron'
import type { HostMessages } from './messages/index.ts'

export interface MenuSituation {
  readonly platform: NodeJS.Platform
  /** A packaged program gives its user no developer tools. */
  readonly packaged: boolean
}

export interface MenuActions {
  runAll(): void
  quit(): void
}

/**
 * The application menu. What Electron calls a role, it translates and gives its usual accelerator itself; the page's
 * own shortcuts stay the page's.
 */
export function applicationMenu(
  { platform, packaged }: MenuSituation,
  { menu, tray }: HostMessages,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const quit: MenuItemConstructorOptions = {
    ...{ id: 'quit', label: tray.quit, accelerator: 'CmdOrCtrl+Q' },
    click: actions.quit,
  }
  const own: MenuItemConstructorOptions = {
    label: 'Earshot',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      quit,
    ],
  }
  return [
    ...(mac ? [own] : []),
    {
      label: menu.file,
      submenu: [
        { id: 'runAll', label: tray.runAll, accelerator: 'CmdOrCtrl+Shift+R', click: actions.runAll },
        { type: 'separator' },
        { label: menu.close, role: 'close' },
        ...(mac ? [] : [quit]),
      ],
    },
    { label: menu.edit, role: 'editMenu' },
    {
      label: menu.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(packaged ? [] : ([{ type: 'separator' }, { role: 'toggleDevTools' }] as const)),
      ],
    },
    { label: menu.window, role: 'windowMenu' },
  ]
}
