import { existsSync } from 'node:fs'
import type { AppState } from '../contract/index.ts'
import { backupPath } from './backups/index.ts'
import { performChore } from './chores/index.ts'
import { type Core, type CoreSettings, createCore } from './createCore.ts'
import { databaseFile } from './db/index.ts'
import { messageOf, UserError } from './errors.ts'
import { demoHome, makeDemo } from './makeDemo.ts'
import type { Ports } from './ports.ts'

export interface WorkspaceOptions {
  ports: Ports
  settings: CoreSettings
  /** Of the program, as the window shows it. */
  version: string
}

/** The home a window works in: the user's own, or the demo. Who has no project yet but a demo begins in the demo. */
export interface Workspace {
  /** Of the program. */
  readonly version: string
  /** The open home; null while there is none. */
  core(): Core | null
  /** The state now, then every change, until `signal` aborts. */
  watch(signal?: AbortSignal): AsyncGenerator<AppState>
  /** Closes the open home and opens the user's own or the demo, which is made when there is none. Returns at once. */
  open(kind: 'user' | 'demo'): void
  /**
   * Puts a backup in the place of the user's database and opens it. What was there is kept as another backup.
   * @throws UserError `conflict` in the demo or while something else works on the home, and as `restoreBackup` does
   */
  restore(backup: string): Promise<void>
  /** The same with a file that the user is asked for. @returns false when the user thought better of it */
  restoreChosen(): Promise<boolean>
  /** Tells the host which language the page speaks. */
  speak(language: 'en' | 'es'): void
  /** Asks nothing more and waits for the calls under way, whose answers are kept. */
  drain(): Promise<void>
  /** Looks at the schedule now: the machine woke, or its clock was set. */
  wake(): void
  /** Ends the calls under way at once; what they cost counts as exposure. */
  abort(): void
  /** Ends what is under way and closes the home. An unfinished run goes on at the next start. */
  close(): Promise<void>
}

/** Begins to open the home and returns at once; `watch` tells how far it is. Its jobs run at their times while it is open. */
export function openWorkspace({ ports, settings, version }: WorkspaceOptions): Workspace {
  let state: AppState = { phase: 'opening' }
  let open: Core | null = null
  let moved = Promise.withResolvers<void>()
  const leaving = new AbortController()

  const become = (next: AppState) => {
    state = next
    moved.resolve()
    moved = Promise.withResolvers()
  }

  let opening = tellingFailure(openFirst)

  function tellingFailure(opens: () => Promise<void>): Promise<void> {
    return opens().catch((error: unknown) => {
      if (leaving.signal.aborted) return
      ports.log('error', messageOf(error), { stack: error instanceof Error ? error.stack : undefined })
      become({
        phase: 'failed',
        message: messageOf(error),
        details: error instanceof UserError ? [...error.details] : [],
      })
    })
  }

  async function openFirst(): Promise<void> {
    const own = await createCore(ports, settings)
    open = own
    const hasDemo = existsSync(databaseFile(demoHome(ports.paths.home)))
    if (own.home.kind === 'user' && own.projects.list().length === 0 && hasDemo) await openInstead('demo')
    else await present(own)
  }

  /** Ends what is under way and opens the other home; what a run leaves unfinished goes on when its home is opened again. */
  async function openInstead(kind: 'user' | 'demo'): Promise<void> {
    const old = open
    open = null
    await old?.close()
    open = kind === 'demo' ? await openDemo(settings.zone ?? old?.home.zone) : await createCore(ports, settings)
    await present(open)
  }

  async function present(core: Core): Promise<void> {
    const { home, notices } = core
    const interrupted = await resumeRuns(core)
    core.jobs.start()
    await core.access.apply()
    core.alerting.start()
    become({
      phase: 'ready',
      home: { kind: home.kind, zone: home.zone },
      version,
      notices: [...notices, ...interrupted],
    })
  }

  async function putBack(from: string): Promise<void> {
    const { paths, clock, chores = performChore } = ports
    const core = open
    if (!core || core.home.kind === 'demo') {
      throw new UserError('conflict', 'A backup is restored in the home it is of. Leave the demo first.')
    }
    const others = core.othersAtWork()
    if (others > 0) {
      throw new UserError(
        'conflict',
        'Another program is working on this data. Nothing was changed; close it and try again.',
      )
    }
    await core.backups.make('before-restore')
    become({ phase: 'opening' })
    open = null
    await core.close()
    try {
      await chores({ chore: 'restore', from, ...paths, now: clock.now() })
    } finally {
      await tellingFailure(() => openInstead('user'))
    }
  }

  async function restoreFrom(path: string): Promise<void> {
    await opening
    const restoring = putBack(path)
    opening = restoring.catch(() => undefined)
    await restoring
  }

  /** What a crash interrupted was asked for, and goes on. @returns why it cannot, if so: the home opens all the same */
  async function resumeRuns({ monitoring }: Core): Promise<string[]> {
    try {
      await monitoring.resume()
      return []
    } catch (error) {
      ports.log('warn', messageOf(error))
      return [messageOf(error)]
    }
  }

  async function openDemo(zone: string | undefined): Promise<Core> {
    await makeDemo(ports, zone === undefined ? settings : { ...settings, zone }, {
      onDay: (done, total) => become({ phase: 'making_demo', done, total }),
      signal: leaving.signal,
    })
    return createCore({ ...ports, paths: { ...ports.paths, home: demoHome(ports.paths.home) } }, settings)
  }

  return {
    version,
    core: () => (state.phase === 'ready' ? open : null),
    async *watch(signal) {
      const stopped = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
      while (!signal?.aborted) {
        const next = moved.promise
        yield state
        await Promise.race([next, stopped])
      }
    },
    open(kind) {
      if (state.phase === 'ready' && state.home.kind === kind) return
      become({ phase: 'opening' })
      opening = opening.then(() => tellingFailure(() => openInstead(kind)))
    },
    restore: async (backup) => restoreFrom(backupPath(ports.paths.home, backup)),
    async restoreChosen() {
      const from = (await ports.files?.openBackup()) ?? null
      if (from !== null) await restoreFrom(from)
      return from !== null
    },
    speak: (language) => ports.speak?.(language),
    async drain() {
      await open?.monitoring.drain()
    },
    wake: () => open?.jobs.wake(),
    abort: () => open?.monitoring.abort(),
    async close() {
      leaving.abort()
      await opening
      await open?.close()
    },
  }
}
