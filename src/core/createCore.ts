import { createAccess } from './access/index.ts'
import { createAlertCheck, createAlerting, createAlerts } from './alerts/index.ts'
import { createAnswers } from './answers/index.ts'
import { createBackups, rotateBackups } from './backups/index.ts'
import { createBilling } from './billing/index.ts'
import { createBillSources } from './billSources.ts'
import { createBrands } from './brands/index.ts'
import { createBudgets, createBudgetUse } from './budgets/index.ts'
import { performChore } from './chores/index.ts'
import type { Config } from './config.ts'
import {
  type CostQuery,
  costReport,
  createCallGate,
  createEntries,
  createHolds,
  createLedger,
  createMonthForecast,
  createPaidCalls,
  createReplay,
  createSpending,
} from './costs/index.ts'
import { createDaily } from './daily/index.ts'
import { databaseFile, openDatabase } from './db/index.ts'
import { createSimulatedProviders, type DemoWindow } from './demo/index.ts'
import { createDoctor } from './doctor/index.ts'
import { createEndpoints } from './endpoints/index.ts'
import { createExports, createFileExports } from './exports/index.ts'
import { beginInstance, establishHome, othersAtWork } from './home/index.ts'
import { createImports, createUploads } from './importing/index.ts'
import { createJobs } from './jobs/index.ts'
import { createKeys, tryKey } from './keys/index.ts'
import { createDiagnostics, createLogReader } from './logging/index.ts'
import { createMeasuring, createReanalysis } from './measuring/index.ts'
import { createModels, createPriceCheck, createRegistry } from './models/index.ts'
import { createModelWatch, createServedWatch } from './modelWatch/index.ts'
import { createMonitoring, createPassQuote } from './monitoring/index.ts'
import { createOperations } from './operations/index.ts'
import { createPortfolio } from './portfolio/index.ts'
import type { Ports } from './ports.ts'
import { createProjectManager, createProjects } from './projects/index.ts'
import { createPrompts } from './prompts/index.ts'
import { createProviderPool } from './providerPool.ts'
import { createReconcile, createReconcileViews } from './reconcile/index.ts'
import { createSources } from './sources/index.ts'
import { createSuggestions } from './suggestions/index.ts'
import { createUpkeep } from './upkeep/index.ts'
import { createVisibility } from './visibility/index.ts'

/** How long one answer may take; reasoning models that search take minutes. */
const CALL_TIMEOUT_MS = 300_000
/** Calls under way in all, over every provider, unless the user says otherwise. */
const CONCURRENCY = 96

export interface CoreSettings {
  /** Keys and base URLs that the environment gives. */
  config: Pick<Config, 'keys' | 'baseUrls'>
  /** Calls under way in all; null adapts to each provider. */
  concurrency?: number | null
  callTimeoutMs?: number | null
  /** Makes a new home a demo; an existing home stays what it is. */
  demo?: { seed: string; window: DemoWindow | null }
  /** IANA zone of a new home; the system's when absent. */
  zone?: string
}

/**
 * The whole machine. A host gives its ports and gets the features; nothing in here knows which host it is. Opening
 * migrates the database when it must and changes nothing else.
 * @throws UserError `home`, `database_newer` and the like, each a sentence for a person
 */
