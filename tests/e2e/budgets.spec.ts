import { expect, type Page, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('demo')

const limits = (page: Page) => page.getByRole('table', { name: /^Limits/ }).locator('tbody tr')

test('says which amount is wrong before anything is sent, and keeps what was typed', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Budgets' }).click()
  await expect(limits(page)).toHaveCount(2)
  await expect(limits(page).first()).toContainText(/Everything.*below.*Today.*tells.*\$10\.00/)
  await page.getByRole('button', { name: 'Set a limit' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Limit in dollars').fill('five')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toContainText('Choose one.')
  await expect(form).toContainText('The limit is an amount in dollars')
  await expect(form.getByLabel('Limit in dollars')).toHaveValue('five')

  await form.getByLabel('Provider').selectOption({ label: 'Anthropic' })
  await form.getByLabel('Limit in dollars').fill('500')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toBeHidden()
  await expect(limits(page).filter({ hasText: 'Anthropic' })).toContainText(/asks.*This month.*blocks.*\$500\.00/)
})

test('warns of a limit that would block from now on, and shows that it does', async () => {
  const { page } = app()
  const row = limits(page).filter({ hasText: 'Anthropic' })
  await row.getByRole('button', { name: 'Change' }).click()
  const form = page.getByRole('dialog', { name: 'Limit for Anthropic' })
  await form.getByLabel('Limit in dollars').fill('0,01')
  await expect(form).toContainText(/\$\d+\.\d\d is spent of it already/)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('blocks every call')
})

test('removes a limit, and brings it back', async () => {
  const { page } = app()
  await limits(page).filter({ hasText: 'Anthropic' }).getByRole('button', { name: 'Remove' }).click()
  await expect(limits(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(limits(page).filter({ hasText: 'Anthropic' })).toContainText('$0.01')
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
