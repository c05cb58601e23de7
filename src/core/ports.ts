/**
 * What a host must give the core. The core never imports Electron and never reads `process.argv`; everything that
 * differs between a window, a terminal and a server comes in here.
 */

/** Stamps. Tests and the demo may fake it; waiting is never faked and does not come from here. */
export interface Clock {
  /** The current instant in UTC milliseconds. */
  now(): number
}

/** Where secrets are kept. Only the core reads one back, to make a call; no procedure returns it. */
export interface SecretStore {
  /** `keychain` survives a restart; `session` is kept in memory until the program ends; `none` refuses. */
  readonly kind: 'keychain' | 'session' | 'none'
  /** @returns the secret, or null when there is none. @throws UserError `keychain` when locked or failing. */
  get(account: string): Promise<string | null>
  set(account: string, secret: string): Promise<void>
  /** @returns whether there was one. */
  remove(account: string): Promise<boolean>
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Structured log lines. Values are scrubbed of secrets before they are written. */
export type Logger = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void

export interface Notification {
  title: string
  body: string
  /** The page that shows more of it, as its route: `#/costs`. */
  page?: string
  /** The job that it is the end of, so that a host can say it in the user's language. */
  job?: { name: string; state: string; figures: Readonly<Record<string, string | number>> }
}

/** Tells the user something outside the window. */
export type Notifier = (notification: Notification) => void

/** Folders the host decides. */
export interface Paths {
  /** The home: database, backups, spill file, demo. */
  readonly home: string
  /** The folder of SQL migrations. */
  readonly migrations: string
}

export interface Ports {
  readonly clock: Clock
  readonly secrets: SecretStore
  readonly log: Logger
  readonly notify: Notifier
  readonly paths: Paths
}

export const systemClock: Clock = { now: () => Date.now() }
