import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })
const app = withApp('demo')

test('shows how long answers took, what failed, and how much was asked', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Operations' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Operations')
  await expect(page.locator('dl')).toContainText(/Median response time.*\d.*s.*90%.*99%.*answers/s)
  await expect(page.locator('dl')).toContainText(/Calls that failed.*of [\d,]+ calls/s)
  await expect(page.getByRole('img', { name: /Response times by day/ })).toBeVisible()
  const table = page.getByRole('table', { name: /Operational figures/ })
  await expect(table.locator('tbody tr')).toHaveCount(4)
})

test('groups, filters and keeps both in its link', async () => {
  const { page } = app()
  const rows = page.getByRole('table', { name: /Operational figures/ }).locator('tbody tr')
  await page.getByText('Day', { exact: true }).click()
  await expect(rows.first()).toContainText(/20\d\d/)
  await page.getByText('Project', { exact: true }).click()
  await expect(rows).toHaveCount(1)
  await page.getByText('Provider', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'Anthropic' })
  await expect(rows).toHaveCount(1)
  await expect(page).toHaveURL(/groupBy=provider/)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Provider' })).toHaveValue('anthropic')
  await expect(rows).toHaveCount(1)
})

test('exports what the table shows', async () => {
  const { page } = app()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  expect((await download).suggestedFilename()).toBe('earshot-operations-provider.csv')
})

test('shows the log, by level and text', async () => {
  const { page } = app()
  await page.getByText('Log', { exact: true }).click()
  const rows = page.getByRole('table', { name: /Log, newest first/ }).locator('tbody tr')
  await expect(rows.filter({ hasText: /Earshot .* begins/ }).first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Holding…' }).fill('nothing is like this')
  await expect(page.getByText('No line of the log is like this.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Holding…' }).fill('BEGINS')
  await expect(rows.first()).toContainText('begins')
  await page.getByText('Errors', { exact: true }).click()
  await expect(page.getByText('No line of the log is like this.')).toBeVisible()
})

test('gives diagnostics to copy, without a name of the user’s', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Diagnostics…' }).click()
  const text = page.getByRole('textbox', { name: 'Diagnostics' })
  await expect(text).toHaveValue(/^Earshot .*Rows: projects 1,/s)
  expect(await text.inputValue()).not.toMatch(/Acme|Globex/)
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('serves the local API when it is switched on, to who has a token', async () => {
  const { page } = app()
  await page.evaluate(() => {
    window.location.hash = '#/settings'
  })
  const panel = page.getByRole('region', { name: 'Local API' })
  await expect(panel).toContainText('not served')
  await panel.getByRole('button', { name: 'New token' }).click()
  await panel.getByLabel('Name').fill('Grafana')
  await panel.getByRole('button', { name: 'Make it' }).click()
  const shown = panel.getByRole('textbox', { name: /token “Grafana”/ })
  const token = await shown.inputValue()
  expect(token).toMatch(/^earshot_[\w-]{43}$/)
  await panel.getByRole('button', { name: 'I have it' }).click()
  await expect(page.locator('body')).not.toContainText(token)

  await panel.getByLabel('Serve it while Earshot runs').check()
  await panel.getByLabel('Port').fill(String(20_000 + (process.pid % 20_000)))
  await panel.getByRole('button', { name: 'Apply' }).click()
  const address = panel.getByText(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1/)
  await expect(address).toBeVisible()
  const url = /http:\S+\/api\/v1/.exec((await address.textContent()) ?? '')![0]
  const list = () => fetch(`${url}/projects`, { headers: { authorization: `Bearer ${token}` } })
  expect(await (await list()).json()).toMatchObject([{ brand: expect.any(String) }])

  await panel.getByRole('button', { name: 'Revoke Grafana' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(panel.getByRole('listitem')).toContainText('revoked')
  expect((await list()).status).toBe(401)
  await panel.getByLabel('Serve it while Earshot runs').uncheck()
  await panel.getByRole('button', { name: 'Apply' }).click()
  await expect(panel).toContainText('not served')
  await expect(list()).rejects.toThrow()
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
