import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Report } from '../../src/core/visibility/index.ts'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })

let app: RunningApp
let home: string
test.beforeAll(async () => {
  home = copyHome('demo')
  app = await launchApp({ home })
})
test.afterAll(async () => {
  await app.close()
})

test('sets brands and models side by side, as the report has them', async () => {
  const { page } = app
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Compare' }).click()
  const printed = execFileSync(
    process.execPath,
    ['bin/earshot.mjs', 'report', '--json', '--home', join(home, 'demo')],
    { encoding: 'utf8' },
  )
  const { brands, byModel } = JSON.parse(printed) as Report
  const table = page.getByRole('table', { name: /^Visibility by brand and model/ })
  const rows = table.locator('tbody tr[data-index]')
  await expect(rows).toHaveCount(brands.length)
  const percent = (value: number | null) => `${Math.round(100 * (value ?? 0))}%`
  for (const [at, brand] of brands.entries()) {
    const cells = rows.nth(at).locator('td')
    await expect(cells.first()).toContainText(brand.brand)
    await expect(cells.nth(1)).toContainText(percent(brand.visibility.value))
    await expect(cells.nth(1)).toContainText(`n ${brand.visibility.valid.toLocaleString('en')}`)
    for (const [column, model] of byModel.entries())
      await expect(cells.nth(column + 2)).toContainText(percent(model.brands[at]!.visibility.value))
  }
  await expect(page.getByRole('img', { name: /^Visibility by brand over time: / })).toHaveCount(1 + byModel.length)
})

test('changes what is compared, in the link, and opens a value to its answers', async () => {
  const { page } = app
  await page.getByText('Position', { exact: true }).click()
  const table = page.getByRole('table', { name: /^Position by brand and model/ })
  const cell = table.locator('tbody tr[data-index]').nth(1).locator('td').nth(2).getByRole('link')
  await expect(page).toHaveURL(/metric=averagePosition/)
  const n = Number(/n ([\d,]+)$/.exec((await cell.textContent()) ?? '')?.[1]?.replaceAll(',', ''))
  await cell.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Answers')
  await expect(page.getByText(new RegExp(`of ${n.toLocaleString('en')}$`))).toBeVisible()
  await expect(page.getByLabel('Seen from')).not.toHaveValue('')
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
