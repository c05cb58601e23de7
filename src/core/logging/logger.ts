import type { Clock, Logger, LogLevel } from '../ports.ts'
import { createScrubber, type Scrub } from '../secrets/index.ts'
import { createLogWriter } from './files.ts'
import { formatLine } from './line.ts'

export interface FileLogOptions {
  /** Where the files are. */
  folder: string
  /** Which program writes: `desktop`, `serve`, `cli`. */
  host: string
  clock: Clock
  /** Takes the keys that are known out of a text; shapes of keys are taken out in any case. */
  scrub?: Scrub
}

/** What is written without being asked for. */
const WRITTEN: readonly LogLevel[] = ['info', 'warn', 'error']

/**
 * The log of a host: structured lines in rotating files. A disk that is full, or a folder that
 * cannot be written, costs the lines and nothing else.
 */
export function createFileLog({ folder, host, clock, scrub }: FileLogOptions): Logger {
  const write = createLogWriter(folder)
  const shapes = createScrubber(() => [])
  const clean: Scrub = (text) => shapes(scrub ? scrub(text) : text)
  return (level, message, fields = {}) => {
    if (!WRITTEN.includes(level)) return
    const at = new Date(clock.now())
    try {
      write(at, formatLine({ at: at.toISOString(), level, host, pid: process.pid, message, fields }, clean))
    } catch {
      // There is nowhere left to say it.
    }
  }
}

/** The line that a program begins its log with. */
export function logStart(log: Logger, { host, version, home }: { host: string; version: string; home: string }): void {
  const { versions, platform, arch } = process
  log('info', `Earshot ${version} begins`, {
    ...{ version, host, home, platform, arch, node: versions.node, electron: versions.electron },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
}