export async function createCore(ports: Ports, settings: CoreSettings) {
  const { clock, log, notify, paths, secrets, chores = performChore } = ports
  const db = openDatabase({ file: databaseFile(paths.home), migrations: paths.migrations, now: clock.now() })
  try {
    const home = await establishHome(
      db,
      {
        kind: settings.demo ? 'demo' : 'user',
        zone: settings.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        demoSeed: settings.demo?.seed ?? null,
      },
      clock.now(),
    )
    const instance = await beginInstance(db, clock)
    const models = createModels({ db, clock })
    const newPrices = await models.seed()

    const endpoints = createEndpoints({ db, clock, home, environment: settings.config.baseUrls })
    const keys = createKeys({ home, secrets, endpoints, environment: settings.config.keys })
    const projects = createProjects({ db, clock, models })
    const visibility = createVisibility({ db, clock, home })

    const use = createBudgetUse(db.sqlite)
    const alerts = createAlerts(db.sqlite)
    const alerting = createAlerting({ db, clock, log, notify, home, secrets, alerts })
    const ledger = createLedger({ db, clock, zone: home.zone, use, alerts })
    const measuring = createMeasuring(db)
    const concurrency = settings.concurrency ?? null
    const simulated =
      home.kind === 'demo' ? createSimulatedProviders({ db, home, clock, window: settings.demo?.window ?? null }) : null
    const providers = simulated ?? createProviderPool({ endpoints, keys, concurrency })
    const gate = createCallGate({ ledger, providers: providers.get })
    const callTimeoutMs = settings.callTimeoutMs ?? CALL_TIMEOUT_MS
    const monitoring = createMonitoring({
      ...{ db, clock, log, home, instance, models, ledger, measuring, alerts },
      folder: paths.home,
      gate,
      noteServed: createServedWatch(db, alerts),
      speedOf: providers.speedOf,
      canSearch: providers.canSearch,
      concurrency: concurrency ?? CONCURRENCY,
      callTimeoutMs,
    })
    await monitoring.reclaim()
    const replayLedger = createReplay(db)
    const paidCalls = createPaidCalls({
      ...{ db, clock, log, ledger, models, gate, callTimeoutMs },
      ownerId: instance.id,
    })
    const modelWatch = createModelWatch({ db, clock, home, models, alerts, endpoints, keys, providers: providers.get })
    const reconcile = createReconcile({
      ...{ db, clock, log, ledger, measuring, models, monitoring, alerts },
      ...{ zone: home.zone, instanceId: instance.id },
    })
    const billing = createBilling({
      ...{ db, clock, zone: home.zone, models, ledger, alerts },
      ...(simulated?.bills ?? createBillSources({ endpoints, keys })),
    })
    const brands = createBrands({ db, clock, log, measuring })
    const budgets = createBudgets({ db, clock, zone: home.zone, use })
    const spending = createSpending({ db, clock, zone: home.zone, use })
    const backups = createBackups({ home: paths.home, clock, run: chores })
    const thisMonth = () =>
      spending({ period: 'month', date: null, from: null, to: null, provider: null, groupBy: 'provider' })
    const jobs = await createJobs({
      ...{ db, clock, log, notify, home, instance, alerts, scrub: keys.scrub },
      works: (logs) => ({
        alerts: createAlertCheck({
          db,
          clock,
          zone: home.zone,
          alerts,
          alerting,
          alertsOfDay: budgets.alertsOf,
          models,
        }),
        models: modelWatch.work,
        reconcile: reconcile.work,
        daily: createDaily({ monitoring, projects, limits: budgets.limits, keys, spending: thisMonth }),
        upkeep: createUpkeep({
          ...{
            db,
            clock,
            folder: paths.home,
            check: (signal) => chores({ chore: 'check', file: db.file }, { signal }),
            backUp: backups.make,
            pruneLogs: logs.prune,
            recount: reconcile.fullRecount,
          },
          rotate: (label, keep) => rotateBackups(paths.home, label, keep),
        }),
      }),
    })
    await reconcile.stampPlans()

    const logs = createLogReader(paths.logs ?? null)
    const doctor = createDoctor({
      ...{ db, home, paths, secrets, keys, endpoints, models, clock, reconcile },
      replay: replayLedger,
      providers: providers.get,
    })

    return {
      home,
      /** Where the home's data is. */
      folder: paths.home,
      backups,
      /** Exports to a file that the host asks for. */
      fileExports: createFileExports({ home: paths.home, clock, run: chores, files: ports.files }),
      /** Asks for files; null where the host has no dialogs. */
      files: ports.files ?? null,
      db,
      /** What happened while opening that the user should be told, one sentence each. */
      notices: [...db.notices, ...(newPrices === null ? [] : [newPrices])],
      projects,
      projectManager: createProjectManager({ db, clock, projects }),
      portfolio: createPortfolio({ db, clock, home, projects, visibility }),
      brands,
      prompts: createPrompts({ db, clock, visibility }),
      imports: createImports({ db, clock, projects }),
      /** Asks a model outside any run, by the same books. */
      paidCalls,
      suggestions: createSuggestions({ models, keys, paidCalls }),
      uploads: createUploads(),
      models,
      endpoints,
      keys,
      /** Asks a provider for its models with the key it has. */
      tryKey: (provider: string) => tryKey(providers.get, provider),
      budgets,
      holds: createHolds({ db, ledger }),
      billing,
      monitoring,
      reconcile,
      reconcileViews: createReconcileViews({ db, clock, zone: home.zone, reconcile }),
      reanalysis: createReanalysis({ db, measuring }),
      answers: createAnswers({ db }),
      visibility,
      sources: createSources({ db, clock, home }),
      exports: createExports({ db }),
      alerting,
      registry: createRegistry({ db, clock, models }),
      modelWatch,
      spending,
      jobs,
      operations: createOperations({ db, clock, home, models }),
      /** Who may use the local API, and whether this program serves it. */
      access: createAccess({ db, clock, host: ports.api }),
      /** What the month will have cost when it is over. */
      forecast: createMonthForecast({
        ...{ db, clock, zone: home.zone, use },
        passesUntil: (instant) => jobs.dueUntil('daily', instant),
        quotePass: createPassQuote(() => monitoring.quote({}), log),
      }),
      ledgerEntries: createEntries(db),
      /** Every total again from its usage and prices. */
      replayLedger,
      checkPrices: createPriceCheck({ db, clock }),
      costReport: (query: CostQuery) => costReport({ db, clock, zone: home.zone }, query),
      doctor,
      logs,
      /** What somebody who helps needs to know, without anything of the user's. */
      diagnostics: createDiagnostics({
        ...{ db, clock, home, logs, folder: paths.home, scrub: keys.scrub },
        check: async () => (await doctor.run({ offline: true })).checks,
      }),
      /** How many other processes, or other openings, work on this home now. */
      othersAtWork: () => othersAtWork(db, instance.id),
      /** Stops asking, lets nothing get lost, and closes the database. */
      async close(): Promise<void> {
        await jobs.close()
        await brands.close()
        await monitoring.close()
        await alerting.close()
        await simulated?.close()
        instance.end()
        db.close()
      },
    }
  } catch (error) {
    db.close()
    throw error
  }
}

export type Core = Awaited<ReturnType<typeof createCore>>
