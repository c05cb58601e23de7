import { expect, type Page, test } from '@playwright/test'
import { withApp } from './app.ts'

const app = withApp('demo')

const rows = (page: Page) => page.getByRole('table', { name: /^What the lists brought/ }).locator('tbody tr')
const row = (page: Page, model: string) => rows(page).filter({ has: page.getByText(model, { exact: true }) })
const open = (page: Page) => page.getByRole('link', { name: 'Model watch' }).click()

test('shows what the lists of the demo’s weeks brought, with prices and their day', async () => {
  const { page } = app()
  await open(page)
  await expect(page.getByRole('region', { name: 'Lists' })).toContainText(/OpenAI.*listed, \d+ write text/)
  await expect(row(page, 'gpt-5-mini-2026-10-20')).toContainText(
    /new.*another version of gpt-5-mini.*0\.25 in, 2\.00 out/,
  )
  await expect(row(page, 'claude-opus-4-5-20261015')).toContainText(/renamed.*was claude-opus-4-5-20251101/)
  await expect(row(page, 'gemini-2.5-flash-lite')).toContainText('vanished')
  await expect(row(page, 'gpt-6.5-nova')).toContainText('unknown')
})

test('offers a model at the proposed prices, and takes it back', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Decide about gpt-5-mini-2026-10-20' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText(/Those of another version, openai:gpt-5-mini.*looked up/s)
  await expect(drawer.getByRole('table')).toContainText(/input, \$\/M0\.25/)
  await drawer.getByRole('button', { name: 'Offer it' }).click()
  await expect(row(page, 'gpt-5-mini-2026-10-20')).toHaveCount(0)
  await page.goto(page.url().replace(/#.*/, '#/models?show=offered&find=gpt-5-mini-2026'))
  await expect(page.getByRole('table', { name: /^Models/ }).locator('tbody tr')).toContainText(/0\.25.*2\.00.*you/)
  await open(page)
  await page.getByText('Decided', { exact: true }).click()
  await expect(row(page, 'gpt-5-mini-2026-10-20')).toContainText('offered')
  await page.getByRole('button', { name: 'Take back the decision about gpt-5-mini-2026-10-20' }).click()
  await expect(row(page, 'gpt-5-mini-2026-10-20')).toHaveCount(0)
  await page.getByText('To decide', { exact: true }).click()
  await expect(row(page, 'gpt-5-mini-2026-10-20')).toBeVisible()
})

test('stops asking what has vanished, and ignores with undo', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Stop asking gemini-2.5-flash-lite' }).click()
  await expect(row(page, 'gemini-2.5-flash-lite')).toHaveCount(0)
  await page.getByRole('button', { name: 'Ignore gpt-6.5-nova' }).click()
  await expect(row(page, 'gpt-6.5-nova')).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await expect(row(page, 'gpt-6.5-nova')).toBeVisible()
})

test('reads the lists now, and narrows what they brought', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText(/^Every list was read/)).toBeVisible()
  await page.getByRole('searchbox').fill('opus')
  await expect(rows(page)).toHaveCount(1)
  await expect(page).toHaveURL(/find=opus/)
})

test('marks on the charts which version began to answer, also for those who do not see them', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Compare' }).click()
  await page.getByText('90 d', { exact: true }).click()
  const change = /gpt-5 began to be answered by gpt-5-2026-10-14 instead of gpt-5-2025-08-07/
  await expect(page.getByRole('region', { name: 'GPT-5', exact: true }).getByRole('listitem')).toHaveText(change)
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByText('90 d', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText(change)
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
