import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import type { LogLevel } from '../ports.ts'
import { logFiles } from './files.ts'
import { type LogLine, parseLine } from './line.ts'

export interface LogChoice {
  /** This level and what is worse. */
  level: Exclude<LogLevel, 'debug'>
  /** Holding this text, letter case aside. */
  text?: string
  /** `next` of the page before; null for the newest. */
  before?: string | null
  limit: number
}

export interface LogPage {
  /** The newest first. */
  lines: LogLine[]
  next: string | null
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']
const PLACE = /^(\d{4}-\d{2}-\d{2}(?:\.\d+)?\.log):(\d+)$/

/**
 * Reads the log from its end, file by file.
 * @param folder null where no log is kept
 */
export function createLogReader(folder: string | null) {
  return {
    folder,

    /** @throws UserError `bad_input` for a place that is none */
    page({ level, text = '', before = null, limit }: LogChoice): LogPage {
      const wanted = (line: LogLine) => LEVELS.indexOf(line.level) >= LEVELS.indexOf(level)
      const needle = text.toLowerCase()
      const lines: LogLine[] = []
      for (const { name, texts, until } of filesBefore(before)) {
        for (let at = until - 1; at >= 0; at--) {
          const raw = texts[at]!
          if (needle !== '' && !raw.toLowerCase().includes(needle)) continue
          const line = parseLine(raw)
          if (!line || !wanted(line)) continue
          if (lines.length === limit) return { lines, next: `${name}:${at + 1}` }
          lines.push(line)
        }
      }
      return { lines, next: null }
    },
  }

  /** The files from the newest, each with its lines and how many of them come before the place. */
  function* filesBefore(before: string | null) {
    if (folder === null) return
    const place = before === null ? null : placeOf(before)
    const names = logFiles(folder)
      .map(({ name }) => name)
      .reverse()
    const first = place === null ? 0 : names.indexOf(place.name)
    if (first < 0) return
    for (const [i, name] of names.slice(first).entries()) {
      const texts = linesOf(join(folder, name))
      yield { name, texts, until: i === 0 && place ? Math.min(place.line, texts.length) : texts.length }
    }
  }
}

export type LogReader = ReturnType<typeof createLogReader>

function placeOf(text: string): { name: string; line: number } {
  const [, name, line] = PLACE.exec(text) ?? []
  if (name === undefined) throw new UserError('bad_input', `"${text}" is not a place in the log.`)
  return { name, line: Number(line) }
}

/** A file that was removed meanwhile has none. */
function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1)
  } catch {
    return []
  }
}
