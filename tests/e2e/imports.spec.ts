import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

test.describe.configure({ mode: 'serial' })
const app = withApp('demo')
const rows = () =>
  app()
    .page.getByRole('table', { name: /^Prompts/ })
    .locator('tbody tr:has(td a)')

test('shows what a file would do, bad rows by name, and then imports the good ones', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Prompts' }).click()
  await expect(rows()).toHaveCount(12)
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog')
  const text =
    'Pregunta;Etiquetas;Idioma\n¿Qué lámpara es mejor?;compra;es\n;vacía;es\n¿Dónde hay sillas?;;klingonés\n¿Qué lámpara es mejor?;compra;es\n'
  const file = { name: 'preguntas.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') }
  await dialog.getByLabel('File to import').setInputFiles(file)
  await expect(dialog.getByRole('status')).toContainText('4 rows: 1 new')
  await expect(dialog.getByRole('status')).toContainText('2 bad')
  await expect(dialog.getByRole('region', { name: 'Rows left out' }).getByRole('row')).toHaveCount(4)
  await expect(dialog.getByText('Says what row 2 says.')).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'How the file begins' })).toContainText('¿Qué lámpara es mejor?')

  const headers = dialog.getByRole('checkbox', { name: 'The first row has the headers' })
  await expect(headers).toBeChecked()
  await headers.click()
  await expect(dialog.getByRole('status')).toContainText('5 rows')
  await headers.click()
  await expect(dialog.getByRole('status')).toContainText('4 rows: 1 new')

  await dialog.getByLabel('Language').selectOption({ label: 'no column' })
  await expect(dialog.getByRole('status')).toContainText('4 rows: 2 new')
  await dialog.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Imported: 2 new, 0 changed, 1 bad left out.')).toBeVisible()
  await expect(rows()).toHaveCount(14)
})

test('asks which column it is when no header is known, and refuses what is no table', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Import…' }).click()
  const dialog = page.getByRole('dialog')
  const choose = (name: string, buffer: Buffer) =>
    dialog.getByLabel('File to import').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await choose('broken.xlsx', Buffer.from('PK\u0003\u0004 and then nothing of a workbook'))
  await expect(dialog.getByRole('alert')).toContainText('Nothing was imported')
  await choose('more.csv', Buffer.from('nr,what\n1,Which desk is best?\n'))
  await dialog.getByLabel('Text').selectOption('2')
  await expect(dialog.getByRole('button', { name: /^Import \d/ })).toBeEnabled()
  await page.keyboard.press('Escape')
})
