import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchApp } from './launch.ts'

/** Pictures of every page of the built app over the demo, in both themes and languages and three widths: `npm run screenshots`. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'screenshots')
const WIDTHS = [900, 1280, 1920]
const LOCALES = ['en-US', 'es-ES']
const SCHEMES = ['light', 'dark'] as const

const homes = mkdtempSync(join(tmpdir(), 'earshot-screenshots-'))
try {
  mkdirSync(folder, { recursive: true })
  const made = spawnSync(process.execPath, ['tests/e2e/makeHomes.ts', homes], { cwd: root, stdio: 'inherit' })
  if (made.status !== 0) throw new Error('The demo could not be made.')
  for (const locale of LOCALES) for (const width of WIDTHS) await photograph(locale, width)
} finally {
  rmSync(homes, { recursive: true, force: true })
}

async function photograph(locale: string, width: number): Promise<void> {
  const home = join(homes, `${locale}-${width}`)
  cpSync(join(homes, 'demo'), home, { recursive: true })
  const app = await launchApp({ home, width, height: Math.round(width * 0.65), locale })
  try {
    const { page } = app
    await page.locator('[data-kpi=cost]').waitFor()
    const links = page.getByRole('navigation').getByRole('link')
    const pages = await links.evaluateAll((found) =>
      found.map((link) => ({ hash: (link as HTMLAnchorElement).hash, title: link.firstChild?.textContent ?? '' })),
    )
    for (const { hash, title } of [...pages, { hash: '#/welcome', title: '' }]) {
      await page.evaluate((to) => {
        window.location.hash = to
      }, hash)
      for (const scheme of SCHEMES) {
        await page.emulateMedia({ colorScheme: scheme })
        // The page before goes once this one's code is there.
        await page.getByRole('heading', { level: 1, name: title }).waitFor()
        await page.waitForFunction(() => !document.querySelector('main .mantine-Skeleton-root'))
        const name = /^#\/(\w+)/.exec(hash)?.[1]
        const file = join(folder, `${name}-${locale.slice(0, 2)}-${scheme}-${width}.png`)
        await page.screenshot({ path: file, fullPage: true })
        console.log(file)
      }
    }
  } finally {
    await app.close()
  }
}
