import { expect, type Page, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('busy')

const newest = (page: Page) => page.getByRole('table', { name: /^Runs/ }).locator('tbody tr').first()
const panel = (page: Page) => page.getByRole('main').getByRole('region', { name: 'Run in progress' })

test('asks one prompt of one model after its quote, and lists what came of it', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Runs', exact: true }).click()
  await expect(newest(page)).toContainText(/Finished.*demo/)
  await page.getByRole('combobox', { name: 'Model' }).selectOption('openai:gpt-5')
  await page.getByRole('combobox', { name: 'Prompt' }).selectOption({ index: 1 })
  await page.locator('[data-run-button]').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ask 6 questions' }).click()
  await expect(panel(page)).toHaveAttribute('data-status', 'completed', { timeout: 30_000 })
  await expect(newest(page)).toContainText(/Finished.*hand.*6.*6.*\$0\.\d{4}/)
})

test('asks again what a cancelled run left without an answer', async () => {
  const { page } = app()
  await page.getByRole('combobox', { name: 'Prompt' }).selectOption('')
  await page.locator('[data-run-button]').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ask 72 questions' }).click()
  await panel(page).getByRole('button', { name: 'Cancel the run' }).click()
  await expect(newest(page)).toContainText('Cancelled')

  await newest(page).getByRole('button').click()
  const drawer = page.getByRole('dialog', { name: /^Run \d+$/ })
  const again = drawer.getByRole('button', { name: /^Ask the \d+ without an answer again/ })
  const left = Number(/\d+/.exec((await again.textContent()) ?? '')?.[0])
  expect(left).toBeGreaterThan(0)
  await again.click()
  await page.getByRole('button', { name: new RegExp(`^Ask ${left} question`) }).click()
  await expect(drawer).toBeHidden()
  await expect(newest(page)).toContainText(/Finished/, { timeout: 30_000 })
  await expect(newest(page)).toContainText(String(left))
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
