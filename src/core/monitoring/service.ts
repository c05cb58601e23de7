import type { Alerts } from '../alerts/index.ts'
import { type CallGate, createCharging, type Ledger } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import type { Home, Instance } from '../home/index.ts'
import type { JudgeRequest, Measuring } from '../measuring/index.ts'
import { parseModelRef } from '../modelRef.ts'
import type { Models } from '../models/index.ts'
import type { ServedWatch } from '../modelWatch/index.ts'
import type { Clock, Logger } from '../ports.ts'
import { dayOf } from '../time.ts'
import { createCalls, JUDGE_MAX_OUTPUT_TOKENS } from './calls.ts'
import { RunEngine } from './engine.ts'
import type { LaneSpeed } from './lanes.ts'
import { createLeasing } from './leasing.ts'
import type { Outcome } from './outcome.ts'
import type { PlannedTask } from './plan.ts'
import { createPlanner, type PlannedProject, type PlanRequest } from './planner.ts'
import { createProgress, type RunProgress } from './progress.ts'
import { createQuotes, type Quote } from './quote.ts'
import { createRecorder } from './recorder.ts'
import { createRecovery, spillPath } from './recovery.ts'
import { createRunHistory } from './runHistory.ts'
import { createRunQuotes } from './runQuotes.ts'
import { createRunStore, type RunRow } from './runStore.ts'
import { SpillFile } from './spill.ts'
import { createTaskStore } from './taskStore.ts'

export interface MonitoringOptions {
  db: Db
  clock: Clock
  log: Logger
  home: Home
  /** The home's folder. */
  folder: string
  instance: Instance
  models: Models
  ledger: Ledger
  measuring: Measuring
  alerts: Alerts
  gate: CallGate
  /** Notes which version answered, in the transaction that stores the answer. */
  noteServed: ServedWatch
  speedOf: (provider: string) => LaneSpeed
  /** Whether a provider can search the web for an answer; a task is stamped with what will be done. */
  canSearch: (provider: string) => boolean
  /** Calls under way in all. */
  concurrency: number
  callTimeoutMs: number
}

/** What to run. Without a project, all active ones. */
export interface RunRequest extends PlanRequest {
  trigger?: RunRow['trigger'] | undefined
  /** The execution of a job that begins it; each begins one run of a project, however often its process dies. */
  jobRunId?: number | undefined
}

