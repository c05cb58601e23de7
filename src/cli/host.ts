import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import { type Config, readConfig } from '../core/config.ts'
import type { Core, CoreSettings } from '../core/createCore.ts'
import { createFileLog, logStart } from '../core/logging/index.ts'
import { type Logger, type LogLevel, type Ports, systemClock } from '../core/ports.ts'
import { createKeychain, createScrubber, type Scrub } from '../core/secrets/index.ts'
import { homeFolder } from './homeFolder.ts'

/** Options of every command. */
export interface GlobalOptions {
  home?: string
  verbose?: boolean
}

/** The terminal as a host of the core: what a command needs beside its own arguments. */
export interface Host {
  /** Whether to show stack traces and details. */
  readonly verbose: boolean
  readonly config: Config
  /** Takes keys out of a text that is about to be shown. */
  readonly scrub: Scrub
  readonly ports: Ports
  /** The folder of the app's built page. */
  readonly page: string
  /** Writes to the program's log and shows nothing. */
  readonly record: Logger
  /** A line for the person, beside the results. */
  note(text: string): void
  /** Opens the home for as long as `work` takes. */
  withCore<T>(work: (core: Core) => T | Promise<T>, settings?: Omit<CoreSettings, 'config'>): Promise<T>
  /** Whether the operating system still owes an answer, which keeps the program from ending. */
  readonly isStuck: () => boolean
}

/** Relative to this file, and to the bundle that it becomes. */
const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))
const PAGE = fileURLToPath(new URL('../../out/renderer', import.meta.url))

/** Levels that are shown without being asked for. */
const SHOWN: readonly LogLevel[] = ['warn', 'error']

/** @param name what the program's log calls it: `cli`, `serve` */
export function createHost({ home, verbose = false }: GlobalOptions, name: string): Host {
  const config = readConfig()
  const secretsOfEnvironment = Object.values(config.keys).map((given) => given.value)
  let scrub = createScrubber(() => secretsOfEnvironment)
  const note = (text: string) => {
    process.stderr.write(`${scrub(text)}\n`)
  }
  const folder = homeFolder({ option: home, environment: config.home })
  const logs = join(folder, 'logs')
  const record = createFileLog({ folder: logs, host: name, clock: systemClock, scrub: (text) => scrub(text) })
  const log: Logger = (level, message, fields) => {
    record(level, message, fields)
    if (!verbose && !SHOWN.includes(level)) return
    note(fields && verbose ? `${message} ${JSON.stringify(fields)}` : message)
  }
  const keychain = createKeychain({ onFallback: (notice) => log('info', notice) })
  const ports: Ports = {
    clock: systemClock,
    secrets: keychain,
    log,
    notify: ({ title, body }) => note(`${title}: ${body}`),
    paths: { home: folder, migrations: MIGRATIONS, logs },
  }
  return {
    verbose,
    config,
    ports,
    page: PAGE,
    note,
    record,
    scrub: (text) => scrub(text),
    isStuck: () => keychain.isStuck,
    async withCore(work, settings = {}) {
      const { createCore } = await import('../core/createCore.ts')
      const core = await createCore(ports, { config, ...settings })
      logStart(log, { host: name, version: manifest.version, home: folder })
      scrub = core.keys.scrub
      for (const notice of core.notices) note(notice)
      try {
        return await work(core)
      } finally {
        await core.close()
      }
    },
  }
}
