import { createAlerts } from '../../src/core/alerts/index.ts'
import { createBudgets, createBudgetUse } from '../../src/core/budgets/index.ts'
import { createCallGate, createHolds, createLedger, createPaidCalls } from '../../src/core/costs/index.ts'
import { type Db, databaseFile, openDatabase } from '../../src/core/db/index.ts'
import { beginInstance, establishHome } from '../../src/core/home/index.ts'
import { createMeasuring, createReanalysis } from '../../src/core/measuring/index.ts'
import { createModels } from '../../src/core/models/index.ts'
import { createServedWatch } from '../../src/core/modelWatch/index.ts'
import { createMonitoring, type LaneSpeed } from '../../src/core/monitoring/index.ts'
import type { Clock, LogLevel } from '../../src/core/ports.ts'
import { createProjects } from '../../src/core/projects/index.ts'
import { BUILT_IN_PROVIDERS, createProvider, type Provider, ProviderError } from '../../src/core/providers/index.ts'
import type { Simulator } from '../../src/core/simulator/index.ts'

/** A process at work on a home, as `createCore` makes one, with every part at hand. */
export type Machine = Awaited<ReturnType<typeof startMachine>>

export interface MachineOptions {
  folder: string
  baseUrls: Simulator['baseUrls']
  clock?: Clock
  /** A test that is not about pace starts wide open. */
  speed?: LaneSpeed
  concurrency?: number
  callTimeoutMs?: number
  /** Keys other than the one that every simulator takes. */
  keys?: Record<string, string>
}

const FREELY: LaneSpeed = { initial: 16, max: 64 }

/**
 * Starts one on a folder, which may be another's too. Everything is real: the file, the adapters, the network to the
 * simulator.
 */
export async function startMachine(options: MachineOptions) {
  const clock = options.clock ?? { now: () => Date.now() }
  const file = openDatabase({ file: databaseFile(options.folder), migrations: 'drizzle', now: clock.now() })
  let gone = false
  const db: Db = { ...file, write: (work) => writeUntil(() => gone, file, work) }
  // What it warned of; that runs come to an end is no news here.
  const log: { level: LogLevel; message: string; fields: Record<string, unknown> }[] = []
  const home = await establishHome(db, { kind: 'user', zone: 'UTC', demoSeed: null }, clock.now())
  const instance = await beginInstance(db, clock)
  const models = createModels({ db, clock })
  await models.seed()
  const use = createBudgetUse(db.sqlite)
  const alerts = createAlerts(db.sqlite)
  const ledger = createLedger({ db, clock, zone: home.zone, use, alerts })
  const measuring = createMeasuring(db)
  const keep = (level: LogLevel, message: string, fields: Record<string, unknown> = {}) =>
    void (level !== 'info' && log.push({ level, message, fields }))
  const gate = createCallGate({ ledger, providers: providersAt(options.baseUrls, options.keys ?? {}) })
  const callTimeoutMs = options.callTimeoutMs ?? 30_000
  const paidCalls = createPaidCalls({
    ...{ db, clock, log: keep, ledger, models, gate, callTimeoutMs },
    ownerId: instance.id,
  })
  const monitoring = createMonitoring({
    ...{ db, clock, home, instance, models, ledger, measuring, alerts, folder: options.folder },
    log: keep,
    gate,
    noteServed: createServedWatch(db, alerts),
    speedOf: () => options.speed ?? FREELY,
    canSearch: () => true,
    concurrency: options.concurrency ?? 64,
    callTimeoutMs,
  })

  return {
    ...{ db, home, instance, models, ledger, measuring, monitoring, paidCalls, log, use },
    projects: createProjects({ db, clock, models }),
    budgets: createBudgets({ db, clock, zone: home.zone, use }),
    holds: createHolds({ db, ledger }),
    reanalysis: createReanalysis({ db, measuring }),

    /** Runs a project to its end. */
    async runToEnd(request: Parameters<typeof monitoring.start>[0] = {}) {
      const [runId] = await monitoring.start(request)
      return monitoring.finished(runId as number)
    },

    /**
     * Dies as by kill −9: from now on nothing is written and its owner's mark is that of a process which is no more.
     * What others see of it is what it had committed.
     */
    vanish(): void {
      gone = true
      file.sqlite.prepare("UPDATE instances SET process_start = 'gone' WHERE id = ?").run(instance.id)
      void monitoring.close()
    },

    async close(): Promise<void> {
      if (!gone) {
        await monitoring.close()
        instance.end()
        gone = true
      }
      file.close()
    },
  }
}

/** Writes while its process lives; afterwards nothing happens any more, not even an end. */
async function writeUntil<T>(isGone: () => boolean, file: Db, work: () => T): Promise<T> {
  const never = new Promise<T>(() => {})
  if (isGone()) return never
  try {
    return await file.write(() => {
      if (isGone()) throw new Error('gone while it waited for the file')
      return work()
    })
  } catch (error) {
    if (isGone()) return never
    throw error
  }
}

function providersAt(baseUrls: Simulator['baseUrls'], keys: Record<string, string>) {
  const made = new Map<string, Provider>()
  for (const kind of BUILT_IN_PROVIDERS) {
    made.set(kind, createProvider({ name: kind, kind, baseUrl: baseUrls[kind], apiKey: keys[kind] ?? 'key-of-a-test' }))
  }
  return async (name: string): Promise<Provider> => {
    const provider = made.get(name)
    if (!provider) throw new ProviderError('auth', `no provider ${name}`, { charge: 'unsent' })
    return provider
  }
}
