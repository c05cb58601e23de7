import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('own')
const rows = () => app().page.getByRole('table').locator('tbody tr')
const toast = () =>
  app()
    .page.getByRole('status')
    .filter({ hasText: /Acme|is / })
    .last()

test('shows every project with what it costs and when it was asked', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Projects' }).click()
  await expect(page).toHaveTitle('Projects – Earshot')
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText(/Acme watch.*\$0\.00.*never.*1.*Active/)
})

test('edits a project, and says what is wrong with what was typed', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Edit Acme watch' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('')
  await dialog.getByLabel('Samples').fill('many')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('Name must not be empty.')
  await expect(dialog).toContainText('Samples must be a whole number from 1 to 100.')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await expect(dialog.getByLabel('Samples')).toHaveValue('many')

  await dialog.getByLabel('Name').fill('Acme  شركة watch')
  await dialog.getByLabel('Samples').fill('3')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(rows()).toContainText('شركة')
  await page.getByRole('button', { name: /^Edit Acme/ }).click()
  await expect(dialog.getByLabel('Samples')).toHaveValue('3')
  await dialog.getByLabel('Name').fill('Acme watch')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: 'Acme watch' })).toBeVisible()
})

test('pauses and goes on, with undo', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Pause Acme watch' }).click()
  await expect(rows()).toContainText('Paused')
  await toast().getByRole('button', { name: 'Undo' }).click()
  await expect(rows()).toContainText('Active')
})

test('archives and takes it back', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Archive Acme watch' }).click()
  await expect(page.getByText('Acme watch is archived. Its answers and costs stay.')).toBeVisible()
  await page.getByText('Archived', { exact: true }).click()
  await expect(rows()).toContainText('Archived')
  await page.getByRole('button', { name: 'Restore Acme watch' }).click()
  await page.getByText('In use', { exact: true }).click()
  await expect(page.getByRole('link', { name: 'Acme watch' })).toBeVisible()
})

test('remembers the chosen columns and exports what is shown', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Country' }).click()
  await expect(page.getByRole('columnheader', { name: 'Country' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Country' })).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('earshot-projects.csv')
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toMatch(/^\uFEFFProject,Visibility,This month,.*Country.*\r\nAcme watch,,0,/)
})

test('finds pages and projects by the palette, and goes back', async () => {
  const { page } = app()
  await page.keyboard.press('Control+k')
  const palette = page.locator('input[role=combobox]')
  await palette.fill('set')
  await expect(page.getByRole('option').first()).toContainText('Settings')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  await page.keyboard.press('Control+p')
  await palette.fill('acme')
  await expect(page.getByRole('option', { name: /Acme watch/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await page.goBack()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Projects')
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
