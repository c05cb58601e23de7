import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

let home: string
let app: RunningApp

/** The demo, whose last day was to ask five questions twice and got one answer each. */
test.beforeAll(async () => {
  home = copyHome('demo')
  const database = new Database(join(home, 'demo', 'earshot.db'))
  database.exec(`
    INSERT INTO tasks (run_id, project_id, prompt_id, model_id, provider, kind, search, max_output_tokens, sample, state, error_class)
    SELECT run_id, project_id, prompt_id, model_id, provider, kind, search, max_output_tokens, 2, 'failed', 'timeout'
    FROM tasks WHERE run_id = (SELECT MAX(id) FROM runs) AND kind = 'answer' LIMIT 5`)
  database.close()
  app = await launchApp({ home })
})
test.afterAll(async () => {
  await app.close()
  rmSync(home, { recursive: true, force: true })
})

/** The gaps that were made; a few questions of the demo have no answer either. */
const rows = () => app.page.getByRole('table', { name: /^Gaps/ }).locator('tbody tr[data-index]', { hasText: '1 of 2' })

test('sets what was expected beside what came, day by day, and says why answers are missing', async () => {
  const { page } = app
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Coverage' }).click()
  const figures = page.getByRole('region', { name: 'Coverage of these days' })
  await expect(figures).toContainText(/[\d,]+ of [\d,]+ expected answers/)
  const map = page.getByRole('region', { name: /^Answers that came, by day/ })
  await expect(map.locator('tbody tr')).toHaveCount(4)
  await expect(rows()).toHaveCount(5)
  await expect(rows().first()).toContainText('No answer in time')
})

test('is narrowed down by prompt and model, in the URL', async () => {
  const { page } = app
  await page.getByText('By prompt', { exact: true }).click()
  await expect(page).toHaveURL(/by=prompt/)
  await page.getByLabel('Prompt', { exact: true }).selectOption({ index: 12 })
  await expect(page).toHaveURL(/promptId=\d+/)
  await expect(rows()).toHaveCount(0)
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
