import { expect, test } from '@playwright/test'
import { withApp } from './app.ts'
import { STAND_IN } from './realElectron.ts'

const app = withApp('demo')

test.beforeEach(async () => {
  await expect(app().page.locator('[data-kpi=visibility]')).toBeVisible()
})

test('gives the page a port and nothing of Node', async () => {
  const found = await app().page.evaluate(() => ({
    port: Object.keys(window.earshot ?? {}).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
  }))
  expect(found).toEqual({ port: ['onDisconnect', 'onMessage', 'postMessage'], node: [] })
})

test('opens its page with every protection on, and no preference besides', STAND_IN, async () => {
  const said = /\[web preferences] (.*)/.exec(app().output())?.[1] ?? ''
  expect(JSON.parse(said)).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    spellcheck: false,
  })
})

test('hears only the page itself, not a frame inside it', STAND_IN, async () => {
  const { page, output } = app()
  const frame = await page.evaluateHandle(() => {
    const made = document.createElement('iframe')
    document.body.append(made)
    return made
  })
  const inside = await (await frame.asElement()?.contentFrame())!
  await inside?.evaluate(() => window.__standInSend('rpc', ['{"i":"1","p":{"u":"/projects/list"}}']))
  await expect.poll(output).toContain("The window's bridge refused a message from about:blank")
  await frame.evaluate((made) => made.remove())
})

test('passes on only texts of a reasonable length', async () => {
  const { page, output } = app()
  await page.evaluate(() => window.earshot?.postMessage({ not: 'a text' }))
  await page.evaluate(() => window.earshot?.postMessage('x'.repeat(2_000_000)))
  await expect.poll(() => output().split('not a text of the contract').length - 1).toBe(2)
})

test('stays in the app: no other page, no window, no frame from elsewhere', async () => {
  const { page, output } = app()
  const here = page.url()
  const abroad = await page.evaluate(() => {
    window.location.href = 'https://evil.example/'
    return new Promise((resolve) => setTimeout(() => resolve(window.location.href), 0))
  })
  expect(abroad).toBe(here)
  await expect(page.locator('[data-kpi=visibility]')).toBeVisible()
  const refused = 'A link of a kind that is never opened was refused'
  for (const [n, url] of ['file:///etc/passwd', 'about:blank', 'smb://server/share'].entries()) {
    expect(await page.evaluate((address) => window.open(address), url)).toBeNull()
    await expect.poll(() => output().split(refused).length - 1).toBe(n + 1)
  }
  await page.evaluate(() => {
    const link = document.createElement('a')
    Object.assign(link, { href: 'about:blank', target: '_blank', rel: 'opener' })
    document.body.append(link)
    link.click()
    link.remove()
  })
  await expect.poll(() => output().split(refused).length - 1).toBe(4)
  await expect.poll(() => page.context().pages().length).toBe(1)
  expect(output()).not.toContain('[window] another opens')
  expect(page.url()).toBe(here)
})

test('opens a link outside only after the user has seen where it leads', async () => {
  const { page, output, act } = app()
  await page.evaluate(() => window.open('https://xn--pple-43d.com/login?from=answer'))
  await expect.poll(output).toContain('[dialog] Open xn--pple-43d.com in your browser?')
  await page.evaluate(() => window.open('https://second.example/'))
  act('dialog', 1)
  // While a question is open, no other is asked.
  await expect.poll(output).toContain('[dialog answered] 1')
  await page.evaluate(() => window.open('https://example.com/seen'))
  await expect.poll(output).toContain('[dialog] Open example.com in your browser?')
  act('dialog', 0)
  await expect.poll(output).toContain('[shell] https://example.com/seen')
  expect(output()).not.toContain('second.example')
  expect(output()).not.toContain('[shell] https://xn--')
})

test('reaches no network, and runs no script or style made of text', async () => {
  const { page } = app()
  const tried = await page.evaluate(async () => {
    const outcome = async (attempt: () => unknown) => {
      try {
        await attempt()
        return 'allowed'
      } catch {
        return 'refused'
      }
    }
    const element = (name: 'script' | 'style', text: string) => {
      const made = document.createElement(name)
      made.textContent = text
      document.head.append(made)
      made.remove()
    }
    element('script', 'window.ranInline = true')
    const ground = getComputedStyle(document.body).backgroundColor
    element('style', 'body { background: red !important }')
    return {
      fetch: await outcome(() => fetch('https://evil.example/')),
      own: await outcome(() => fetch('/index.html')),
      script: 'ranInline' in window,
      style: getComputedStyle(document.body).backgroundColor !== ground,
    }
  })
  expect(tried).toEqual({ fetch: 'refused', own: 'refused', script: false, style: false })
})
