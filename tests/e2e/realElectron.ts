import { join } from 'node:path'
import { _electron } from 'playwright-core'
import type { LaunchOptions, RunningApp } from './launch.ts'

/** Electron's binary, when the tests are to run on it instead of the stand-in. */
export const ELECTRON = process.env.EARSHOT_E2E_ELECTRON ?? null

/**
 * What only the stand-in can show: how a packaged program starts at login, what preferences the window was given, and a
 * message from a frame, which in Electron has nothing to send one by.
 */
export const STAND_IN = { tag: '@stand-in' }

/** What Electron is started with, so that it says and does in a test what the stand-in does. */
export const electronArguments = ({ args = [], locale = 'en-US' }: LaunchOptions): string[] => [
  '-r',
  join(import.meta.dirname, '..', 'electron-real', 'instrument.cjs'),
  `--lang=${locale}`,
  // Chromium's own sandbox refuses to be started by root, as test machines often are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '.',
  ...args,
]

/** Starts the built app in the real Electron and attaches to its page. */
export async function launchElectron(
  executablePath: string,
  options: LaunchOptions,
  settings: { cwd: string; env: Record<string, string> },
): Promise<RunningApp> {
  const app = await _electron.launch({ executablePath, args: electronArguments(options), ...settings })
  const program = app.process()
  let output = ''
  const take = (data: Buffer) => {
    output += data
  }
  program.stdout?.on('data', take)
  program.stderr?.on('data', take)
  const exited = new Promise<number | null>((resolve) => program.once('exit', resolve))
  const page = await app.firstWindow()
  await page.waitForURL(/earshot/)
  return {
    page,
    // Electron's page lives on in the same window.
    newestPage: async () => page,
    output: () => output,
    act(...command) {
      const acted = app.evaluate((_, [target, value]) => {
        const { actInTest } = globalThis as never as { actInTest: (target: string, value: unknown) => void }
        actInTest(target, value)
      }, command)
      // What ends the program ends this conversation, too.
      acted.catch(() => undefined)
    },
    exited,
    async close() {
      await app.close()
      return exited
    },
  }
}
