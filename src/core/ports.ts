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
  /** The folder of the program's log; absent in a host that keeps none. */
  readonly logs?: string
}

/** Which rows an export takes; all of them where nothing is said. */
export interface ExportFilter {
  /** Every project when left out. */
  project?: string | undefined
  /** From the beginning when left out. */
  from?: string | undefined
  /** To the end when left out. */
  to?: string | undefined
}

/** What reads or writes as much as a home holds, and so may take minutes. The file `to` appears whole or not at all. */
export type Chore =
  | { readonly chore: 'check'; readonly file: string }
  | { readonly chore: 'backup'; readonly file: string; readonly to: string }
  | {
      readonly chore: 'restore'
      readonly from: string
      readonly home: string
      readonly migrations: string
      readonly now: number
    }
  | {
      readonly chore: 'export'
      readonly file: string
      readonly kind: string
      readonly format: string
      readonly filter: ExportFilter
      readonly to: string
    }

export interface ChoreWatch {
  /** Hears how many bytes are written, every now and then. */
  onBytes?: (bytes: number) => void
  /** Ends it; nothing is left behind. */
  signal?: AbortSignal | undefined
}

/** Does a chore. @returns how many bytes the file has that it made or read. @throws UserError as the chore does, `cancelled` */
export type RunChore = (chore: Chore, watch?: ChoreWatch) => Promise<{ bytes: number }>

/** Asks the user for files. A host whose page is in a browser has none: there the files are in the home's own folders. */
export interface FileChooser {
  /** @returns where to save; null when the user thought better of it */
  save(name: string): Promise<string | null>
  /** @returns a backup to restore; null when the user thought better of it */
  openBackup(): Promise<string | null>
}

/** Whether the app serves the local API, and where. */
export interface ApiSettings {
  enabled: boolean
  port: number
}

/** Whether the local API is served now. */
export interface ApiState {
  phase: 'off' | 'on' | 'failed'
  /** Where it begins, as in `http://127.0.0.1:3278/api/v1`; null while it is not served. */
  url: string | null
  /** Why it is not served although it should be, one sentence. */
  message: string | null
  /** Whether this host serves it or not as the settings say; `serve` always does. */
  switchable: boolean
}

/** A host that serves the local API. */
export interface ApiHost {
  state(): ApiState
  /** Does as the settings say; what goes wrong is told in the state. */
  apply(settings: ApiSettings): Promise<ApiState>
}

export interface Ports {
  readonly clock: Clock
  readonly secrets: SecretStore
  readonly log: Logger
  readonly notify: Notifier
  readonly paths: Paths
  /** Does what takes long beside the core; without one the core does it itself. */
  readonly chores?: RunChore
  readonly files?: FileChooser
  /** Hears which language the page speaks, so that what is said outside it is said in the same. */
  readonly speak?: (language: 'en' | 'es') => void
  /** Absent in a host that serves nothing to other programs. */
  readonly api?: ApiHost
}

export const systemClock: Clock = { now: () => Date.now() }
