import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { settings } from './settings.ts'

/** Quiet, and without a word to anybody outside. */
const ARGUMENTS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  // Where a test can drive the same page; Chromium chooses the port.
  '--remote-debugging-port=0',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--force-color-profile=srgb',
]

let opening: Promise<BrowserContext> | null = null

/** The one Chromium of this process, started with the first window. */
export function browserContext(): Promise<BrowserContext> {
  opening ??= open()
  return opening
}

async function open(): Promise<BrowserContext> {
  const profile = join(settings.userData, 'chromium')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: settings.chromium,
    viewport: settings.viewport,
    locale: settings.locale,
    args: ARGUMENTS,
  })
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  process.stderr.write(`[stand-in] Chromium listens on ${port}\n`)
  return context
}

export async function closeBrowser(): Promise<void> {
  await (await opening)?.close()
}
