import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

let home: string
let app: RunningApp

/** The demo in a folder that others may read. */
test.beforeAll(async () => {
  home = copyHome('demo')
  chmodSync(join(home, 'demo'), 0o755)
  app = await launchApp({ home })
})
test.afterAll(async () => {
  await app.close()
  rmSync(home, { recursive: true, force: true })
})

const checks = () => app.page.getByRole('table', { name: /^Checks/ }).locator('tbody tr[data-index]')

test('checks everything as it goes, and says what to do about what needs one', async () => {
  const { page } = app
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Doctor' }).click()
  await expect(page.getByText(/^1 of \d+ checks needs you\.$/)).toBeVisible()
  const permissions = checks().filter({ hasText: 'File permissions' })
  await expect(permissions).toContainText('needs you')
  await expect(permissions.locator('code')).toContainText('chmod 700')
  await page.getByText('Need you', { exact: true }).click()
  await expect(checks()).toHaveCount(1)
})

test('shows all of what to do, in the language of the window', async () => {
  const { page } = app
  const remedy = checks().filter({ hasText: 'chmod 700' }).getByRole('cell').nth(3)
  expect(await remedy.evaluate((cell) => cell.scrollHeight - cell.clientHeight)).toBeLessThanOrEqual(0)
  await page.evaluate(() => localStorage.setItem('earshot.language', 'es'))
  await page.reload()
  await expect(page.locator('tbody tr[data-index]')).toContainText('Quítales el permiso en un terminal')
  await page.getByText('Todas', { exact: true }).click()
  await expect(page.getByText(/^1 de \d+ comprobaciones te necesita\.$/)).toBeVisible()
  await page.evaluate(() => localStorage.setItem('earshot.language', 'en'))
  await page.reload()
  await page.getByText('Need you', { exact: true }).click()
})

test('passes once that is done', async () => {
  const { page } = app
  chmodSync(join(home, 'demo'), 0o700)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText(/^All \d+ checks passed\.$/)).toBeVisible()
  await expect(page.getByText('Nothing needs you.')).toBeVisible()
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
