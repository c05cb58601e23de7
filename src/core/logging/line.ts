import type { LogLevel } from '../ports.ts'
import type { Scrub } from '../secrets/index.ts'

/** One line of the log. */
export interface LogLine {
  /** ISO 8601, UTC. */
  at: string
  level: LogLevel
  /** Which program wrote it: `desktop`, `serve`, `cli`. */
  host: string
  pid: number
  message: string
  fields: Record<string, unknown>
}

/** A stack trace fits; a body that somebody logged by mistake does not fill the disk. */
const LONGEST_TEXT = 8_000
const DEEPEST = 6
const MOST_ENTRIES = 100

const RESERVED = ['at', 'level', 'host', 'pid', 'message']
const without = (fields: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

/** A line as it is written: JSON, with every text in it scrubbed and cut to a length. Never throws. */
export function formatLine({ at, level, host, pid, message, fields }: LogLine, scrub: Scrub): string {
  const told = cleanValue(fields, scrub, 0) as Record<string, unknown>
  return JSON.stringify({ ...{ at, level, host, pid }, message: cleanText(message, scrub), ...without(told, RESERVED) })
}

/** Reads a line back; null for what is none, such as one that was cut off by a full disk. */
export function parseLine(text: string): LogLine | null {
  try {
    const { at, level, host, pid, message, ...fields } = JSON.parse(text) as LogLine & Record<string, unknown>
    if (typeof at !== 'string' || typeof message !== 'string') return null
    return { at, level, host, pid, message, fields }
  } catch {
    return null
  }
}

function cleanText(text: string, scrub: Scrub): string {
  const clean = scrub(text)
  return clean.length <= LONGEST_TEXT ? clean : `${clean.slice(0, LONGEST_TEXT)}… (${clean.length} characters)`
}

function cleanValue(value: unknown, scrub: Scrub, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value, scrub)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Error) return cleanText(value.stack ?? value.message, scrub)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return '…'
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((each) => cleanValue(each, scrub, depth + 1))
  const entries = Object.entries(value).slice(0, MOST_ENTRIES)
  return Object.fromEntries(entries.map(([name, each]) => [cleanText(name, scrub), cleanValue(each, scrub, depth + 1)]))
}