/** Asks a project's prompts of its models, keeps and accounts for what they answer. */
export function createMonitoring(options: MonitoringOptions) {
  const { db, clock, log, home, instance, models, ledger, measuring, alerts } = options
  const tasks = createTaskStore(db)
  const runs = createRunStore(db, clock, tasks, alerts)
  const calls = createCalls({ db, models, measuring })
  const recorder = createRecorder({
    ...{ db, ledger, measuring, tasks, alerts },
    charge: createCharging({ ledger, models }),
    noteServed: options.noteServed,
  })
  const spill = new SpillFile<Outcome>(spillPath(options.folder, instance.id))
  const recovery = createRecovery({
    ...{ db, clock, log, ledger, recorder, tasks, runs, spill },
    ...{ home: options.folder, ownerId: instance.id },
  })
  const watchers = new Set<() => void>()
  const engine = new RunEngine({
    ...{ db, clock, log, measuring, tasks, recorder, spill },
    runs: { ...runs, finish },
    leasing: createLeasing({ ownerId: instance.id, tasks, calls, ledger, models }),
    gate: options.gate,
    speedOf: options.speedOf,
    concurrency: options.concurrency,
    callTimeoutMs: options.callTimeoutMs,
    reclaim: recovery.reclaim,
    insertJudge,
    onProgress: moved,
  })
  const progress = createProgress({
    ...{ db, runs, tasks },
    pauseOf: (provider) => engine.pauseOf(provider),
    failureOf: (runId) => engine.failureOf(runId),
  })
  const runQuotes = createRunQuotes(db)
  const planAll = createPlanner({ db, log, tasks })
  const quotes = createQuotes({ db, models, calls, canSearch: options.canSearch })

  /** Writes the end of a run down, and tells it in the log. */
  async function finish(runId: number): Promise<void> {
    await runs.finish(runId)
    const ended = progress.read(runId)
    if (!ended) return
    const { status, planned, succeeded, failed, blocked, cancelled, costUsd, exposureUsd } = ended
    log('info', `Run ${runId} ended: ${status}, ${succeeded} of ${planned} answered, $${costUsd}`, {
      ...{ runId, status, planned, succeeded, failed, blocked, cancelled, costUsd, exposureUsd },
    })
  }

  function insertJudge(request: JudgeRequest): string | null {
    const model = judgeOf(request.judge)
    if (!model) {
      log('warn', 'The judge is not in the registry; its answers stay unscored', { judge: request.judge })
      return null
    }
    tasks.insertJudge(request, model, JUDGE_MAX_OUTPUT_TOKENS)
    return model.provider
  }

  function judgeOf(name: string) {
    const ref = parseModelRef(name)
    return ref ? models.find(ref.provider, ref.model) : undefined
  }

  function listen(tell: () => void): () => void {
    watchers.add(tell)
    return () => watchers.delete(tell)
  }

  function moved(): void {
    for (const tell of watchers) tell()
    watchers.clear()
  }

  const quoteOf = (project: PlannedProject, planned: PlannedTask[]): Promise<Quote> =>
    quotes.quote(project, planned, project.judge === null ? undefined : judgeOf(project.judge)?.id, clock.now())

  async function insertRun(
    project: PlannedProject,
    planned: PlannedTask[],
    { trigger = 'manual', jobRunId }: Pick<RunRequest, 'trigger' | 'jobRunId'>,
  ) {
    const quote = await quoteOf(project, planned)
    const day = dayOf(clock.now(), home.zone)
    return db.write(() => {
      const runId = runs.insert({
        projectId: project.id,
        day,
        trigger,
        ownerId: instance.id,
        jobRunId: jobRunId ?? null,
      })
      runQuotes.put(runId, quote)
      for (const task of planned) {
        const search = project.search && options.canSearch(task.provider)
        tasks.insertPlanned(runId, project.id, task, { ...project, search })
      }
      return runId
    })
  }

  return {
    /** What a run would ask and cost; calls nobody. One entry a project. */
    quote: (request: RunRequest): Promise<{ project: string; quote: Quote; tasks: PlannedTask[] }[]> =>
      Promise.all(
        planAll(request).map(async ({ project, tasks: planned }) => ({
          ...{ project: project.name, tasks: planned },
          quote: await quoteOf(project, planned),
        })),
      ),

    /** How often the quotes of a project's runs held, of those that rest on its own history. */
    quoteRecord: runQuotes.record,

    /**
     * Starts a run for each project and returns at once; the runs go on whether or not anybody watches.
     * @throws UserError when there is nothing to ask, or no room to keep answers safe
     */
    async start(request: RunRequest): Promise<number[]> {
      const planned = planAll(request)
      await engine.recover(recovery.putOwnRight)
      spill.reserve()
      const runIds: number[] = []
      for (const { project, tasks: list } of planned) {
        const runId = await insertRun(project, list, request)
        engine.drive(runId, project.id)
        runIds.push(runId)
      }
      return runIds
    },

    /** Takes up every run that a process left unfinished. @returns their ids */
    async resume(): Promise<number[]> {
      await engine.recover(recovery.putOwnRight)
      const unfinished = (await recovery.takeOver()).filter((run) => !engine.run(run.id))
      if (unfinished.length > 0) spill.reserve()
      for (const run of unfinished) engine.drive(run.id, run.projectId, runs.unanalysed(run.id))
      return unfinished.map((run) => run.id)
    },

    /** Waits until a run has ended here. @throws UserError `disk_full` and the like, when it could not be carried on */
    async finished(runId: number): Promise<RunProgress> {
      await engine.run(runId)?.finished
      return progress.read(runId) as RunProgress
    },

    /** Cancels a run, whoever drives it: nothing more is asked; answers under way are kept. */
    async cancel(runId: number): Promise<boolean> {
      const requested = await db.write(() => runs.requestCancel(runId))
      engine.wake()
      return requested
    },

    /** Ends the calls that are under way, at once. */
    abort: () => engine.abort(),

    /** Asks nothing more and waits for the calls under way, whose answers are kept; `close` comes after. */
    drain: () => engine.drain(),

    /** A project's runs, newest first, a page at a time; `before` is the last one of the page before. */
    history: createRunHistory({ runs, progress, runQuotes }),

    progress: (runId: number): RunProgress | null => progress.read(runId),

    /** The runs that an execution of a job began. */
    ofJob: (jobRunId: number) => runs.ofJob(jobRunId),

    /** What a run was quoted; null for one of before quotes were kept. */
    quoteOf: runQuotes.of,

    /** Where a run stands, now and whenever it moves, until it ends. */
    watch: (runId: number, signal?: AbortSignal): AsyncGenerator<RunProgress> => progress.watch(runId, listen, signal),

    /** Frees what processes that died held and stores what they spilled, without taking over their runs. */
    reclaim: recovery.reclaim,

    /** Stops asking. Unfinished runs can be resumed. */
    async close(): Promise<void> {
      await engine.close()
      if (spill.isEmpty) spill.clear()
    },
  }
}

export type Monitoring = ReturnType<typeof createMonitoring>
