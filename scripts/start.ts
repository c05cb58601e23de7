/**
 * Starts the built app: `npm start`. Electron's own binary is fetched the first time; where that is impossible, the
 * same app is opened in the browser.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const electron = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const given = process.argv.slice(2)

if (hasElectron()) {
  run(join(electron, 'cli.js'), '.', ...given)
} else {
  console.error(
    'Electron is not on this machine and could not be downloaded, so the app opens in your browser instead.',
  )
  run(join('bin', 'earshot.mjs'), 'serve', '--open', ...given)
}

/** Whether Electron's binary is there; it is downloaded when it is not. */
function hasElectron(): boolean {
  if (!existsSync(join(electron, 'path.txt'))) console.error('Fetching Electron, which is done once…')
  return spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore' }).status === 0
}

/** Runs a program of Node's until it ends, and ends as it did. */
function run(...args: string[]): void {
  const program = spawn(process.execPath, args, { stdio: 'inherit' })
  // The terminal's interrupt reaches the program by itself; what is sent to this process alone is passed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => program.kill('SIGTERM'))
  program.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
