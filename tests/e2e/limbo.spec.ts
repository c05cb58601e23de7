import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { plantFaults } from '../support/plantedFaults.ts'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

let home: string
let app: RunningApp

/** The demo with every hard rule broken. */
test.beforeAll(async () => {
  home = copyHome('demo')
  const database = new Database(join(home, 'demo', 'earshot.db'))
  plantFaults(database)
  database.close()
  app = await launchApp({ home })
})
test.afterAll(async () => {
  await app.close()
  rmSync(home, { recursive: true, force: true })
})

const grid = (name: RegExp) => app.page.getByRole('table', { name }).locator('tbody tr[data-index]')

test('names every broken rule, and opens one to what breaks it', async () => {
  const { page } = app
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Limbo' }).click()
  const row = grid(/^Hard rules/).filter({ hasText: 'An entry has no price' })
  await expect(row).toContainText('broken')
  await row.getByRole('button', { name: '12', exact: true }).click()
  await expect(page).toHaveURL(/view=found&days=30&rule=entry_without_price/)
  await expect(grid(/^What breaks a rule/)).toHaveCount(12)
})

test('mends it after asking, and keeps what was found and what it left', async () => {
  const { page } = app
  await page.getByText('Rules', { exact: true }).click()
  await page.getByRole('button', { name: /^Mend [\d,]+ rows$/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('nobody is asked and nothing is paid')
  await dialog.getByRole('button', { name: /^Mend/ }).click()
  await expect(page.getByText('Everything is in order', { exact: true })).toBeVisible()
  await page.getByText('Repairs', { exact: true }).click()
  await expect(grid(/^Repairs/)).toHaveCount(12)
  await expect(grid(/^Repairs/).first()).toContainText(/price ids \[\].*price ids \[\d+/)
  await page.getByLabel('Rule', { exact: true }).selectOption({ label: 'All rules' })
  await expect(grid(/^Repairs/).first()).toContainText('What counts towards limits')
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
