import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { copyHome } from './app.ts'
import { type LaunchOptions, launchApp, type RunningApp, runApp } from './launch.ts'
import { STAND_IN } from './realElectron.ts'

const running: RunningApp[] = []

test.afterEach(async () => {
  for (const app of running.splice(0)) await app.close()
})

/** A desktop whose session bus says whether anything shows tray icons. */
function desktopWith(home: string, tray: boolean): Record<string, string> {
  const folder = join(home, 'bin')
  mkdirSync(folder, { recursive: true })
  const program = join(folder, 'dbus-send')
  writeFileSync(program, `#!/bin/sh\necho '   boolean ${tray}'\n`)
  chmodSync(program, 0o755)
  return { PATH: `${folder}:${process.env.PATH}` }
}

async function open(home: string, tray: boolean, options: Omit<LaunchOptions, 'home' | 'env'> = {}) {
  const app = await launchApp({ home, env: desktopWith(home, tray), ...options })
  running.push(app)
  return app
}

const times = (text: string, part: string) => text.split(part).length - 1

test('closes to the tray, says so once, comes back, and quits when told', async () => {
  const home = copyHome('demo')
  const { act, output, exited, page } = await open(home, true)
  await expect.poll(output).toContain('[tray menu] Open Earshot | Run all projects now… | Quit Earshot')

  act('window', 'close')
  await expect.poll(output).toContain('[notification] Earshot is still running')
  expect(times(output(), '[window] is hidden')).toBe(1)
  act('tray', 'open')
  await expect.poll(() => times(output(), '[window] is shown')).toBe(2)
  await expect(page.locator('[data-kpi=visibility]')).toBeVisible()

  act('window', 'close')
  await expect.poll(() => times(output(), '[window] is hidden')).toBe(2)
  expect((await runApp({ home })).code).toBe(0)
  await expect.poll(() => times(output(), '[window] is shown')).toBe(3)
  expect(times(output(), '[notification]')).toBe(1)

  act('tray', 'quit')
  expect(await exited).toBe(0)
  expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toMatchObject({ toldOfTray: true })
})

test('opens where it was, in the language of the system', async () => {
  const home = copyHome('demo')
  const bounds = { x: 40, y: 60, width: 1000, height: 700 }
  writeFileSync(join(home, 'window.json'), JSON.stringify({ bounds, maximized: false, toldOfTray: true }))
  const { act, output, exited } = await open(home, true, { locale: 'es-ES' })
  expect(output()).toContain('[window] opens 1000 × 700 at 40, 60')
  expect(output()).toMatch(/\[menu] Archivo \| Consultar todos los proyectos ahora… \| .*Salir de Earshot/)
  act('menu', 'quit')
  expect(await exited).toBe(0)
  expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toMatchObject({ bounds })
})

test('asks, where no tray is shown, whether to go on without a window', async () => {
  const home = copyHome('demo')
  const { act, output, exited } = await open(home, false)
  act('window', 'close')
  await expect.poll(output).toContain('[dialog] Keep Earshot running?')
  act('dialog', 2)
  act('window', 'close')
  await expect.poll(() => times(output(), '[dialog]')).toBe(2)
  expect(output()).not.toContain('[window] is hidden')
  act('dialog', 0)
  await expect.poll(output).toContain('[window] is hidden')

  expect((await runApp({ home })).code).toBe(0)
  await expect.poll(() => times(output(), '[window] is shown')).toBe(2)
  act('window', 'close')
  await expect.poll(() => times(output(), '[dialog]')).toBe(3)
  act('dialog', 1)
  expect(await exited).toBe(0)
  expect(output()).not.toContain('[tray')
})

test('starts without a window at login, and shows it when it is started again', async () => {
  const home = copyHome('demo')
  const starting = open(home, true, { args: ['--hidden'] })
  await expect.poll(() => existsSync(join(home, 'instance.pid'))).toBe(true)
  expect((await runApp({ home })).code).toBe(0)
  const { output, page } = await starting
  await expect(page.locator('[data-kpi=visibility]')).toBeVisible()
  expect(times(output(), '[window] opens')).toBe(1)
})

test('starts at login when the user says so, once it is packaged', STAND_IN, async () => {
  const home = copyHome('demo')
  const entry = join(home, 'appData', 'autostart', 'earshot.desktop')
  const env = { ...desktopWith(home, true), STAND_IN_PACKAGED: '1' }
  const app = await launchApp({ home, env })
  running.push(app)
  await expect.poll(app.output).toContain('| Start at login | Quit Earshot')
  app.act('tray', 'openAtLogin')
  await expect
    .poll(() => existsSync(entry) && readFileSync(entry, 'utf8'))
    .toContain(`Exec="${process.execPath}" "--hidden"`)
  app.act('tray', 'openAtLogin')
  await expect.poll(() => existsSync(entry)).toBe(false)
})

