import { expect, test } from '@playwright/test'
import { type SimulatorProcess, startSimulatorProcess } from '../simulator/process.ts'
import { copyHome } from './app.ts'
import { launchApp, type RunningApp } from './launch.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })

let app: RunningApp
let simulator: SimulatorProcess

test.beforeAll(async () => {
  simulator = await startSimulatorProcess({ seed: 'welcome' })
  app = await launchApp({
    home: copyHome(null),
    env: { OPENAI_BASE_URL: simulator.baseUrls.openai, ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' },
  })
})
test.afterAll(async () => {
  await app.close()
  await simulator.close()
})

const row = (provider: string) => app.page.locator(`[data-provider=${provider}]`)

async function enterKey(provider: string, key: string): Promise<void> {
  await row(provider)
    .getByRole('button', { name: /Set a key|Replace/ })
    .click()
  await row(provider)
    .getByLabel(/^Key of/)
    .fill(key)
  await row(provider).getByRole('button', { name: 'Keep and test it' }).click()
}

test('begins with a key or the demo', async () => {
  const { page } = app
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What do language models say about your brand?')
  await expect(page.getByRole('button', { name: 'See the demo' })).toBeVisible()
  await expect(page.getByRole('navigation')).not.toContainText('Overview')
})

test('tells a refused key from no network, and from one that works', async () => {
  await enterKey('openai', 'has a space')
  await expect(row('openai')).toContainText('must not hold a space')
  await expect(row('openai').getByLabel('Key of OpenAI')).toHaveValue('has a space')
  await row('openai').getByRole('button', { name: 'Cancel' }).click()

  await enterKey('openai', 'wrong-0123456789')
  await expect(row('openai').locator('[data-outcome]')).toHaveAttribute('data-outcome', 'refused')
  await enterKey('openai', 'sk-good-0123456789-4f2a')
  await expect(row('openai').locator('[data-outcome]')).toHaveAttribute('data-outcome', 'works')
  await expect(row('openai')).toContainText('set, ends in …4f2a')

  await enterKey('anthropic', 'sk-ant-0123456789')
  await expect(row('anthropic').locator('[data-outcome]')).toHaveAttribute('data-outcome', 'unreachable')
  await row('anthropic').getByRole('button', { name: 'Remove: Anthropic' }).click()
  await expect(row('anthropic')).toContainText('no key')
  await expect(app.page.locator('body')).not.toContainText('0123456789')
})

test('goes from the brand over questions and models to a quote, and runs it', async () => {
  const { page } = app
  const next = page.getByRole('button', { name: 'Go on', exact: true })
  await next.click()
  await next.click()
  await expect(page.getByText('Your brand must not be empty.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Your brand' }).fill('Lumora')
  await page.getByLabel('Industry').fill('CRM')
  await page.getByLabel('Country').fill('Spain')
  await expect(page.getByText('A country is two letters')).toBeVisible()
  await page.getByLabel('Country').fill('ES')
  await next.click()

  await page.getByLabel('Competitors, one a line').fill('Kestrel CRM, kestrelcrm.example\nNorvik')
  await expect(page.getByRole('checkbox', { name: 'Lumora or Norvik: which is better?' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Which CRM would you recommend?' })).toBeChecked()
  const offer = page.getByRole('button', { name: /^Suggest with .+ \(at most \$0\.\d{4}\)$/ })
  await offer.click()
  await expect(page.getByRole('status').filter({ hasText: 'were suggested' })).toContainText(/It cost \$0\.\d{4}\./)
  await expect(page.getByRole('checkbox', { name: 'What is the best CRM for a small team?' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Which CRM would you recommend?' })).not.toBeChecked()
  await page.getByRole('checkbox', { name: 'Which CRM would you recommend?' }).check()
  await page.getByRole('checkbox', { name: 'Which CRM has the best customer service?' }).check()
  await page.getByLabel('Your own questions, one a line').fill('Which CRM is best for a small sales team?')
  await expect(page.getByText('9 questions chosen')).toBeVisible()
  await next.click()

  await expect(page.getByText('One run asks 9 questions of 1 model: 9 answers.')).toBeVisible()
  await page.getByRole('button', { name: 'Create it and show what a run costs' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('9 questions to 1 model.')
  await dialog.getByRole('button', { name: 'Ask 9 questions' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await expect(page.locator('[data-kpi=visibility]')).toContainText(/\d+%/, { timeout: 45_000 })
  await expect(page.locator('[data-kpi=visibility]')).toContainText('n 9')
})

test('leads to the demo and back', async () => {
  test.setTimeout(150_000)
  const { page } = app
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'See the demo' }).click()
  await expect(page.getByRole('heading', { name: 'Making the demo' })).toBeVisible()
  await expect(page.locator('[data-kpi=visibility]')).toContainText(/n 1,\d{3}/, { timeout: 120_000 })
  await page.getByRole('note').getByRole('button', { name: 'Start with your own brand' }).click()
  await expect(page.locator('[data-kpi=visibility]')).toContainText('n 9')
  await expect(page.getByRole('note')).toHaveCount(0)
})

test('has nothing to complain of', async () => {
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
