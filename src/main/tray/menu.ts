import type { MenuItemConstructorOptions } from 'electron'
import type { HostMessages } from '../messages/index.ts'

export interface TrayProgress {
  readonly done: number
  readonly planned: number
}

export interface TrayActions {
  open(): void
  runAll(): void
  cancelRuns(): void
  setOpenAtLogin(on: boolean): void
  quit(): void
}

export interface TrayState {
  /** Of the runs that are going on; null when none is. */
  readonly progress: TrayProgress | null
  /** Null where the program cannot be started at login. */
  readonly openAtLogin: boolean | null
}

/** The tray's menu. */
export function trayMenu(
  { progress, openAtLogin }: TrayState,
  { tray }: HostMessages,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const runs: MenuItemConstructorOptions[] = progress
    ? [
        { id: 'progress', label: tray.running(progress.done, progress.planned), enabled: false },
        { id: 'cancelRuns', label: tray.cancel, click: actions.cancelRuns },
      ]
    : [{ id: 'runAll', label: tray.runAll, click: actions.runAll }]
  const login: MenuItemConstructorOptions[] =
    openAtLogin === null
      ? []
      : [
          {
            ...{ id: 'openAtLogin', label: tray.openAtLogin, type: 'checkbox', checked: openAtLogin },
            click: (item) => actions.setOpenAtLogin(item.checked),
          },
          { type: 'separator' },
        ]
  return [
    { id: 'open', label: tray.open, click: actions.open },
    { type: 'separator' },
    ...runs,
    { type: 'separator' },
    ...login,
    { id: 'quit', label: tray.quit, click: actions.quit },
  ]
}
