import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

const running: RunningApp[] = []

/** Starts the app over a home; it ends with the test, however that goes. */
async function open(home: string): Promise<RunningApp> {
  const app = await launchApp({ home })
  running.push(app)
  return app
}

test.afterEach(async () => {
  for (const app of running.splice(0)) await app.close()
})

test('makes the demo when it is asked for, shows how far it is, and opens it', async () => {
  // Sixty days go through the whole pipeline, which a busy machine takes its time for.
  test.setTimeout(150_000)
  const app = await open(copyHome(null))
  await app.page.getByRole('button', { name: 'See the demo' }).click()
  await expect(app.page.getByRole('heading', { name: 'Making the demo' })).toBeVisible()
  await expect(app.page.getByText(/Day \d+ of 60/)).toBeVisible()
  await expect(app.page.locator('[data-kpi=visibility]')).toContainText(/\d+%/, { timeout: 120_000 })
  expect(await app.close()).toBe(0)
})

test("opens the user's own project without the banner, and says what to do next", async () => {
  const app = await open(copyHome('own'))
  const { page } = app
  await expect(page.getByText('Acme watch')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No answers in these days' })).toBeVisible()
  await expect(page.getByText(/“Run now” asks 1 prompt of 1 model\./)).toBeVisible()
  await expect(page.getByRole('note')).toHaveCount(0)

  await page.locator('[data-run-button]').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('never asked: by tokens and a usual answer')
  await expect(dialog.getByRole('note')).toContainText('There is no key for openai. Set one in Settings.')
  expect(await app.close()).toBe(0)
})

test('says that a damaged database was set aside', async () => {
  const home = copyHome('own')
  writeFileSync(join(home, 'earshot.db'), 'this is no database, and longer than a header of a hundred bytes '.repeat(8))
  const app = await open(home)
  const notice = app.page.getByRole('note').filter({ hasText: 'The database was damaged. It was set aside as' })
  await expect(notice).toBeVisible({ timeout: 45_000 })
  expect(await app.close()).toBe(0)
})

test('leaves the data of a newer version as it is, and says so', async () => {
  const home = copyHome('own')
  const database = new Database(join(home, 'earshot.db'))
  database.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from the future', 1)").run()
  database.close()
  const app = await open(home)
  await expect(app.page.getByRole('alert')).toContainText('written by a newer version of Earshot')
  await app.page.getByRole('button', { name: 'Try again' }).click()
  await expect(app.page.getByRole('alert')).toContainText('written by a newer version of Earshot')
  expect(await app.close()).toBe(0)
})
