import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import type { Db } from '../db/index.ts'
import type { Home } from '../home/index.ts'
import type { Clock } from '../ports.ts'
import type { Scrub } from '../secrets/index.ts'
import type { LogLine } from './line.ts'
import { framesOf, maskNames, maskSentence } from './mask.ts'
import type { LogReader } from './reader.ts'

const ERRORS = 20
const FRAMES = 6
const COUNTED = [
  'projects',
  'prompts',
  'brands',
  'models',
  'runs',
  'tasks',
  'answers',
  'analyses',
  'ledger',
  'holds',
  'alerts',
]

interface Check {
  name: string
  ok: boolean
}

export interface DiagnosticsOptions {
  db: Db
  clock: Clock
  home: Home
  /** The home's folder, which often holds a person's name. */
  folder: string
  logs: LogReader
  scrub: Scrub
  /** Checks everything without calling anybody. */
  check: () => Promise<readonly Check[]>
}

/**
 * What somebody who helps needs to know, as text to be copied: versions, counts, which checks fail, the last errors. It
 * holds no key, no answer, no prompt, no brand and no name of a folder.
 * @returns a function of the program's version
 */
export function createDiagnostics({ db, clock, home, folder, logs, scrub, check }: DiagnosticsOptions) {
  const names = db.sqlite.prepare(`
    SELECT name FROM projects UNION SELECT name FROM brands UNION SELECT text FROM prompts
    UNION SELECT value FROM brands, json_each(brands.aliases) UNION SELECT value FROM brands, json_each(brands.domains)
    UNION SELECT industry FROM projects WHERE industry IS NOT NULL UNION SELECT value FROM prompts, json_each(prompts.tags)`)
  const migrations = db.sqlite.prepare('SELECT COUNT(*) FROM __drizzle_migrations').pluck()

  return async (version: string): Promise<string> => {
    const known = [...(names.pluck().all() as string[]), folder, homedir(), home.homeId]
    const { platform, arch, versions } = process
    const checks = await check()
    const { lines } = logs.page({ level: 'warn', limit: ERRORS })
    const text = [
      `Earshot ${version}, ${new Date(clock.now()).toISOString()}`,
      `${platform} ${arch}, Node ${versions.node}${versions.electron ? `, Electron ${versions.electron}` : ''}, SQLite ${sqliteVersion(db)}`,
      `Home: ${home.kind}, ${home.zone}, ${migrations.get()} migrations, ${Math.ceil(sizeOf(db.file) / 1_000_000)} MB`,
      `Rows: ${COUNTED.map((table) => `${table} ${countOf(db, table)}`).join(', ')}`,
      '',
      ...checks.map(({ name, ok }) => `${ok ? 'ok    ' : 'FAILED'} ${name}`),
      '',
      lines.length === 0 ? 'No warning or error is in the log.' : 'Warnings and errors, the newest first:',
      ...lines.flatMap((line) => toldOf(line, known)),
    ].join('\n')
    return `${scrub(maskNames(text, known))}\n`
  }
}

function toldOf({ at, level, host, message, fields }: LogLine, known: readonly string[]): string[] {
  const stack = typeof fields.stack === 'string' ? framesOf(fields.stack).slice(0, FRAMES) : []
  return [`${at} ${level} ${host}: ${maskSentence(message, known)}`, ...stack.map((frame) => `    ${frame}`)]
}

const countOf = ({ sqlite }: Db, table: string) =>
  sqlite.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number
const sqliteVersion = ({ sqlite }: Db) => sqlite.prepare('SELECT sqlite_version()').pluck().get() as string
const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
