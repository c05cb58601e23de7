import { and, asc, eq, isNull } from 'drizzle-orm'
import type { ListedRun } from '../../contract/index.ts'
import type { Alerts } from '../alerts/index.ts'
import { type CallGate, createCharging, type Ledger } from '../costs/index.ts'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
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
import { among, type PlannedTask, planTasks, type RunFilter } from './plan.ts'
import { createProgress, type RunProgress } from './progress.ts'
import { createQuotes, type Quote } from './quote.ts'
import { createRecorder } from './recorder.ts'
import { createRecovery, spillPath } from './recovery.ts'
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
export interface RunRequest extends RunFilter {
  project?: string | undefined
  /** How often each prompt is asked of each model; the project's own setting when absent. */
  samples?: number | undefined
  /**
   * Only what this earlier run of the project has no answer to, as far as the project still asks it. It becomes a run of
   * today's: what failed stays on the books of its own day.
   */
  retryOf?: number | undefined
  /** Only these, as far as the project still asks them. */
  only?: readonly Pick<PlannedTask, 'promptId' | 'modelId' | 'sample'>[] | undefined
  trigger?: RunRow['trigger'] | undefined
  /** The execution of a job that begins it; each begins one run of a project, however often its process dies. */
  jobRunId?: number | undefined
}

const RUNS_A_PAGE = 50

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
    ...{ db, clock, log, measuring, tasks, runs, recorder, spill },
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
  const quotes = createQuotes({ db, models, calls, canSearch: options.canSearch })

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

  function projectsOf(request: RunRequest) {
    const { projects } = schema
    const all = db.orm.select().from(projects).where(isNull(projects.removedAt)).orderBy(asc(projects.id)).all()
    if (request.project === undefined) {
      const active = all.filter((project) => project.active)
      if (active.length > 0) return active
      throw new UserError(
        'not_found',
        'There is no active project to run. Describe one in a file and run: earshot project apply FILE.json',
      )
    }
    const named = all.find((project) => project.name === request.project)
    if (!named) throw new UserError('not_found', `There is no project "${request.project}". See: earshot project list`)
    return [named]
  }

  function plan(project: typeof schema.projects.$inferSelect, request: RunRequest): PlannedTask[] {
    const { prompts, projectModels } = schema
    const planned = planTasks(
      {
        projectName: project.name,
        prompts: db.orm
          .select({ id: prompts.id, text: prompts.text })
          .from(prompts)
          .where(and(eq(prompts.projectId, project.id), eq(prompts.active, true), isNull(prompts.removedAt)))
          .orderBy(asc(prompts.position))
          .all(),
        models: db.orm
          .select({
            id: schema.models.id,
            provider: schema.models.provider,
            model: schema.models.model,
            isAvailable: schema.models.isAvailable,
          })
          .from(projectModels)
          .innerJoin(schema.models, eq(schema.models.id, projectModels.modelId))
          .where(eq(projectModels.projectId, project.id))
          .orderBy(asc(projectModels.position))
          .all(),
        samples: request.samples ?? project.samples,
      },
      request,
    )
    if (request.retryOf === undefined && request.only === undefined) return planned
    const again = among(planned, request.only ?? tasks.unanswered(request.retryOf as number))
    if (again.length > 0) return again
    const what = request.retryOf === undefined ? 'Today' : `Run ${request.retryOf}`
    throw new UserError(
      'bad_input',
      `${what} left nothing to ask again: what has no answer is no longer asked by project "${project.name}".`,
    )
  }

  /** Projects with what they would ask. With several projects, those with nothing to ask are left out. */
  function planAll(request: RunRequest) {
    const projects = projectsOf(request)
    const planned: { project: (typeof projects)[number]; tasks: PlannedTask[] }[] = []
    for (const project of projects) {
      try {
        planned.push({ project, tasks: plan(project, request) })
      } catch (error) {
        if (projects.length === 1 || !(error instanceof UserError)) throw error
        log('warn', error.message)
      }
    }
    if (planned.length === 0) throw new UserError('bad_input', 'None of the active projects has anything to ask.')
    return planned
  }

  const quoteOf = (project: typeof schema.projects.$inferSelect, planned: PlannedTask[]): Promise<Quote> =>
    quotes.quote(project, planned, project.judge === null ? undefined : judgeOf(project.judge)?.id, clock.now())

  async function insertRun(
    project: typeof schema.projects.$inferSelect,
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
    history(projectId: number, before: number | null): { runs: ListedRun[]; next: number | null } {
      const page = runs.ofProject(projectId, before, RUNS_A_PAGE + 1)
      const shown = page.slice(0, RUNS_A_PAGE)
      return {
        runs: shown.flatMap(({ id, day, trigger, createdAt, finishedAt }) => {
          const read = progress.read(id)
          if (!read) return []
          const { runId, status, planned, succeeded, failed, blocked, cancelled, costUsd, exposureUsd } = read
          const counts = { planned, succeeded, failed, blocked, cancelled }
          const times = { createdAt, finishedAt }
          return [{ runId, status, day, trigger, ...times, ...counts, costUsd, exposureUsd, quote: runQuotes.of(id) }]
        }),
        next: page.length > RUNS_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
      }
    },

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
