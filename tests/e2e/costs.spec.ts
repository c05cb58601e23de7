import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('demo')
const dollars = (text: string | null) => Number(/\$([\d,.]+)/.exec(text ?? '')?.[1]?.replaceAll(',', ''))

test('shows what was spent, and opens the total to the entries that add up to it', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Costs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Costs')
  const spent = page.getByRole('button', { name: /^Spent/ })
  await expect(spent).toContainText(/\$\d+\.\d\d.*paid calls/)
  await expect(page.getByRole('img', { name: /Costs from .*: .* \$\d+\.\d\d/ })).toBeVisible()
  const total = dollars(await spent.textContent())
  expect(total).toBeGreaterThan(0)
  await expect(page.getByRole('button', { name: /^Before it/ })).toContainText(/\$\d+\.\d\d/)
  const forecast = page.locator('[data-forecast=past_days]')
  await expect(forecast).toContainText(
    /will have costabout \$\d+\.\d\d95 %: \$\d+\.\d\d to \$\d+\.\d\d · by what the last/,
  )
  expect(dollars(await forecast.textContent())).toBeGreaterThanOrEqual(total)

  await spent.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('table').locator('tbody tr').nth(1)).toContainText(/Answers.*settled.*\$0\.\d{4}/)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
})

test('groups by provider and model; rows add up to the total, and open theirs', async () => {
  const { page } = app()
  const total = dollars(await page.getByRole('button', { name: /^Spent/ }).textContent())
  for (const [group, rows] of [
    ['Provider', 4],
    ['Model', 4],
  ] as const) {
    await page.getByText(group, { exact: true }).click()
    await expect(page.getByRole('columnheader', { name: group })).toBeVisible()
    const body = page.getByRole('table', { name: /Costs/ }).locator('tbody tr')
    await expect(body).toHaveCount(rows)
    const costs = await body.locator('td:nth-child(2)').allTextContents()
    const sum = costs.reduce((all, text) => all + dollars(text), 0)
    expect(Math.abs(sum - total)).toBeLessThan(0.01)
  }
  const row = page.getByRole('button', { name: 'openai:gpt-5' })
  await row.click()
  const drawer = page.getByRole('dialog', { name: /openai:gpt-5/ })
  await expect(drawer.locator('tbody tr').first()).toContainText('openai:gpt-5')
  await expect(drawer.locator('tbody')).not.toContainText('anthropic')
  await page.keyboard.press('Escape')
})

test('opens a bar of the chart to the entries of its day and provider', async () => {
  const { page } = app()
  const chart = page.getByRole('img', { name: /Costs from/ })
  const box = (await chart.boundingBox())!
  // Somewhere in the second day of the month, near the foot, where the dearest provider stands.
  await chart.click({ position: { x: 56 + ((box.width - 68) * 1.5) / 30, y: box.height - 34 } })
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText(/Ledger entries · \w+, /)
  await expect(drawer.locator('tbody tr').first()).toContainText(/Answers/)
  await page.keyboard.press('Escape')
})

test('covers days of one’s own, beside as many before them', async () => {
  const { page } = app()
  await page.getByText('From–to', { exact: true }).click()
  const first = page.getByRole('textbox', { name: 'First day' })
  const year = (await first.inputValue()).slice(0, 4)
  await first.fill((await first.inputValue()).replace(year, String(Number(year) - 1)))
  await first.press('Enter')
  await expect(page).toHaveURL(new RegExp(`from=${Number(year) - 1}-`))
  await expect(page.locator('[data-forecast]')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Since 1/ })).toBeVisible()
  await page.getByText('Month', { exact: true }).click()
})

test('keeps period and provider in its link', async () => {
  const { page } = app()
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'Anthropic' })
  await page.getByText('Week', { exact: true }).click()
  await page.getByRole('button', { name: 'The period before' }).click()
  await expect(page).toHaveURL(/period=week/)
  await expect(page).toHaveURL(/provider=anthropic/)
  await expect(page.getByRole('button', { name: 'Now', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('anthropic')
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await expect(page.getByRole('button', { name: 'The period after' })).toBeDisabled()
})

test('exports what is shown', async () => {
  const { page } = app()
  await page.evaluate(() => {
    window.location.hash = '#/costs?groupBy=model'
  })
  await expect(page.getByRole('radio', { name: 'Model', exact: true })).toBeChecked()
  await expect(page.getByRole('button', { name: 'openai:gpt-5' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  expect((await download).suggestedFilename()).toBe('earshot-costs-model.csv')
})

test('leads from an entry to its answer', async () => {
  const { page } = app()
  await page.getByRole('button', { name: /^Spent/ }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Answer' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Answers')
  await expect(page.locator('mark').first()).toBeVisible()
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
