import { expect, type Page, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('busy')

/** Paid calls of the month, as the page counts them. */
const calls = async (page: Page) => {
  const text = (await page.locator('[data-kpi=cost]').textContent()) ?? ''
  return Number(/([\d,]+) paid calls/.exec(text)?.[1]?.replace(',', ''))
}

async function startRun(page: Page): Promise<void> {
  await page.locator('[data-run-button]').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ask 288 questions' }).click()
}

const panel = (page: Page) => page.getByRole('region', { name: 'Run in progress' })

test('says what a run would cost before anybody is asked', async () => {
  const { page } = app()
  await expect(page.locator('[data-run-button]')).toHaveText(/Run now · ≈ \$\d+\.\d\d/)
  await page.locator('[data-run-button]').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('288 questions to 4 models.')
  await expect(dialog.locator('tbody tr')).toHaveCount(4)
  await expect(dialog.locator('tfoot')).toContainText(/288\$\d+\.\d\d\$\d+\.\d\d–\$\d+\.\d\d\$\d+\.\d\d/)
  await expect(dialog).toContainText(/by [\d,]+ calls of this project/)
  const before = await calls(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await calls(page)).toBe(before)
})

test('cancels: what has arrived is kept, the rest is not asked', async () => {
  const { page } = app()
  const before = await calls(page)
  await startRun(page)
  await expect(panel(page)).toContainText(/[1-9]\d* of 288 questions done/)
  await panel(page).getByRole('button', { name: 'Cancel the run' }).click()
  await expect(panel(page)).toHaveAttribute('data-status', 'cancelled')
  await expect(panel(page)).toContainText(/cancelled/)
  const stored = Number(/(\d+) answers? stored/.exec((await panel(page).textContent()) ?? '')?.[1])
  expect(stored).toBeGreaterThan(0)
  expect(stored).toBeLessThan(288)
  await expect.poll(() => calls(page)).toBe(before + stored)
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await expect(panel(page)).toBeHidden()
})

test('runs with live progress by provider, goes on when the window is opened anew, and counts every answer', async () => {
  const { page } = app()
  const before = await calls(page)
  await startRun(page)
  await expect(page.locator('[data-run-button]')).toBeDisabled()
  await expect(panel(page).getByRole('progressbar')).toHaveCount(4)
  await expect(panel(page)).toContainText(/[1-9]\d* of 288 questions done/)

  await page.reload()
  await expect(panel(page)).toContainText(/[1-9]\d* of 288 questions done/)
  await expect(panel(page)).toHaveAttribute('data-status', /completed|partial/, { timeout: 45_000 })
  const stored = Number(/(\d+) answers? stored/.exec((await panel(page).textContent()) ?? '')?.[1])
  expect(stored).toBeGreaterThan(240)
  await expect.poll(() => calls(page)).toBeGreaterThanOrEqual(before + stored)
  await expect(page.locator('[data-run-button]')).toBeEnabled()
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
