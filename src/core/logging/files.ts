import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Of one file; the day goes on in another. */
const LARGEST_BYTES = 5_000_000
const MOST_BYTES = 50_000_000
const KEPT_DAYS = 14
const NAME = /^(\d{4}-\d{2}-\d{2})(?:\.(\d{1,6}))?\.log$/

export interface LogFile {
  name: string
  /** UTC. */
  day: string
  /** 0 is the day's first. */
  part: number
  bytes: number
}

/** The log files of a folder, oldest first. Empty when there is none. */
export function logFiles(folder: string): LogFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const [, day, part] = NAME.exec(name) ?? []
      return day === undefined ? [] : [{ name, day, part: Number(part ?? 0), bytes: sizeOf(join(folder, name)) }]
    })
    .sort((a, b) => (a.day === b.day ? a.part - b.part : a.day < b.day ? -1 : 1))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/**
 * Appends lines to the files of a folder: a day has a file, and another when that one is full. Each line is one appending
 * write, so that several processes share the files without a lock, and what was written survives the death of the
 * process. The folder is made when the home is there, and never the home. Throws what the file system does.
 */
export function createLogWriter(folder: string): (at: Date, line: string) => void {
  let current: { day: string; file: string; written: number } | null = null

  function open(day: string): { day: string; file: string; written: number } {
    mkdirIfHome(folder)
    prune(folder, day)
    const last = logFiles(folder).findLast((file) => file.day === day)
    const part = !last ? 0 : last.bytes < LARGEST_BYTES ? last.part : last.part + 1
    const file = join(folder, part === 0 ? `${day}.log` : `${day}.${part}.log`)
    return { day, file, written: sizeOf(file) }
  }

  return (at, line) => {
    const day = at.toISOString().slice(0, 10)
    if (current?.day !== day || current.written >= LARGEST_BYTES) current = open(day)
    const text = `${line}\n`
    appendFileSync(current.file, text, { mode: 0o600 })
    current.written += Buffer.byteLength(text)
  }
}

function mkdirIfHome(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Removes what is too old, and then the oldest of what is too much; another process may have done so already. */
function prune(folder: string, today: string): void {
  const oldest = new Date(Date.parse(`${today}T00:00:00Z`) - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10)
  let room = MOST_BYTES
  for (const { name, day, bytes } of logFiles(folder).reverse()) {
    room -= bytes
    if (day < oldest || room < 0) rmSync(join(folder, name), { force: true })
  }
}
