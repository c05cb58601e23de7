import type { MenuItemConstructorOptions } from 'electron'
import type { ComingUp } from '../../contract/index.ts'
import type { HostMessages } from '../messages/index.ts'
import { nextRunOf } from '../schedule/words.ts'

export interface TrayProgress {
  readonly done: number
  readonly planned: number
}

export interface TrayActions {
  open(): void
  runAll(): void
  cancelRuns(): void
  setOpenAtLogin(on: boolean): void
  /** Lets the schedule rest until it is resumed, or resumes it. */
  pauseSchedule(paused: boolean): void
  quit(): void
}

export interface TrayState {
  /** Of the runs that are going on; null when none is. */
  readonly progress: TrayProgress | null
  /** What runs by itself next; null while that is unknown. */
  readonly comingUp: ComingUp | null
  /** Null where the program cannot be started at login. */
  readonly openAtLogin: boolean | null
}

/** The tray's menu. */
export function trayMenu(
  { progress, comingUp, openAtLogin }: TrayState,
  messages: HostMessages,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const { tray } = messages
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
    ...scheduleItems(comingUp, messages, actions),
    ...login,
    { id: 'quit', label: tray.quit, click: actions.quit },
  ]
}

/** What runs next, and the switch that lets the schedule rest; nothing where there is no schedule. */
function scheduleItems(
  comingUp: ComingUp | null,
  messages: HostMessages,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  if (!comingUp || comingUp.schedule.state === 'none') return []
  const paused = comingUp.schedule.state === 'paused'
  return [
    { id: 'nextRun', label: nextRunOf(comingUp, messages), enabled: false },
    {
      id: 'pauseSchedule',
      label: paused ? messages.schedule.resume : messages.schedule.pause,
      click: () => actions.pauseSchedule(!paused),
    },
    { type: 'separator' },
  ]
}
