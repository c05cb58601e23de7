import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

test.describe.configure({ mode: 'serial' })
const app = withApp('demo')
const rows = () =>
  app()
    .page.getByRole('table', { name: /^Brands/ })
    .locator('tbody tr:has(td a)')
const measured = () => expect(app().page.getByText(/Measuring past answers again/)).toBeHidden({ timeout: 45_000 })

test('lists the own brand first, then its competitors', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Brands' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Brands')
  await expect(rows()).toHaveCount(5)
  await expect(rows().first()).toContainText(/Lumora.*Own brand/)
  await expect(
    rows()
      .first()
      .getByRole('button', { name: /Remove/ }),
  ).toHaveCount(0)
})

test('shows what a new brand would change in past answers before it is added, then measures them again', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Add a competitor' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('WhatsApp')
  const preview = dialog.getByRole('region', { name: 'Past answers' })
  await expect(preview.getByRole('status')).toHaveText(/[1-9][\d,]* answers of [\d,]+ would change; [1-9][\d,]* hold/)
  await expect(preview.getByRole('row', { name: /^named 0 [1-9]/ })).toBeVisible()
  await expect(preview.locator('mark').first()).toHaveText(/whatsapp/i)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(rows()).toHaveCount(6)
  await measured()
  await page.getByRole('link', { name: 'WhatsApp' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Answers')
  await expect(page).toHaveURL(/brand=\d+&state=named/)
  await page.goBack()
})

test('removes a competitor and brings it back', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Remove WhatsApp' }).click()
  await expect(rows()).toHaveCount(5)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows()).toHaveCount(6)
  await measured()
})

test('makes a competitor the own brand, and takes it back', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Make own Kestrel CRM' }).click()
  await expect(rows().first()).toContainText(/Kestrel CRM.*Own brand/)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(rows().first()).toContainText(/Lumora.*Own brand/)
  await measured()
})

test('keeps what was typed when the core says no', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Edit WhatsApp' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('lumora')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert').last()).toContainText('belongs to Lumora already')
  await expect(dialog.getByLabel('Name')).toHaveValue('lumora')
  await page.keyboard.press('Escape')
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
