import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('demo')

test('tells whose sites are cited, and opens to just the answers that cite one', async () => {
  const { page } = app()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Sources' }).click()
  const kinds = page.getByRole('region', { name: 'Citations by whose sites they are on' })
  await expect(kinds).toContainText(/Own\d+% [\d,]+ citations.*Competitors\d+%.*Others\d+%/s)
  const rows = page.getByRole('grid', { name: /^Cited domains/ }).locator('tbody tr[data-index]')
  const own = rows.filter({ hasText: 'Lumora' }).first()
  const answers = Number((await own.getByRole('link').textContent())?.replaceAll(',', ''))
  expect(answers).toBeGreaterThan(0)

  await own.locator('td').first().click()
  await expect(own).toHaveAttribute('aria-selected', 'true')
  const places = page.getByRole('region', { name: 'Where it is cited' })
  await expect(places.getByRole('table')).toHaveCount(3)
  const byPrompt = places.getByRole('table').nth(1).getByRole('link')
  await expect(byPrompt.first()).toBeVisible()
  const counts = (await byPrompt.allTextContents()).map((text) => Number(text.replaceAll(',', '')))
  expect(counts.reduce((sum, count) => sum + count)).toBe(answers)

  const onePage = places.getByRole('table').nth(2).getByRole('link').first()
  const citing = Number((await onePage.textContent())?.replaceAll(',', ''))
  await onePage.click()
  await expect(page).toHaveURL(/domain=.*&url=https/)
  await expect(page.getByText(new RegExp(`of ${citing.toLocaleString('en')}$`))).toBeVisible()
  await page.goBack()

  await own.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Answers')
  await expect(page.getByText(new RegExp(`of ${answers.toLocaleString('en')}$`))).toBeVisible()
  await expect(page.getByRole('button', { name: /^citing / })).toBeVisible()
})

test('narrows the sources down by model and prompt', async () => {
  const { page } = app()
  await page.goBack()
  const rows = page.getByRole('grid', { name: /^Cited domains/ }).locator('tbody tr[data-index]')
  const first = rows.first().getByRole('link')
  const all = Number((await first.textContent())?.replaceAll(',', ''))
  await page.getByLabel('Prompt').selectOption({ index: 1 })
  await expect.poll(async () => Number((await first.textContent())?.replaceAll(',', ''))).toBeLessThan(all)
  expect(page.url()).toMatch(/prompt=\d+/)
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
