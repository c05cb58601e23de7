import type { AppState } from '../contract/index.ts'
import { type Core, type CoreSettings, createCore } from './createCore.ts'
import { messageOf, UserError } from './errors.ts'
import { demoHome, makeDemo } from './makeDemo.ts'
import type { Ports } from './ports.ts'

export interface WorkspaceOptions {
  ports: Ports
  settings: CoreSettings
  /** Of the program, as the window shows it. */
  version: string
}

/** The home a window works in: the user's own, or the demo while there is no project of the user's. */
export interface Workspace {
  /** The open home; null while there is none. */
  core(): Core | null
  /** The state now, then every change, until `signal` aborts. */
  watch(signal?: AbortSignal): AsyncGenerator<AppState>
  /** Asks nothing more and waits for the calls under way, whose answers are kept. */
  drain(): Promise<void>
  /** Ends the calls under way at once; what they cost counts as exposure. */
  abort(): void
  /** Ends what is under way and closes the home. An unfinished run goes on at the next start. */
  close(): Promise<void>
}

/** Begins to open the home and returns at once; `watch` tells how far it is. */
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

  const opening = openHome().catch((error: unknown) => {
    if (leaving.signal.aborted) return
    ports.log('error', messageOf(error), { stack: error instanceof Error ? error.stack : undefined })
    become({
      phase: 'failed',
      message: messageOf(error),
      details: error instanceof UserError ? [...error.details] : [],
    })
  })

  async function openHome(): Promise<void> {
    const own = await createCore(ports, settings)
    open = own
    if (own.home.kind === 'user' && own.projects.list().length === 0) {
      const { zone } = own.home
      await own.close()
      open = null
      open = await openDemo(zone)
    }
    const { home } = open
    // What befell the user's own home matters even while the demo is shown instead.
    const notices = new Set([...own.notices, ...open.notices])
    const interrupted = await resumeRuns(open)
    become({
      phase: 'ready',
      home: { kind: home.kind, zone: home.zone },
      version,
      notices: [...notices, ...interrupted],
    })
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

  async function openDemo(zone: string): Promise<Core> {
    await makeDemo(
      ports,
      { ...settings, zone },
      { onDay: (done, total) => become({ phase: 'making_demo', done, total }), signal: leaving.signal },
    )
    return createCore({ ...ports, paths: { ...ports.paths, home: demoHome(ports.paths.home) } }, settings)
  }

  return {
    core: () => (state.phase === 'ready' ? open : null),
    async *watch(signal) {
      const stopped = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
      while (!signal?.aborted) {
        const next = moved.promise
        yield state
        await Promise.race([next, stopped])
      }
    },
    async drain() {
      await open?.monitoring.drain()
    },
    abort: () => open?.monitoring.abort(),
    async close() {
      leaving.abort()
      await opening
      await open?.close()
    },
  }
}
