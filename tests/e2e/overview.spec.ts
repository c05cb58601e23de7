import { expect, type Page, test } from '@playwright/test'
import { withApp } from './app.ts'

const app = withApp('demo')

test('shows the demo under its banner, with every figure', async () => {
  const { page } = app()
  await expect(page.getByRole('note')).toContainText('simulated')
  const kpi = (name: string) => page.locator(`[data-kpi=${name}]`)
  await expect(kpi('visibility')).toContainText(/Visibility\d+%/)
  await expect(kpi('visibility')).toContainText(/\d+–\d+% · n 1,\d{3}/)
  await expect(kpi('shareOfVoice')).toContainText(/\d+% .*n \d,\d{3}.*of 5/s)
  await expect(kpi('averagePosition')).toContainText(/\d\.\d.*n \d+/s)
  await expect(kpi('netSentiment')).toContainText(/[+-]?\d+.*unscored/s)
  await expect(kpi('cost')).toContainText(/\$\d+\.\d\d.*paid calls/s)
})

test('draws the chart and gives its figures to those who cannot see it', async () => {
  const { page } = app()
  const chart = page.getByRole('img', { name: /Visibility by brand from .*: Lumora \d+%/ })
  await expect(chart).toBeVisible()
  const coloured = () =>
    chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      const colours = new Set<number>()
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 255) colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!)
      }
      return colours.size
    })
  await expect.poll(coloured).toBeGreaterThan(20)

  await page.getByText('Table', { exact: true }).click()
  const table = page.getByRole('region', { name: 'Visibility by brand' }).getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(31)
  await expect(table.getByRole('columnheader').nth(1)).toHaveText('Lumora')
  await page.getByText('Chart', { exact: true }).click()
})

test('compares the models', async () => {
  const { page } = app()
  const rows = page.getByRole('region', { name: 'By model' }).locator('tbody tr')
  await expect(rows).toHaveCount(4)
  for (const row of await rows.all()) await expect(row).toContainText(/\d+%.*0\.\d\d/s)
})

test('changes range, model and search', async () => {
  const { page } = app()
  const n = async () => {
    const text = (await page.locator('[data-kpi=visibility]').textContent()) ?? ''
    return Number(/n ([\d,]+)/.exec(text)?.[1]?.replace(',', ''))
  }
  const month = await n()
  await page.getByText('7 d', { exact: true }).click()
  await expect.poll(n).toBeLessThan(month / 3)
  await page.getByText('30 d', { exact: true }).click()
  await expect.poll(n).toBe(month)
  await page.getByLabel('Model', { exact: true }).selectOption({ label: 'GPT-5' })
  await expect.poll(n).toBeLessThan(month / 3)
  await expect(page.getByRole('region', { name: 'By model' }).locator('tbody tr')).toHaveCount(1)
  await page.getByLabel('Web search').selectOption({ label: 'Search off' })
  await expect(page.getByRole('heading', { name: 'No answers in these days' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect.poll(n).toBe(month)
})

test('opens a figure by keyboard and closes it again', async () => {
  const { page } = app()
  await page.locator('[data-kpi=visibility]').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('95 % interval')
  await expect(dialog).toContainText(/valid answers to 12 prompts/)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.locator('[data-kpi=visibility]')).toBeFocused()
})

test('moves through the answers by keyboard and shows the chosen one with its brands marked', async () => {
  const { page } = app()
  const rows = page.getByRole('grid').locator('tbody tr')
  await expect(rows).toHaveCount(20)
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  const prompt = (await rows.nth(1).locator('td').first().textContent()) ?? ''
  const answer = page.getByRole('region', { name: 'The selected answer' })
  await expect(answer.getByRole('heading')).toHaveText(prompt)

  await rows
    .filter({ hasNotText: /absent|refused|linked only|said unknown/ })
    .first()
    .click()
  await expect(answer.locator('mark', { hasText: 'Lumora' }).first()).toBeVisible()
  await expect(answer).toContainText(/search on, \d+ search.* in, .* out · \d.*s · \$0\.\d{4}/)
  await expect(answer.locator('a, img, script, iframe')).toHaveCount(0)
})

test('speaks Spanish, and remembers it', async () => {
  const { page } = app()
  await page.getByText('ES', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resumen')
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resumen')
  await expect(page.locator('[data-kpi=visibility]')).toContainText(/\d+\s%/)
  await page.getByText('EN', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
})

test('is light and dark, as the system or as the user says', async () => {
  const { page } = app()
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(ground).toBe('rgb(16, 18, 22)')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(ground).toBe('rgb(247, 247, 248)')
  await page.getByRole('img', { name: 'Dark' }).click()
  await expect.poll(ground).toBe('rgb(16, 18, 22)')
  await page.getByRole('img', { name: 'As the system' }).click()
  await expect.poll(ground).toBe('rgb(247, 247, 248)')
})

/** What has the focus, and whether one can see it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { kpi, runButton } = element.dataset
    const label = element.closest('[aria-label]')?.getAttribute('aria-label')
    const shown = element.matches('input[type=radio]') ? (element.nextElementSibling ?? element) : element
    const { outlineStyle, borderColor } = getComputedStyle(shown)
    const accent = 'rgb(79, 70, 229)'
    return {
      name: kpi ?? (runButton === undefined ? (label ?? element.textContent ?? '') : 'run'),
      visible: outlineStyle !== 'none' || borderColor === accent,
    }
  })

test('reaches everything by keyboard, in the order it is read, and shows where one is', async () => {
  const { page } = app()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.reload()
  await expect(page.locator('[data-kpi=cost]')).toBeVisible()
  const stops = []
  for (;;) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement === document.body)) break
    stops.push(await focused(page))
  }
  expect(stops.filter((stop) => !stop.visible)).toEqual([])
  const names = stops.map((stop) => stop.name)
  const places = ['Skip to content', 'Days shown', 'Model', 'Web search', 'run', 'visibility', 'cost'].map((name) =>
    names.indexOf(name),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('never asks the network for anything, and has nothing to complain of', async () => {
  expect(app().output()).not.toMatch(/\[page\] (error|uncaught|warning)/)
})
