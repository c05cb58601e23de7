import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { copyHome, withApp } from './app.ts'

const app = withApp('own')

test.beforeEach(async () => {
  await app().page.evaluate(() => {
    window.location.hash = '#/settings'
  })
  await expect(app().page.getByRole('heading', { level: 1 })).toHaveText('Settings')
})

test('lists where data goes: the hosts and nothing else', async () => {
  const hosts = app().page.getByRole('region', { name: 'What leaves this machine' })
  await expect(hosts.getByRole('listitem')).toHaveCount(4)
  await expect(hosts).toContainText('api.openai.com')
  await expect(hosts).toContainText('only once there is a key')
})

test('adds an endpoint, refuses one that is not safe, and removes it with undo', async () => {
  const { page } = app()
  const panel = page.getByRole('region', { name: 'Endpoints' })
  await panel.getByRole('button', { name: 'Add an endpoint' }).click()
  await panel.getByLabel('Name').fill('ollama')
  await panel.getByLabel('Base URL').fill('http://example.com/v1')
  await expect(panel).toContainText('must begin with https://')
  await panel.getByLabel('Base URL').fill('http://localhost:11434/v1')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('listitem').filter({ hasText: 'ollama' })).toContainText('free')
  await expect(page.getByRole('region', { name: 'What leaves this machine' })).toContainText('this computer')

  await panel.getByRole('button', { name: 'Remove' }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(4)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(5)
})

test('backs up, and goes back to the backup', async () => {
  const { page } = app()
  const data = page.getByRole('region', { name: 'Your data' })
  await data.getByRole('button', { name: 'Back up now' }).click()
  await expect(data.getByRole('listitem')).toHaveCount(1)

  const endpoints = page.getByRole('region', { name: 'Endpoints' })
  await endpoints.getByRole('button', { name: 'Remove' }).click()
  await expect(endpoints.getByRole('listitem')).toHaveCount(4)

  await data.getByRole('button', { name: /^Restore earshot-/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('kept as another backup')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(dialog).toBeHidden()
  await expect(endpoints.getByRole('listitem')).toHaveCount(5)
  await expect(data.getByRole('listitem').filter({ hasText: 'before-restore' })).toHaveCount(1)
})

test('backs up to a file of the user’s choice, restores it, and exports where it is told to', async () => {
  const { page, act, output } = app()
  const folder = copyHome(null)
  const data = page.getByRole('region', { name: 'Your data' })
  await data.getByRole('button', { name: 'Back up to…' }).click()
  await expect.poll(output).toMatch(/\[file dialog] Save as: .*documents.earshot-[\dTZ-]+\.db/)
  act('file', join(folder, 'mine.db'))
  await expect(page.getByText(`${join(folder, 'mine.db')} is made.`)).toBeVisible()

  await data.getByRole('button', { name: 'Restore from another file…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Choose the file…' }).click()
  await expect.poll(output).toContain('[file dialog] Choose a backup')
  act('file', join(folder, 'mine.db'))
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(data.getByRole('listitem').filter({ hasText: 'before-restore' })).toHaveCount(2)

  await data.getByLabel('What to export').selectOption({ label: 'Paid calls' })
  await data.getByRole('button', { name: 'Export…' }).click()
  await expect.poll(output).toMatch(/\[file dialog] Save as: .*earshot-ledger-[\dT-]+\.csv/)
  act('file', join(folder, 'calls.csv'))
  await expect(page.getByText(/calls\.csv is written: 0\.\d MB\./)).toBeVisible()
  expect(readFileSync(join(folder, 'calls.csv'), 'utf8')).toMatch(/^entryId,/)
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
