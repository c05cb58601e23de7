import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One instance for a folder. The second tells the first by a signal and ends.
 * @param onSecond hears of every further start
 * @returns whether this is the first
 */
export function takeInstanceLock(folder: string, onSecond: () => void): boolean {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'instance.pid')
  const first = ownerOf(file)
  if (first !== null && wake(first)) return false
  writeFileSync(file, String(process.pid))
  process.on('SIGUSR2', onSecond)
  process.on('exit', () => rmSync(file, { force: true }))
  return true
}

function ownerOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** @returns false when that process is gone */
function wake(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGUSR2')
  } catch {
    return false
  }
}
