import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { settings } from './settings.ts'

/** Quiet, and without a word to anybody outside. */
const ARGUMENTS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
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
  opening ??= chromium.launchPersistentContext(join(settings.userData, 'chromium'), {
    executablePath: settings.chromium,
    viewport: settings.viewport,
    locale: settings.locale,
    args: [...ARGUMENTS, ...(settings.debuggingPort ? [`--remote-debugging-port=${settings.debuggingPort}`] : [])],
  })
  return opening
}

export async function closeBrowser(): Promise<void> {
  await (await opening)?.close()
}
