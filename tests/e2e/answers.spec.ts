import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import type { Report } from '../../src/core/visibility/index.ts'
import { copyHome } from './app.ts'
import { violations } from './axe.ts'
import { launchApp, type RunningApp } from './launch.ts'

let app: RunningApp
let home: string
test.beforeAll(async () => {
  home = copyHome('demo')
  app = await launchApp({ home })
})
test.afterAll(async () => {
  await app.close()
})

const open = async (page: Page, name: string) => {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

/** How many answers the list says there are. */
const total = async (page: Page) => {
  const text = (await page.getByText(/^[\d,]+ of [\d,]+\+?$/).textContent()) ?? ''
  return Number(/of ([\d,]+)$/.exec(text)?.[1]?.replaceAll(',', ''))
}

const grid = (page: Page) => page.getByRole('grid', { name: /^Answers/ })
const panel = (page: Page) => page.getByRole('region', { name: 'The selected answer' })

const choices = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })

/** Chooses among the many of a filter. */
async function choose(page: Page, name: string, ...options: string[]) {
  await choices(page, name).click()
  for (const option of options)
    await page.getByRole('listbox').getByRole('option', { name: option, exact: true }).click()
  await page.keyboard.press('Escape')
}

/** The same counts asked of the file, over the 30 days that Overview shows. */
function counted(where: string): number {
  const db = new Database(join(home, 'demo', 'earshot.db'), { readonly: true })
  try {
    const sql = `
      SELECT COUNT(*) FROM answers a JOIN mentions n ON n.answer_id = a.id
      JOIN brands b ON b.id = n.brand_id AND b.is_own = 1
      WHERE a.status IN ('ok', 'refused') AND a.day > date((SELECT MAX(day) FROM answers), '-30 days') AND ${where}`
    return db.prepare(sql).pluck().get() as number
  } finally {
    db.close()
  }
}

const report = (): Report =>
  JSON.parse(
    execFileSync(process.execPath, ['bin/earshot.mjs', 'report', '--json', '--home', join(home, 'demo')], {
      encoding: 'utf8',
    }),
  ) as Report

test('opens from every figure of Overview to just the answers behind it', async () => {
  const { page } = app
  const own = report().brands.find(({ isOwn }) => isOwn)!
  const figures = [
    ['visibility', 'valid', own.visibility.valid, '1'],
    ['visibility', 'name', own.visibility.named, "n.state = 'named'"],
    ['shareOfVoice', 'name', own.visibility.named, "n.state = 'named'"],
    ['averagePosition', 'rank', own.averagePosition.n, 'n.rank IS NOT NULL'],
    ['netSentiment', ' scored', own.netSentiment.scored, "n.sentiment IN ('positive', 'neutral', 'negative', 'mixed')"],
    ['netSentiment', 'unscored', own.netSentiment.unscored, "n.sentiment = 'unscored'"],
  ] as const
  for (const [kpi, words, reported, where] of figures) {
    await open(page, 'Overview')
    await page.locator(`[data-kpi=${kpi}]`).click()
    const link = page
      .getByRole('list', { name: 'Show the answers behind it' })
      .getByRole('link', { name: new RegExp(`^[\\d,]+.*${words}`) })
    const said = Number(/^[\d,]+/.exec((await link.textContent()) ?? '')?.[0].replaceAll(',', ''))
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Answers')
    await expect.poll(() => total(page), `${kpi}, ${words}`).toBe(said)
    expect([said, counted(where)], `${kpi}, ${words}`).toEqual([reported, reported])
  }
})

test("opens from a model's row to that model's answers", async () => {
  const { page } = app
  await open(page, 'Overview')
  const row = page.getByRole('region', { name: 'By model' }).locator('tbody tr').first()
  const link = row.locator('td a').first()
  const named = Number(/named in ([\d,]+)/.exec((await link.getAttribute('title')) ?? '')?.[1]?.replaceAll(',', ''))
  const model = (await row.locator('th a').textContent()) ?? ''
  await link.click()
  await expect.poll(() => total(page)).toBe(named)
  await expect(grid(page).locator('tbody tr[data-index]').first()).toContainText(model)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
})

