import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface LaunchOptions {
  /** The folder the app keeps its data in. */
  home: string
  width?: number
  height?: number
  locale?: string
  /** The built main script, when it is not the project's own. */
  main?: string
}

export interface RunningApp {
  /** The app's page, driven beside the app itself. */
  page: Page
  /** What the app and its page said so far. */
  output(): string
  /** Quits as a user would, and waits for the end. @returns the exit code */
  close(): Promise<number | null>
}

/** Starts the built app in a process of its own, over the stand-in for Electron, and attaches to its page. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const port = await freePort()
  const app = spawn(
    process.execPath,
    ['--import', './tests/electron-stand-in/register.ts', options.main ?? 'out/main/index.js'],
    {
      cwd: root,
      env: {
        ...process.env,
        STAND_IN_USER_DATA: options.home,
        STAND_IN_DEBUGGING_PORT: String(port),
        STAND_IN_WIDTH: String(options.width ?? 1280),
        STAND_IN_HEIGHT: String(options.height ?? 860),
        STAND_IN_LOCALE: options.locale ?? 'en-US',
      },
    },
  )
  let output = ''
  app.stdout.on('data', (data: Buffer) => {
    output += data
  })
  app.stderr.on('data', (data: Buffer) => {
    output += data
  })
  const exited = new Promise<number | null>((resolve) => app.once('exit', resolve))
  const browser = await attach(app, port, () => output)
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error(`The app opened no page.\n${output}`)
  return {
    page,
    output: () => output,
    async close() {
      await browser.close()
      app.kill('SIGTERM')
      return exited
    },
  }
}

/** Connects as soon as Chromium listens. */
async function attach(app: ChildProcess, port: number, output: () => string): Promise<Browser> {
  const deadline = performance.now() + 30_000
  for (;;) {
    if (app.exitCode !== null) throw new Error(`The app ended with ${app.exitCode}.\n${output()}`)
    try {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
      if (browser.contexts()[0]?.pages()[0]?.url().includes('earshot')) return browser
      await browser.close()
    } catch (error) {
      if (performance.now() > deadline) throw new Error(`Chromium did not open.\n${output()}`, { cause: error })
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}
