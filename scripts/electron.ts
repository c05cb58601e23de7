import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const pathFile = join(folder, 'path.txt')

/** Electron's own binary, which is downloaded when it is not there yet. @returns null where it cannot be had */
export function electronBinary(): string | null {
  if (!existsSync(pathFile)) console.error('Fetching Electron, which is done once…')
  const { status } = spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' })
  return status === 0 && existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : null
}
