import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

const app = withApp('own')

const jobs = () => app().page.getByRole('grid', { name: /^Jobs/ })
const row = (name: string) => jobs().getByRole('row', { name: new RegExp(name) })
const drawer = () => app().page.getByRole('dialog')

test.beforeEach(async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Jobs', exact: true }).click()
  await expect(row('Upkeep')).toBeVisible()
})

test('lists each job with its time in words and its next run', async () => {
  await expect(row('Daily monitoring')).toContainText(/At 04:00.*0 4 \* \* \*.*Never ran/)
  await expect(row('Upkeep')).toContainText('At 03:00, only on Sunday')
})

test('runs a job at once, says what came of it, and opens its log', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Run now: Upkeep' }).click()
  await expect(row('Upkeep')).toContainText(/Done.*The database is whole; a backup of/, { timeout: 30_000 })
  await row('Upkeep').click()
  const executions = page.getByRole('table', { name: /^What came of it: Upkeep/ }).locator('tbody tr')
  await expect(executions).toHaveCount(1)
  await expect(executions.first()).toContainText(/Done.*hand/)
  await executions.first().getByRole('button').click()
  await expect(drawer()).toContainText('Integrity: nothing is wrong')
  await page.reload()
  await expect(drawer()).toContainText('Checkpoint: done')
  await page.keyboard.press('Escape')
  await expect(drawer()).toBeHidden()
})

test('changes a time as it is typed, and refuses one that is none', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Change when “Daily monitoring” runs' }).click()
  const cron = drawer().getByRole('textbox', { name: /^Time/ })
  await cron.fill('0 25 * * *')
  await expect(drawer()).toContainText('“25” is no hour (0–23).')
  await drawer().getByRole('button', { name: 'Save' }).click()
  await expect(drawer().getByRole('alert')).toContainText('"25" is no hour')
  await cron.fill('30 6 * * 1-5')
  await expect(drawer()).toContainText('At 06:30, Monday through Friday')
  await expect(drawer().getByRole('listitem')).toHaveCount(3)
  await drawer().getByRole('button', { name: 'Save' }).click()
  await expect(drawer()).toBeHidden()
  await expect(row('Daily monitoring')).toContainText('At 06:30, Monday through Friday')
})

test('switches a job off, and lets the whole schedule rest', async () => {
  const { page } = app()
  await page.getByText('Upkeep', { exact: true }).first().scrollIntoViewIfNeeded()
  await page.getByRole('switch', { name: 'Run “Upkeep” at its times' }).click({ force: true })
  await expect(row('Upkeep')).toContainText(/off/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row('Upkeep')).not.toContainText(/off/)

  await page.getByRole('button', { name: 'Pause the schedule' }).click()
  await page.getByRole('menuitem', { name: 'Until I resume it' }).click()
  await expect(page.getByRole('note').filter({ hasText: 'The schedule is paused' })).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('button', { name: 'Pause the schedule' })).toBeVisible()
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
