/**
 * Measures the built window over the stand-in: `npm run bench:window`. How long from the start of the program to a drawn
 * Overview; whether anything holds the page up while 100,000 answers are scrolled through; how long a newcomer takes to a
 * first measured answer, by the demo and with a key of their own. Ends with 1 when a target is missed.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { launchApp, type RunningApp } from '../e2e/launch.ts'
import { startSimulatorProcess } from '../simulator/process.ts'
import { bigHome } from './bigHome.ts'
import { machine } from './machine.ts'

const STARTS = 5
const ROWS = 100_000
const MINUTE = 60_000

const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-window-'))
let missed = 0

console.log(machine())
try {
  await starts()
  await newcomerByDemo()
  await newcomerByKey()
  await scrolling()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = missed === 0 ? 0 : 1

/** From the start of the process to the figures and the chart of Overview, the start of Chromium included. */
async function starts(): Promise<void> {
  const made = spawnSync(process.execPath, ['tests/e2e/makeHomes.ts', folder], { stdio: 'inherit' })
  if (made.status !== 0) throw new Error('The demo could not be made.')
  const times: number[] = []
  const inPage: number[] = []
  for (let n = 0; n < STARTS; n++) {
    const home = join(folder, `start-${n}`)
    cpSync(join(folder, 'demo'), home, { recursive: true })
    const started = performance.now()
    const app = await launchApp({ home })
    await drawn(app.page)
    times.push(performance.now() - started)
    inPage.push(await app.page.evaluate(() => performance.now()))
    await app.close()
  }
  const what = `start of the built app to a drawn Overview, the browser's own start included (n ${STARTS})`
  note(`${what}: median ${seconds(median(times))}, most ${seconds(Math.max(...times))}`)
  note(`of these, since the page began: median ${seconds(median(inPage))}`)
}

async function drawn(page: Page): Promise<void> {
  await page.locator('[data-kpi=cost]').waitFor()
  await page.getByRole('img', { name: /^Visibility by brand/ }).waitFor()
}

/** An empty home, one click, and the first answer of the demo opened with its brand marked. */
async function newcomerByDemo(): Promise<void> {
  await timed(
    'a newcomer, from start over the demo to a measured answer',
    MINUTE,
    { home: join(folder, 'new') },
    async (page) => {
      await page.getByRole('button', { name: 'See the demo' }).click()
      await page.locator('[data-kpi=visibility]').waitFor({ timeout: MINUTE })
      await page
        .getByRole('grid')
        .locator('tbody tr')
        .filter({ hasNotText: /absent|refused|linked only|said unknown/ })
        .first()
        .click()
      await page.getByRole('region', { name: 'The selected answer' }).locator('mark').first().waitFor()
    },
  )
}

/** An empty home, the wizard as somebody fills it in without hurry, and a run against a provider that answers as one does. */
async function newcomerByKey(): Promise<void> {
  const simulator = await startSimulatorProcess({ seed: 'window' })
  const env = { OPENAI_BASE_URL: simulator.baseUrls.openai }
  try {
    const what = 'a newcomer, from start over an own key to a measured answer (a script types at once)'
    await timed(what, 3 * MINUTE, { home: join(folder, 'key'), env }, async (page) => {
      const row = page.locator('[data-provider=openai]')
      await row.getByRole('button', { name: /Set a key/ }).click()
      await row.getByLabel(/^Key of/).fill('sk-good-0123456789-4f2a')
      await row.getByRole('button', { name: 'Keep and test it' }).click()
      await row.locator('[data-outcome=works]').waitFor()
      const next = page.getByRole('button', { name: 'Go on', exact: true })
      await next.click()
      await page.getByRole('textbox', { name: 'Your brand' }).fill('Lumora')
      await page.getByLabel('Industry').fill('CRM')
      await next.click()
      await page.getByLabel('Competitors, one a line').fill('Kestrel CRM\nNorvik')
      await next.click()
      await page.getByRole('button', { name: 'Create it and show what a run costs' }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Ask \d+ questions/ })
        .click()
      await page
        .locator('[data-kpi=visibility]')
        .filter({ hasText: /\d+%/ })
        .waitFor({ timeout: 3 * MINUTE })
    })
  } finally {
    await simulator.close()
  }
}

async function timed(
  what: string,
  most: number,
  options: Parameters<typeof launchApp>[0],
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const started = performance.now()
  const app = await launchApp(options)
  try {
    await act(app.page)
    const took = performance.now() - started
    told(what, seconds(took), `≤ ${seconds(most)}`, took <= most)
  } finally {
    await app.close()
  }
}

/** All answers of one project, to the end of the list, by the wheel. Chromium itself tells of long tasks. */
async function scrolling(): Promise<void> {
  const home = join(folder, 'big')
  cpSync(await bigHome(ROWS), home, { recursive: true })
  const answers = gather(home)
  const app: RunningApp = await launchApp({ home })
  try {
    const { page } = app
    await page.getByRole('link', { name: 'Answers', exact: true }).click()
    const grid = page.getByRole('grid', { name: /^Answers/ })
    await grid.locator('tbody tr[data-index]').first().hover()
    await page.evaluate(() => {
      const found: number[] = []
      Object.assign(window, { longTasks: found })
      new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      })
    })
    let seen = 0
    while (seen < answers - 1) {
      await page.mouse.wheel(0, 4000)
      await setTimeout(15)
      const last = grid.locator('tbody tr[data-index]').last()
      seen = Number(await last.getAttribute('data-index'))
    }
    const tasks = await page.evaluate(() => (window as never as { longTasks: number[] }).longTasks)
    const longest = Math.max(0, ...tasks)
    const what = `scrolling ${answers} answers, loading them on the way: tasks over 50 ms`
    told(what, `${tasks.length}, the longest ${longest.toFixed(0)} ms`, 'none', tasks.length === 0)
  } finally {
    await app.close()
  }
}

/** Gives the answers of every project to the first one, whose list is the long one then. @returns how many there are */
function gather(home: string): number {
  const sqlite = new Database(join(home, 'earshot.db'))
  try {
    sqlite.exec('UPDATE answers SET project_id = (SELECT MIN(id) FROM projects)')
    return sqlite.prepare('SELECT COUNT(*) FROM answers').pluck().get() as number
  } finally {
    sqlite.close()
  }
}

function told(what: string, found: string, target: string, met: boolean): void {
  if (!met) missed += 1
  console.log(`${met ? 'ok    ' : 'missed'}  ${what}: ${found}  (target: ${target})`)
}

function note(text: string): void {
  console.log(`        ${text}`)
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
