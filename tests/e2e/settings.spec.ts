import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

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

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