test('runs all projects from the tray once the price is agreed to, shows how far it is, and tells when it is done', async () => {
  const { act, output, page } = await open(copyHome('demo'), true)
  await expect(page.locator('[data-kpi=visibility]')).toBeVisible()
  await expect.poll(output).toContain('[tray menu]')
  act('tray', 'runAll')
  await expect
    .poll(output)
    .toMatch(/\[dialog] Ask 48 questions now\? ".+: 48 questions, about \$\d+\.\d\d, at most \$\d+/)
  act('dialog', 0)
  await expect.poll(output).toMatch(/\[tray menu] Open Earshot \| Asking: \d+ of 48 \| Cancel the runs/)
  act('window', 'close')
  await expect
    .poll(output, { timeout: 45_000 })
    .toMatch(/\[notification] All projects have been asked: \d+ of 48 questions answered/)
  await expect.poll(() => output().split('[tray menu]').at(-1)).toContain('Run all projects now…')
  act('notification', 'click')
  await expect.poll(() => times(output(), '[window] is shown')).toBe(2)
  await expect(page).toHaveURL(/#\/overview$/)
})

test('offers the way back when the page has died, and finds everything as it was', async () => {
  const app = await open(copyHome('demo'), true)
  await expect(app.page.locator('[data-kpi=visibility]')).toBeVisible()
  app.act('page', 'crash')
  await expect.poll(app.output).toContain('[dialog] The window stopped working.')
  app.act('dialog', 0)
  const page = await app.newestPage()
  await expect(page.locator('[data-kpi=visibility]')).toContainText(/\d+%/)
})

test('asks what to do with a window that does not respond, and reloads it when told', async () => {
  const app = await open(copyHome('demo'), true)
  await expect(app.page.locator('[data-kpi=visibility]')).toBeVisible()
  app.act('page', 'freeze')
  await expect.poll(app.output).toMatch(/\[dialog] The window does not respond\. .*Wait \| Reload/)
  app.act('dialog', 0)
  await expect.poll(app.output).toContain('[dialog answered] 0')
  await expect(app.page.locator('[data-kpi=visibility]')).toBeVisible()
  app.act('page', 'freeze')
  await expect.poll(() => times(app.output(), 'does not respond')).toBe(2)
  app.act('dialog', 1)
  const page = await app.newestPage()
  await expect(page.locator('[data-kpi=visibility]')).toContainText(/\d+%/)
})

test('speaks outside the page as the page does, at once and at the next start', async () => {
  const home = copyHome('demo')
  const { act, output, page, exited } = await open(home, true)
  await expect.poll(output).toContain('[tray menu] Open Earshot')
  await page.getByText('ES', { exact: true }).click()
  await expect.poll(output).toContain('[menu] Archivo')
  await expect.poll(output).toContain('[tray menu] Abrir Earshot')
  act('window', 'close')
  await expect.poll(output).toContain('[notification] Earshot sigue en marcha')
  act('tray', 'quit')
  expect(await exited).toBe(0)
  const again = await open(home, true)
  await expect.poll(again.output).toContain('[menu] Archivo')
  expect(again.output()).not.toContain('[menu] File')
})

test('offers the way back when the core has died, and tells of it when nobody is looking', async () => {
  const { act, output, page } = await open(copyHome('demo'), true)
  await expect(page.locator('[data-kpi=visibility]')).toContainText(/\d+%/)
  await expect.poll(output).toContain('[tray menu]')
  act('core', 'crash')
  await expect(page.getByRole('alert')).toContainText('The engine stopped')
  await page.getByRole('button', { name: 'Start again' }).click()
  await expect(page.locator('[data-kpi=visibility]')).toContainText(/\d+%/)
  expect(output()).not.toContain('[notification]')

  act('window', 'close')
  await expect.poll(output).toContain('[window] is hidden')
  act('core', 'crash')
  await expect.poll(output).toContain('[notification] The engine stopped: Every answer that had arrived is stored.')
  act('notification', 'click')
  await expect.poll(() => times(output(), '[window] is shown')).toBe(2)
  await expect(page.getByRole('alert')).toContainText('The engine stopped')
})

test('is the command line when it is given a command, with its exit codes and no window', async () => {
  const home = copyHome('own')
  const listed = await runApp({ home, args: ['project', 'list', '--home', home] })
  expect(listed).toMatchObject({ code: 0, output: expect.stringContaining('Acme watch') })
  const unknown = await runApp({ home, args: ['sing'] })
  expect(unknown.code).toBe(2)
  expect(`${listed.output}${unknown.output}`).not.toMatch(/\[window]|\[stand-in]/)
})
