import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { type LoopbackServer, startLoopbackServer } from '../../src/core/providers/testing/loopbackServer.ts'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

let home: string
let app: RunningApp
let webhook: LoopbackServer

/** Raises an alert as another process would, in the transaction of what it is about. */
function raise(kind: string, fields: { provider?: string; project?: number; at?: number; params: object }): void {
  const database = new Database(join(home, 'earshot.db'))
  database
    .prepare('INSERT INTO alerts (kind, cause, provider, project_id, message, params, at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(
      ...[kind, `${kind}:2026-11`, fields.provider ?? null, fields.project ?? null, 'As it came.'],
      ...[JSON.stringify(fields.params), fields.at ?? 1_795_000_000_000],
    )
  database.close()
}

test.beforeAll(async () => {
  home = copyHome('own')
  webhook = await startLoopbackServer()
  webhook.answer((_request, response) => response.end('ok'))
  const day = { period: '2026-11-20', spentUsd: '12.5', limitUsd: '10' }
  const month = { period: '2026-11', spentUsd: '50', limitUsd: '50', worstCaseUsd: '0.08125' }
  raise('daily_threshold', { project: 1, params: day })
  raise('budget_block', { provider: 'openai', params: month, at: 1_795_000_100_000 })
  app = await launchApp({ home })
})
test.afterAll(async () => {
  await app.close()
  await webhook.close()
  rmSync(home, { recursive: true, force: true })
})

const rows = () => app.page.getByRole('table').locator('tbody tr')
const link = () => app.page.getByRole('link', { name: /^Alerts/ })

test('tells what needs one, in words, with the way to act on it', async () => {
  const { page } = app
  await expect(link()).toHaveAccessibleName(/^Alerts\s*, 2 not yet seen$/)
  await link().click()
  await expect(rows()).toHaveCount(2)
  await expect(rows().first()).toContainText('OpenAI, November 2026: $50.00 of $50.00 is spent')
  await expect(rows().nth(1)).toContainText('Daily cost threshold exceeded: $12.50 > $10.00')
  await rows().nth(1).getByRole('button', { name: 'See the day’s costs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Costs')
  await expect(page).toHaveURL(/period=day&date=2026-11-20/)
  await page.goBack()
})

test('keeps to one project', async () => {
  const { page } = app
  await page.getByLabel('Project', { exact: true }).selectOption('Acme watch')
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText('Acme watch')
  await page.getByLabel('Project', { exact: true }).selectOption('All projects')
  await expect(rows()).toHaveCount(2)
})

test('takes away what was seen, keeps it among all, and brings it back', async () => {
  const { page } = app
  await rows().first().getByRole('button', { name: 'Seen', exact: true }).click()
  await expect(rows()).toHaveCount(1)
  await expect(link()).toHaveAccessibleName(/, 1 not yet seen$/)
  await page.getByRole('button', { name: 'Mark all as seen' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows()).toHaveCount(1)
  await page.getByText('All', { exact: true }).click()
  await expect(rows()).toHaveCount(2)
  await expect(rows().first()).toContainText('seen')
})

test('mutes what one does not want to be told, and tells it again', async () => {
  const { page } = app
  await rows().first().getByRole('button', { name: 'Mute: Calls were blocked' }).click()
  await page.getByRole('menuitem', { name: 'For good' }).click()
  await page.getByText('Muted', { exact: true }).click()
  await expect(rows()).toContainText(['for good'])
  await rows().first().getByRole('button', { name: 'Unmute' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing is muted' })).toBeVisible()
})

test('says what the nightly looks found, or that there was none yet', async () => {
  const { page } = app
  await page.getByText('Visibility watch', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was compared yet' })).toBeVisible()
  await page.getByText('Not yet seen', { exact: true }).click()
})

test('sends alerts on to a webhook whose address it never shows again', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Delivery…' }).click()
  const drawer = page.getByRole('dialog', { name: 'How alerts reach you' })
  const address = drawer.getByLabel('Address')
  await address.fill('http://hooks.example.com/x')
  await address.blur()
  await expect(drawer.getByText('The address begins with https://')).toBeVisible()
  await address.fill(`${webhook.url}/services/very-secret`)
  await drawer.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(drawer.getByText(`Alerts are sent to ${new URL(webhook.url).host}.`)).toBeVisible()
  await drawer.getByRole('button', { name: 'Send a trial' }).click()
  await expect(page.getByText('took the trial')).toBeVisible()
  expect(webhook.arrived.map(({ path }) => path)).toEqual(['/services/very-secret'])
  await expect(address).toHaveValue('')
  expect(await page.content()).not.toContain('very-secret')
  await drawer.getByRole('button', { name: 'Remove' }).click()
  await expect(drawer.getByText('Alerts are sent nowhere.')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('shows what another process raises outside the window, once', async () => {
  const { page } = app
  raise('key_rejected', { provider: 'google', at: Date.now(), params: { errorClass: 'auth', reason: 'no' } })
  await expect.poll(() => app.output()).toContain('A key was rejected')
  await expect(rows().first()).toContainText('Google was not asked with the key it has')
  expect(app.output().split('A key was rejected')).toHaveLength(2)
  await rows().first().getByRole('button', { name: 'Set a key' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
})

test('has nothing to complain of', async () => {
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
