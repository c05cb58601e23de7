import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What is wrong with the page as it stands, one line for each element. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results: AxeResults = await page.evaluate(
    (tags) => (window as never as { axe: typeof import('axe-core') }).axe.run({ runOnly: tags }),
    RULES,
  )
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
