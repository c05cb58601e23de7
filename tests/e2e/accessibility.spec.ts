import { expect, type Page, test } from '@playwright/test'
import { copyHome, withApp } from './app.ts'
import { violations } from './axe.ts'
import { launchApp } from './launch.ts'

const app = withApp('demo')

/** The pages of the navigation, by their links, each with its title. */
async function pages(page: Page): Promise<{ hash: string; title: string }[]> {
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  await expect(links.first()).toBeVisible()
  return links.evaluateAll((found) =>
    found.map((link) => ({
      hash: (link as HTMLAnchorElement).hash,
      title: link.firstChild?.textContent ?? '',
    })),
  )
}

async function settled(page: Page, title?: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? /./)
  await expect(page.locator('main [role=status][aria-label]:has(.mantine-Skeleton-root)')).toHaveCount(0)
}

for (const scheme of ['light', 'dark'] as const) {
  test(`finds nothing wrong with any page in the ${scheme} theme`, async () => {
    // Every page there is, one after the other.
    test.setTimeout(240_000)
    const { page } = app()
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const found: Record<string, string[]> = {}
    for (const { hash, title } of await pages(page)) {
      await page.evaluate((to) => {
        window.location.hash = to
      }, hash)
      await settled(page, title)
      const wrong = await violations(page)
      if (wrong.length > 0) found[hash] = wrong
    }
    expect(found).toEqual({})
  })
}

test('finds nothing wrong with the first run, a form with mistakes, and the palette', async () => {
  const first = await launchApp({ home: copyHome(null) })
  const { page } = first
  try {
    await settled(page)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Go on without a key' }).click()
    await page.getByRole('button', { name: 'Go on', exact: true }).click()
    await expect(page.getByText('Your brand must not be empty.')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    expect(await violations(page)).toEqual([])
  } finally {
    await first.close()
  }
})
