import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { applicationMenu } from './menu.ts'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'
import { trayMenu } from './tray/menu.ts'

const nothing = () => undefined
const actions = {
  ...{ open: nothing, runAll: nothing, cancelRuns: nothing },
  ...{ setOpenAtLogin: nothing, pauseSchedule: nothing, quit: nothing },
}

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

describe('the application menu', () => {
  it.each(['darwin', 'win32', 'linux'] as const)('can quit and run on %s, once each, by key', (platform) => {
    const items = flat(applicationMenu({ platform, packaged: true }, en, actions))
    const keys = (id: string) => items.filter((item) => item.id === id).map((item) => item.accelerator)
    expect(keys('quit')).toEqual(['CmdOrCtrl+Q'])
    expect(keys('runAll')).toEqual(['CmdOrCtrl+Shift+R'])
  })

  it('begins with the program’s own menu on macOS alone, as the system expects', () => {
    const first = (platform: NodeJS.Platform) => applicationMenu({ platform, packaged: true }, es, actions)[0]?.label
    expect([first('darwin'), first('win32'), first('linux')]).toEqual(['Earshot', 'Archivo', 'Archivo'])
  })

  it('gives developer tools only before it is packaged', () => {
    const roles = (packaged: boolean) =>
      flat(applicationMenu({ platform: 'linux', packaged }, en, actions)).map((item) => item.role)
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(false)).toContain('toggleDevTools')
  })

  it('reloads nothing: a page that is reloaded by accident loses what was typed', () => {
    const roles = flat(applicationMenu({ platform: 'linux', packaged: false }, en, actions)).map((item) => item.role)
    expect(roles).not.toContain('reload')
  })
})

describe("the tray's menu", () => {
  const ids = (state: Parameters<typeof trayMenu>[0]) =>
    trayMenu(state, en, actions).flatMap((item) => (item.id === undefined ? [] : [item.id]))

  it('offers to run when nothing runs, and to cancel with the progress when something does', () => {
    expect(ids({ progress: null, comingUp: null, openAtLogin: null })).toEqual(['open', 'runAll', 'quit'])
    const running = { progress: { done: 3, planned: 288 }, comingUp: null, openAtLogin: null }
    expect(ids(running)).toEqual(['open', 'progress', 'cancelRuns', 'quit'])
    expect(trayMenu(running, es, actions).find((item) => item.id === 'progress')).toMatchObject({
      label: 'Consultando: 3 de 288',
      enabled: false,
    })
  })

  it('says what runs next, and lets the schedule rest', () => {
    const schedule = (state: 'on' | 'paused' | 'none') => ({
      ...{ progress: null, openAtLogin: null },
      comingUp: {
        ...{ schedule: { state, until: null }, running: [], zone: 'Europe/Madrid' },
        next: { job: 'daily' as const, at: Date.UTC(2026, 10, 20, 3) },
      },
    })
    const labels = (state: 'on' | 'paused' | 'none', messages = en) =>
      trayMenu(schedule(state), messages, actions)
        .filter(({ id }) => id === 'nextRun' || id === 'pauseSchedule')
        .map(({ label }) => label)
    expect(labels('on')).toEqual(['Next: Daily monitoring, Fri 04:00', 'Pause the schedule'])
    expect(labels('paused')).toEqual(['The schedule is paused', 'Resume the schedule'])
    expect(labels('on', es)).toEqual(['Próxima: Consulta diaria, vie, 04:00', 'Pausar el horario'])
    expect(labels('none')).toEqual([])
  })

  it('says whether the program starts at login, where it can', () => {
    const item = trayMenu({ progress: null, comingUp: null, openAtLogin: true }, en, actions).find(
      ({ id }) => id === 'openAtLogin',
    )
    expect(item).toMatchObject({ type: 'checkbox', checked: true })
  })
})
