import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process started, as the system tells it, or null when no such process lives. Together with the pid it names
 * a process for good: pids are reused, pid and start time are not. The text is only ever compared with itself.
 */
export function processStart(pid: number): string | null {
  if (process.platform === 'linux') return startFromProc(pid)
  if (process.platform === 'win32') return exists(pid) ? 'unknown' : null
  const result = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  if (result.error) return exists(pid) ? 'unknown' : null
  return result.stdout.trim() || null
}

/** Field 22 of /proc/PID/stat, in clock ticks since boot; the boot's id tells one boot from another. */
function startFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its parent has not noticed yet.
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${bootId()}:${fields[19]}`
  } catch {
    return null
  }
}

let boot: string | undefined
function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return boot
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** Whether the process that was recorded with this pid and start still lives. Nothing here looks at a clock. */
export function isAlive(recorded: { pid: number; processStart: string }): boolean {
  const start = processStart(recorded.pid)
  return start !== null && (start === recorded.processStart || start === 'unknown')
}
