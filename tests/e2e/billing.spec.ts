import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('demo')

/** A day of this month that is over, whichever day it is. */
const month = new Date().toISOString().slice(0, 7)
const BILL = [
  'Usage start date;SKU description;Cost ($);Currency',
  `${month}-01;Generate content output token count gemini 2.5 flash;1,2345;USD`,
  `${month}-02;Generate content output token count gemini 2.5 flash;2,5;USD`,
  `${month}-03;Generate content output token count gemini 2.5 flash;3,5;EUR`,
].join('\n')

test('shows every provider’s bill beside the ledger, and names the parts of each gap', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Billing' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing')
  const openai = page.getByRole('region', { name: 'OpenAI', exact: true })
  await expect(openai).toContainText(/by API.*Ledger\$\d+\.\d{4}Billed\$\d+\.\d{4}Gap/)
  for (const cause of ['use by others', 'free quota', 'another price']) await expect(openai).toContainText(cause)
  await expect(page.getByRole('region', { name: 'Anthropic' })).toContainText(/discount −\$\d+\.\d{4}/)
  await expect(page.getByRole('region', { name: 'Google' })).toContainText(/no bill.*of the ledger have no bill yet/)
  await expect(page.getByRole('region', { name: 'Perplexity' })).toContainText(/told with each answer.*matches/)
})

test('narrows to a provider and a line, and opens it to the bill and the ledger', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'OpenAI', exact: true }).click()
  await page.getByText('Line', { exact: true }).click()
  await expect(page).toHaveURL(/provider=openai.*by=line|by=line.*provider=openai/)
  const table = page.getByRole('table', { name: /Bills beside the ledger/ })
  const rows = table.locator('tbody tr')
  // Only rows in sight are drawn: the largest gaps come first.
  await table.getByRole('button', { name: /^Gap/ }).click()
  await expect(rows.filter({ hasText: 'use by others' }).first()).toContainText('gpt-5')
  await rows.filter({ hasText: 'use by others' }).first().getByRole('button').click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText('somebody else uses the same account')
  await expect(drawer.getByRole('table', { name: /Lines of the bill/ })).toContainText('gpt-5-2025-08-07')
  await expect(drawer.getByRole('table', { name: /Entries of the ledger/ })).toContainText('openai:gpt-5')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
})

test('takes the price that the bill shows', async () => {
  const { page } = app()
  const panel = page.getByRole('region', { name: 'To decide' })
  await expect(panel).toContainText(
    /gpt-5 is billed at \$9\.0000 a million for output tokens since .*; the registry has \$10\.0000/,
  )
  await panel.getByRole('button', { name: 'Take the price' }).click()
  await expect(panel.getByText('taken', { exact: true })).toBeVisible()
})

test('reads a file: its rows are named, its columns shown, and it comes in once', async () => {
  const { page } = app()
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'Google' })
  await page.getByRole('button', { name: 'Bring in a bill' }).click()
  const drawer = page.getByRole('dialog')
  const file = { name: 'cost-table.csv', mimeType: 'text/csv', buffer: Buffer.from(BILL) }
  await drawer.locator('input[type=file]').setInputFiles(file)
  await expect(drawer.getByRole('status')).toContainText('3 rows: 2 new lines, 0 changed, 0 known.')
  await expect(drawer).toContainText('"EUR" is another currency')
  await expect(drawer).toContainText('Amounts were read with a decimal comma.')
  await expect(drawer.getByRole('combobox', { name: 'Amount' })).toHaveValue('3')
  await drawer.getByRole('button', { name: 'Bring in 2 lines' }).click()
  await expect(drawer).toBeHidden()
  await expect(page.getByRole('region', { name: 'Google' })).toContainText('from a file')
  const history = page.getByRole('table', { name: /Bills brought in/ })
  await expect(history.locator('tbody tr').first()).toContainText(/Google.*cost-table\.csv/)
})

test('takes an import back', async () => {
  const { page } = app()
  const first = page
    .getByRole('table', { name: /Bills brought in/ })
    .locator('tbody tr')
    .first()
  await first.getByRole('button', { name: 'Undo' }).click()
  await expect(first).toContainText('undone')
  await expect(page.getByRole('region', { name: 'Google' })).toContainText('no bill')
})

test('exports what is shown', async () => {
  const { page } = app()
  await page.evaluate(() => {
    window.location.hash = '#/billing?by=day&provider=openai'
  })
  await expect(page.getByRole('radio', { name: 'Day', exact: true })).toBeChecked()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  expect((await download).suggestedFilename()).toBe('earshot-billing-day.csv')
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
