/**
 * Starts the built app: `npm start`. Electron's own binary is fetched the first time; where that is impossible, the
 * same app is opened in the browser.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronBinary } from './electron.ts'

const given = process.argv.slice(2)
const electron = electronBinary()

if (electron) {
  run(electron, '.', ...given)
} else {
  console.error(
    'Electron is not on this machine and could not be downloaded, so the app opens in your browser instead.',
  )
  run(process.execPath, join('bin', 'earshot.mjs'), 'serve', '--open', ...given)
}

/** Runs a program until it ends, and ends as it did. */
function run(file: string, ...args: string[]): void {
  const program = spawn(file, args, { stdio: 'inherit' })
  // The terminal's interrupt reaches the program by itself; what is sent to this process alone is passed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => program.kill('SIGTERM'))
  program.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
