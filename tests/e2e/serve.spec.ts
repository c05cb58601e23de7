import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { settings } from '../electron-stand-in/settings.ts'
import { type ServeProgram, startServe } from '../server/program.ts'
import { copyHome } from './app.ts'

let home: string
let program: ServeProgram
let browser: Browser

test.beforeAll(async () => {
  browser = await chromium.launch({ executablePath: settings.chromium, args: ['--no-sandbox', '--disable-gpu'] })
})
test.afterAll(() => browser.close())

test.beforeEach(() => {
  home = copyHome('demo')
  program = startServe(home)
})
test.afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  program.send('SIGKILL')
  await program.ended
  rmSync(home, { recursive: true, force: true })
})

/** A browser that is signed in. */
async function openApp(): Promise<Page> {
  const context = await browser.newContext({ viewport: settings.viewport, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(await program.link())
  return page
}

const visibility = (page: Page) => page.locator('[data-kpi=visibility]')

test('opens the app by the printed link, with every figure and nothing to complain of', async () => {
  const context = await browser.newContext({ viewport: settings.viewport, locale: 'en-US' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const link = await program.link()
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.goto(link)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await expect(page.getByRole('note')).toContainText('simulated')
  await expect(visibility(page)).toContainText(/\d+–\d+% · n 1,\d{3}/)
  await expect(page.getByRole('img', { name: /Visibility by brand from .*: Lumora \d+%/ })).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
  expect([...hosts]).toEqual([new URL(link).host])
  expect(complaints).toEqual([])
  await page.screenshot({ path: 'screenshots/serve.png' })
})

test('is let in by a link on a page of another site, too', async () => {
  const link = await program.link()
  const elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<a href="${link}">Earshot</a>`)
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  const page = await browser.newPage()
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}`)
  await page.getByRole('link').click()
  await expect(visibility(page)).toContainText(/\d+%/)
  elsewhere.close()
})

test('shows a run while it goes on, and goes on with it in another tab', async () => {
  const page = await openApp()
  await page.locator('[data-run-button]').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ask 48 questions' }).click()
  const panel = page.getByRole('region', { name: 'Run in progress' })
  await expect(panel).toContainText(/[1-9]\d* of 48 questions done/)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await expect(other.getByRole('region', { name: 'Run in progress' })).toHaveAttribute(
    'data-status',
    /completed|partial/,
    { timeout: 45_000 },
  )
  await expect(panel).toHaveAttribute('data-status', /completed|partial/)
})

test('has room for more tabs than a browser has connections, because those in the background rest', async () => {
  const first = await openApp()
  await expect(visibility(first)).toContainText(/\d+%/)
  const context = first.context()
  for (let tab = 0; tab < 7; tab++) {
    const page = tab === 0 ? first : await context.newPage()
    if (tab > 0) await page.goto(first.url())
    await expect(visibility(page)).toContainText(/\d+%/)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    })
  }
  const last = await context.newPage()
  await last.goto(first.url())
  await expect(visibility(last)).toContainText(/\d+%/)
})

test('says so when the host is closed', async () => {
  const page = await openApp()
  await expect(visibility(page)).toContainText(/\d+%/)
  program.send('SIGTERM')
  expect(await program.ended).toBe(0)
  await expect(page.getByRole('alert')).toContainText('The engine stopped')
})

test('tells whoever comes without a link how to get one', async () => {
  const { origin } = new URL(await program.link())
  const page = await browser.newPage()
  await page.goto(origin)
  await expect(page.getByRole('heading')).toHaveText('Earshot needs a new link')
  await expect(page.locator('p')).toContainText('press Enter in the terminal')
  await page.screenshot({ path: 'screenshots/serve-sign-in.png' })
})

test('keeps the page to its policy: its own origin, and no script or style made of text', async () => {
  const page = await openApp()
  await expect(visibility(page)).toContainText(/\d+%/)
  const tried = await page.evaluate(async () => {
    const outcome = (attempt: Promise<unknown>) => attempt.then(() => 'allowed').catch(() => 'refused')
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.head.append(script)
    return {
      own: await outcome(fetch('/index.html')),
      foreign: await outcome(fetch(`http://localhost:${location.port}/index.html`, { mode: 'no-cors' })),
      evaluated: await outcome(Promise.resolve().then(() => new Function('return 1')())),
      inline: 'ranInline' in window,
      cookie: document.cookie,
    }
  })
  expect(tried).toEqual({ own: 'allowed', foreign: 'refused', evaluated: 'refused', inline: false, cookie: '' })
})