test('finds answers by their words, and narrows them down in the link', async () => {
  const { page } = app
  await open(page, 'Answers')
  await expect(grid(page).locator('tbody tr[data-index]').first()).toBeVisible()
  const all = await total(page)
  await page.getByRole('searchbox').fill('lumora whatsapp')
  await expect.poll(() => total(page)).toBeLessThan(all)
  await expect(grid(page).locator('tbody tr[data-index]').first().locator('b').first()).toHaveText(/lumora|whatsapp/i)
  expect(page.url()).toContain('text=lumora+whatsapp')
  const found = await total(page)
  await choose(page, 'Tone', 'negative')
  await expect.poll(() => total(page)).toBeLessThan(found)
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('lumora whatsapp')
  await expect(choices(page, 'Tone')).toHaveText('negative')
  await page.getByRole('searchbox').fill('xyzzy')
  await expect(page.getByRole('heading', { name: 'No answer matches this filter.' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).first().click()
  await expect.poll(() => total(page)).toBe(all)
})

test('narrows down to any of several, by keyboard as well, and keeps them in the link', async () => {
  const { page } = app
  await open(page, 'Answers')
  await expect(grid(page).locator('tbody tr[data-index]').first()).toBeVisible()
  const all = await total(page)
  const models = choices(page, 'Model')
  await models.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => total(page)).toBeLessThan(all)
  const ofOne = await total(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(models).toHaveText('2 models')
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveCount(2)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(models).toBeFocused()
  await expect.poll(() => total(page)).toBeGreaterThan(ofOne)
  const ofTwo = await total(page)
  expect(ofTwo).toBeLessThan(all)

  await choices(page, 'Prompt').click()
  const search = page.getByRole('textbox', { name: 'Prompt: search' })
  await expect(search).toBeFocused()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => total(page)).toBeLessThan(ofTwo)
  await page.keyboard.press('Escape')
  await expect(choices(page, 'Prompt')).toBeFocused()
  const ofPrompt = await total(page)
  await page.reload()
  await expect(models).toHaveText('2 models')
  await expect.poll(() => total(page)).toBe(ofPrompt)
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect.poll(() => total(page)).toBe(all)
})

test('reads one answer after another by keyboard, with all there is about each', async () => {
  const { page } = app
  await open(page, 'Answers')
  const all = await total(page)
  await choose(page, 'What it says of the brand', 'ranked')
  // The rows of before go once those of the filter are there.
  await expect.poll(() => total(page)).toBeLessThan(all)
  const rows = grid(page).locator('tbody tr[data-index]')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  const answer = panel(page)
  await expect(answer.locator('mark', { hasText: 'Lumora' }).first()).toBeVisible()
  await expect(answer.getByRole('table', { name: 'Brands in this answer' })).toContainText(/Lumora\s*named\s*\d+\s*\d/)
  await expect(answer.getByRole('region', { name: 'What changed' })).toContainText('Since the answer of')
  await expect(answer).toContainText(/Cost, exactly\$0\.\d+/)
  await answer.getByRole('button', { name: 'Show the raw body' }).click()
  await expect(answer.locator('pre')).toContainText('"model"')
  await answer.getByRole('button', { name: 'The answer above' }).click()
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true')
  await expect(answer.locator('img, script, iframe')).toHaveCount(0)
})

test('loads more as one scrolls, and never draws more than is seen', async () => {
  const { page } = app
  await open(page, 'Answers')
  await expect(page.getByText(/^100 of \d,\d{3}/)).toBeVisible()
  const rows = grid(page).locator('tbody tr[data-index]')
  await rows.first().focus()
  await page.keyboard.press('End')
  await expect(grid(page).locator('tbody tr[data-index="99"]')).toBeFocused()
  await expect(page.getByText(/^200 of /)).toBeVisible()
  await page.keyboard.press('End')
  await expect(grid(page).locator('tbody tr[data-index="199"]')).toBeFocused()
  expect(await rows.count()).toBeLessThan(80)
})

test('has nothing to complain of', () => {
  expect(app.output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
