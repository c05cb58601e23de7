import { expect, type Page, test } from '@playwright/test'
import { withApp } from './app.ts'

const app = withApp('demo')

const rows = (page: Page) => page.getByRole('table', { name: /^Models/ }).locator('tbody tr')
const row = (page: Page, model: string) => rows(page).filter({ has: page.getByText(model, { exact: true }) })

/** Shows the models, offered or not, whose name holds some text. */
async function open(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Models' }).click()
  await page.getByText('All', { exact: true }).click()
  await page.getByRole('searchbox').fill(text)
}

test('lists the models with their prices, and finds one by name', async () => {
  const { page } = app()
  await open(page, 'openai:gpt-5')
  await expect(row(page, 'gpt-5')).toContainText(/OpenAI.*1\.25.*10\.00.*10\.00.*price list/)
  await expect(page).toHaveURL(/find=openai/)
})

test('decides at once, and what is offered may be asked', async () => {
  const { page } = app()
  await open(page, 'openai:gpt-5')
  const model = row(page, 'gpt-5-nano')
  const offered = model.getByRole('switch', { name: 'Offer gpt-5-nano by default' })
  const asked = model.getByRole('switch', { name: 'Allow runs to ask gpt-5-nano' })
  // A switch moves once the list has been told, which is a moment after the click.
  await asked.click({ force: true })
  await expect(asked).not.toBeChecked()
  await expect(offered).not.toBeChecked()
  await offered.click({ force: true })
  await expect(offered).toBeChecked()
  await expect(asked).toBeChecked()
  await page.reload()
  await expect(row(page, 'gpt-5-nano').getByRole('switch').first()).toBeChecked()
})

test('sets a price of the user’s own, which goes before the list’s, and keeps both', async () => {
  const { page } = app()
  await open(page, 'openai:gpt-5')
  await page.getByRole('button', { name: 'Prices of gpt-5', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('table')).toContainText('price list')
  await drawer.getByLabel('Dollars per million input tokens', { exact: true }).fill('2,5')
  await drawer.getByRole('button', { name: 'Set the price' }).click()
  await expect(drawer).toContainText('The price is missing')
  await drawer.getByLabel('Dollars per million output tokens').fill('20')
  await drawer.getByRole('button', { name: 'Set the price' }).click()
  await expect(drawer).toBeHidden()
  await expect(row(page, 'gpt-5')).toContainText(/2\.50.*20\.00.*you/)
  await page.getByRole('button', { name: 'Prices of gpt-5', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('table')).toContainText(/2\.5.*used.*another goes first/s)
  await page.keyboard.press('Escape')
})

test('lets a price hold from a later day', async () => {
  const { page } = app()
  await open(page, 'openai:gpt-4.1-mini')
  await page.getByRole('button', { name: 'Prices of gpt-4.1-mini', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Dollars per million input tokens', { exact: true }).fill('3')
  await drawer.getByLabel('Dollars per million output tokens').fill('4')
  await drawer.getByLabel('From this day on').fill('2099-01-01')
  await drawer.getByRole('button', { name: 'Set the price' }).click()
  await expect(drawer).toBeHidden()
  await expect(row(page, 'gpt-4.1-mini')).toContainText(/0\.40.*1\.60.*price list/)
  await page.getByRole('button', { name: 'Prices of gpt-4.1-mini', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('table')).toContainText(/4\.00.*coming.*2099/s)
  await page.keyboard.press('Escape')
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
