import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import type { Command } from '../electron-stand-in/control.ts'
import { ELECTRON, electronArguments, launchElectron } from './realElectron.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface LaunchOptions {
  /** The folder the app keeps its data in. */
  home: string
  width?: number
  height?: number
  locale?: string
  /** The app's own arguments. */
  args?: readonly string[]
  /** Further variables of its environment. */
  env?: Readonly<Record<string, string>>
}

export interface RunningApp {
  /** The app's page, driven beside the app itself. */
  readonly page: Page
  /** The page that took the place of one that crashed. */
  newestPage(): Promise<Page>
  /** What the app and its page said so far. */
  output(): string
  /** Does what a user would do outside the page. */
  act(...command: Command): void
  /** The exit code, once the app has ended by itself. */
  readonly exited: Promise<number | null>
  /** Quits as a user would, and waits for the end. @returns the exit code */
  close(): Promise<number | null>
}

const environmentOf = (options: LaunchOptions): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  STAND_IN_USER_DATA: options.home,
  STAND_IN_WIDTH: String(options.width ?? 1280),
  STAND_IN_HEIGHT: String(options.height ?? 860),
  STAND_IN_LOCALE: options.locale ?? 'en-US',
  ...options.env,
})

/** Starts the built app in a process of its own, over the stand-in for Electron or in Electron itself. */
function startApp(options: LaunchOptions): ChildProcess {
  const standIn = ['--import', './tests/electron-stand-in/register.ts', 'out/main/index.js', ...(options.args ?? [])]
  const [program, args] = ELECTRON ? [ELECTRON, electronArguments(options)] : [process.execPath, standIn]
  return spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: environmentOf(options) })
}

/** Starts the app and attaches to its page. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  if (ELECTRON) return launchElectron(ELECTRON, options, { cwd: root, env: environmentOf(options) })
  const app = startApp(options)
  const said = listen(app)
  const exited = new Promise<number | null>((resolve) => app.once('exit', resolve))
  const port = await Promise.race([said.port, exited.then(() => null)])
  if (port === null) throw new Error(`The app ended before it opened a window.\n${said.output()}`)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error(`The app opened no page.\n${said.output()}`)
  await page.waitForURL(/earshot/)
  return {
    page,
    async newestPage() {
      const context = browser.contexts()[0]
      const pages = context?.pages() ?? []
      const newest = pages.findLast((each) => each !== page) ?? (await context!.waitForEvent('page'))
      await newest.waitForURL(/earshot/)
      return newest
    },
    output: said.output,
    act: (...command) => void app.send(command),
    exited,
    async close() {
      await browser.close()
      app.kill('SIGTERM')
      return exited
    },
  }
}

/** Starts the app where it is to end by itself. @returns its exit code and all it said */
export async function runApp(options: LaunchOptions): Promise<{ code: number | null; output: string }> {
  const app = startApp(options)
  const said = listen(app)
  const code = await new Promise<number | null>((resolve) => app.once('close', resolve))
  return { code, output: said.output() }
}

/** Collects what the app says, and hears where its Chromium listens. */
function listen(app: ChildProcess) {
  const port = Promise.withResolvers<string>()
  let output = ''
  const take = (data: Buffer) => {
    output += data
    const found = /\[stand-in\] Chromium listens on (\d+)/.exec(output)?.[1]
    if (found) port.resolve(found)
  }
  app.stdout?.on('data', take)
  app.stderr?.on('data', take)
  return { port: port.promise, output: () => output }
}
