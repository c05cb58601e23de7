import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'

test.describe.configure({ mode: 'serial' })
const app = withApp('demo')
const rows = () => app().page.getByRole('table').locator('tbody tr:has(td a)')

test('lists the prompts with how the brand fares, and opens the answers behind', async () => {
  const { page } = app()
  await page.getByRole('link', { name: 'Prompts' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Prompts')
  await expect(rows()).toHaveCount(12)
  await expect(rows().first()).toContainText(/\d+%n \d+/)
  await rows().first().getByRole('link', { name: /%/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Answers')
  await expect(page).toHaveURL(/prompt=\d+&status=valid&from=.*&to=/)
  await page.goBack()
  await expect(rows()).toHaveCount(12)
})

test('adds pasted lines, showing first which are there already', async () => {
  const { page } = app()
  const known = (await rows().first().getByRole('link').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Add prompts' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Prompts').fill(`What is new in lamps?\n${known}\n\nWhat is new in lamps?`)
  await expect(dialog.getByRole('status')).toHaveText('1 prompt to add, 2 left out:')
  await expect(dialog.getByRole('listitem').first()).toContainText('there already')
  await expect(dialog.getByRole('listitem').nth(1)).toContainText('repeated')
  await dialog.getByRole('button', { name: 'Add them' }).click()
  await expect(dialog).toBeHidden()
  await expect(rows()).toHaveCount(13)
  await expect(rows().last()).toContainText('never')
})

test('makes another prompt of another text and pauses the old one', async () => {
  const { page } = app()
  await page.getByRole('button', { name: 'Edit “What is new in lamps?”' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Text').fill('')
  await dialog.getByLabel('Text').blur()
  await expect(dialog.getByText('The prompt must not be empty.')).toBeVisible()
  await dialog.getByLabel('Text').fill('What is new in desk lamps?')
  await expect(dialog.getByRole('status')).toContainText('Another text is another question')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(rows().filter({ hasText: 'What is new in desk lamps?' })).toHaveCount(1)
  await page.getByText('Paused', { exact: true }).first().click()
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText('What is new in lamps?')
  await page.getByText('Asked', { exact: true }).first().click()
})

test('removes a prompt and brings it back', async () => {
  const { page } = app()
  await expect(rows()).toHaveCount(13)
  await page.getByRole('button', { name: 'Remove “What is new in desk lamps?”' }).click()
  await expect(rows()).toHaveCount(12)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows()).toHaveCount(13)
})

test('finds prompts by their words', async () => {
  const { page } = app()
  await page.getByRole('textbox', { name: 'Find a prompt' }).fill('DESK LAMPS')
  await expect(rows()).toHaveCount(1)
  await page.getByRole('textbox', { name: 'Find a prompt' }).fill('no such words')
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(rows()).toHaveCount(14)
})

test('has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
