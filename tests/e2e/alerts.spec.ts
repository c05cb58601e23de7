import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })

let home: string
let app: RunningApp

/** Two alerts, as they are raised in the transaction of what they are about. */
test.beforeAll(async () => {
  home = copyHome('own')
  const database = new Database(join(home, 'earshot.db'))
  const raise = database.prepare(
    'INSERT INTO alerts (kind, cause, provider, message, params, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const day = { period: '2026-11-20', spentUsd: '12.5', limitUsd: '10' }
  const month = { period: '2026-11', spentUsd: '50', limitUsd: '50', worstCaseUsd: '0.08125' }
  raise.run('daily_threshold', 'a', null, 'Daily cost threshold exceeded', JSON.stringify(day), 1_795_000_000_000)
  raise.run('budget_block', 'b', 'openai', 'The openai budget is full', JSON.stringify(month), 1_795_000_100_000)
  database.close()
  app = await launchApp({ home })
})
test.afterAll(async () => {
  await app.close()
  rmSync(home, { recursive: true, force: true })
})

const rows = () => app.page.getByRole('table', { name: /^Alerts/ }).locator('tbody tr')

test('tells what needs one, in words, with the way to act on it', async () => {
  const { page } = app
  await page.getByRole('link', { name: 'Alerts' }).click()
  await expect(rows()).toHaveCount(2)
  await expect(rows().first()).toContainText('OpenAI, November 2026: $50.00 of $50.00 is spent')
  await rows().nth(1).getByRole('button', { name: 'See the day’s costs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Costs')
  await expect(page).toHaveURL(/period=day&date=2026-11-20/)
  await page.goBack()
})

test('takes away what was seen, keeps it among all, and brings it back', async () => {
  const { page } = app
  await rows().first().getByRole('button', { name: 'Seen', exact: true }).click()
  await expect(rows()).toHaveCount(1)
  await page.getByRole('button', { name: 'Mark all as seen' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows()).toHaveCount(1)
  await page.getByText('All', { exact: true }).click()
  await expect(rows()).toHaveCount(2)
  await expect(rows().first()).toContainText('seen')
})

test('has nothing to complain of', async () => {
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
