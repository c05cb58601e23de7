import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { messageOf, UserError } from '../errors.ts'
import { wait } from '../time.ts'
import { migrate } from './migrate.ts'
import * as schema from './schema/index.ts'

/** Short, because while it waits the whole thread does; longer waiting is asynchronous, in `write`. */
const BUSY_TIMEOUT_MS = 20
const WRITE_PATIENCE_MS = 30_000
const QUICK_CHECK_BYTES = 64 * 1024 * 1024

/** The open database of a home. */
export interface Db {
  readonly orm: BetterSQLite3Database<typeof schema>
  /** For prepared statements on hot paths. */
  readonly sqlite: Database.Database
  readonly file: string
  /** What happened while opening that the user should be told, one sentence each. */
  readonly notices: readonly string[]
  /**
   * Runs `work` in one immediate transaction, waiting without blocking the thread while another process writes.
   * `work` may run again after a busy file, so it must change nothing but the database.
   * @throws UserError `database_busy` after 30 s, `disk_full`
   */
  write<T>(work: () => T): Promise<T>
  close(): void
}

export interface OpenOptions {
  file: string
  migrations: string
  now: number
}

/**
 * Opens a home's database, creates it when there is none, and brings it to the current schema. A damaged file is set
 * aside under another name, never deleted, and a new one begun.
 * @throws UserError `home` when the folder cannot be written or is on a network, `database_newer`
 */
export function openDatabase(options: OpenOptions): Db {
  const folder = dirname(options.file)
  prepareFolder(folder)
  const notices: string[] = []
  let sqlite: Database.Database
  try {
    sqlite = connect(options.file)
  } catch (error) {
    if (!isDamage(error)) throw explain(error, options.file)
    notices.push(setAside(options.file, options.now))
    sqlite = connect(options.file)
  }
  try {
    const copy = migrate(sqlite, options.migrations, options.now)
    if (copy) notices.push(`The database was brought to a new version; a copy from before is at ${copy}.`)
  } catch (error) {
    sqlite.close()
    throw explain(error, options.file)
  }
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  return handle(sqlite, options.file, notices)
}

/** Opens a home's database, which is current, beside whoever works on it, and only to read. */
export const openReader = (file: string): Db =>
  handle(new Database(file, { readonly: true, timeout: WRITE_PATIENCE_MS }), file, [])

function handle(sqlite: Database.Database, file: string, notices: string[]): Db {
  return {
    orm: drizzle(sqlite, { schema }),
    sqlite,
    file,
    notices,
    async write(work) {
      const run = sqlite.transaction(work)
      const deadline = performance.now() + WRITE_PATIENCE_MS
      for (;;) {
        try {
          return run.immediate() as ReturnType<typeof work>
        } catch (error) {
          if (!isBusy(error)) throw explain(error, file)
          if (performance.now() > deadline) {
            throw new UserError(
              'database_busy',
              `Another program has kept ${file} locked for ${WRITE_PATIENCE_MS / 1000} seconds. Nothing was changed; close it and try again.`,
              { cause: error },
            )
          }
          await wait(2 + Math.random() * 20)
        }
      }
    },
    close() {
      if (sqlite.open) sqlite.close()
    },
  }
}

function connect(file: string): Database.Database {
  keepPrivate(file)
  const sqlite = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    // Several processes may open a new file at the same moment, and changing to WAL needs the file alone.
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('journal_mode = WAL')
    checkIntegrity(sqlite)
    // Holds and settlements must survive a power cut, and they are most of what is written.
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** The file is its owner's alone, and what SQLite keeps beside it takes after it. */
function keepPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600))
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  } catch {
    // Somebody else's file, or one that cannot be written: opening it says so, and `doctor` says who may read it.
  }
}

class DamagedDatabase extends Error {}

/** Reads the whole file while it is small; a large one shows damage when a page is read, and `doctor` reads it all. */
function checkIntegrity(sqlite: Database.Database): void {
  const pages = sqlite.pragma('page_count', { simple: true }) as number
  const size = pages * (sqlite.pragma('page_size', { simple: true }) as number)
  if (size > QUICK_CHECK_BYTES) return
  const verdict = sqlite.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw new DamagedDatabase(String(verdict))
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''
const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY') || codeOf(error) === 'SQLITE_LOCKED'
const isDamage = (error: unknown) =>
  error instanceof DamagedDatabase || ['SQLITE_NOTADB', 'SQLITE_CORRUPT'].some((code) => codeOf(error).startsWith(code))

function setAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const aside = `${file.replace(/\.db$/, '')}.damaged-${stamp}.db`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
  }
  return `The database was damaged. It was set aside as ${aside} and a new one was begun; restore a backup or keep it for recovery.`
}

/** A failure of SQLite as a sentence for a person, where there is one; any other as it is. */
export function explain(error: unknown, file: string): unknown {
  if (error instanceof UserError) return error
  const code = codeOf(error)
  if (code === 'SQLITE_FULL') {
    return new UserError(
      'disk_full',
      `The disk that holds ${file} is full. What was stored is kept; free some space and resume.`,
      { cause: error },
    )
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return new UserError(
      'home',
      `The database ${file} cannot be written (${messageOf(error)}). Nothing was changed; check the folder's permissions or choose another with --home.`,
      { cause: error },
    )
  }
  return error
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new UserError(
      'home',
      `The folder ${folder} cannot be made (${messageOf(error)}). Choose another with --home.`,
      { cause: error },
    )
  }
  if (isNetworkFolder(folder)) {
    throw new UserError(
      'home',
      `The folder ${folder} is on a network drive, where SQLite cannot lock safely. Choose a folder on this computer with --home.`,
    )
  }
}

/** File system types, as Linux numbers them in statfs(2), on which SQLite's locks cannot be relied on. */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f])

function isNetworkFolder(folder: string): boolean {
  if (process.platform === 'win32') return folder.startsWith('\\\\')
  if (process.platform !== 'linux') return false
  return NETWORK_FILE_SYSTEMS.has(statfsSync(folder).type)
}

/** Where a home keeps its database. */
export const databaseFile = (home: string): string => join(home, 'earshot.db')
