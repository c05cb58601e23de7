/** The window's tests on the real Electron instead of the stand-in: `npm run test:electron`. */
import { spawnSync } from 'node:child_process'
import { electronBinary } from './electron.ts'

const electron = electronBinary()
if (electron) {
  const args = [
    'exec',
    '--',
    'playwright',
    'test',
    '--config',
    'tests/e2e/playwright.config.ts',
    '--grep-invert',
    '@stand-in',
  ]
  const env = { ...process.env, EARSHOT_E2E_ELECTRON: electron }
  const { status } = spawnSync('npm', [...args, ...process.argv.slice(2)], { stdio: 'inherit', env })
  process.exitCode = status ?? 1
} else {
  console.error('Electron is not on this machine and could not be downloaded, so nothing was tested.')
  process.exitCode = 1
}
