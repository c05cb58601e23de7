import type { Db } from '../db/index.ts'
import { formatUsd, type PicoUsd, pico } from '../money.ts'
import { wait } from '../time.ts'
import { type Counts, countsOf, plannedOf } from './counts.ts'
import type { RunRow, RunStore } from './runStore.ts'
import type { FailureCount, StateCount, TaskStore } from './taskStore.ts'

/** Judge's calls of a run; they come as answers do, so their number grows. */
export interface JudgementProgress {
  planned: number
  succeeded: number
  failed: number
  blocked: number
}

/** One provider's part of a run: its answers. */
export interface ProviderProgress {
  provider: string
  planned: number
  succeeded: number
  failed: number
  blocked: number
  inFlight: number
  /** Set while the provider is out or asked us to wait. */
  paused: { errorClass: string; forMs: number } | null
}

/** Where a run stands, in answers; errors and costs are of the judge's calls too. Dollar amounts are exact decimal text. */
export interface RunProgress {
  runId: number
  status: RunRow['status']
  planned: number
  succeeded: number
  failed: number
  blocked: number
  cancelled: number
  inFlight: number
  judgements: JudgementProgress
  byProvider: ProviderProgress[]
  errors: FailureCount[]
  costUsd: string
  exposureUsd: string
}

/** Calls back once when a run of this process has moved. @returns what stops the listening */
type Listen = (moved: () => void) => () => void

/** Reads where runs stand from the database: true for any run, whoever drives it. */
export function createProgress(options: {
  db: Db
  runs: RunStore
  tasks: TaskStore
  pauseOf: (provider: string) => ProviderProgress['paused']
  /** Why a run could not be carried on here; undefined while nothing is wrong. */
  failureOf: (runId: number) => unknown
}) {
  const { db, runs, tasks, pauseOf, failureOf } = options
  const spent = db.sqlite
    .prepare('SELECT state, SUM(total) AS total FROM ledger WHERE run_id = ? GROUP BY state')
    .safeIntegers()

  function costsOf(runId: number): { settled: PicoUsd; exposure: PicoUsd } {
    const rows = spent.all(runId) as { state: string; total: bigint }[]
    const of = (state: string) => pico(rows.find((row) => row.state === state)?.total ?? 0n)
    return { settled: of('settled'), exposure: of('exposure') }
  }

  function read(runId: number): RunProgress | null {
    const run = runs.get(runId)
    if (!run) return null
    const rows = tasks.counts(runId)
    const answers = rows.filter((row) => row.kind === 'answer')
    const counts = countsOf(answers)
    const { inFlight: _, ...judgements } = figures(countsOf(rows.filter((row) => row.kind === 'judge')))
    const { settled, exposure } = costsOf(runId)
    return {
      runId,
      status: run.status,
      ...figures(counts),
      cancelled: counts.cancelled,
      judgements,
      byProvider: providersOf(answers).map((provider) => ({
        provider,
        ...figures(countsOf(answers.filter((row) => row.provider === provider))),
        paused: run.status === 'running' ? pauseOf(provider) : null,
      })),
      errors: tasks.failures(runId),
      costUsd: formatUsd(settled),
      exposureUsd: formatUsd(exposure),
    }
  }

  /**
   * Where a run stands, now and whenever it moves, until it ends. Watching changes nothing; neither does ceasing to.
   * @param listen calls back once when a run here has moved; gives the function that stops listening
   * @throws UserError `disk_full` and the like, when the run could not be carried on
   */
  async function* watch(runId: number, listen: Listen, signal?: AbortSignal): AsyncGenerator<RunProgress> {
    let last = ''
    while (!signal?.aborted) {
      const progress = read(runId)
      if (!progress) return
      const text = JSON.stringify(progress)
      if (text !== last) yield progress
      last = text
      if (progress.status !== 'running') return
      const failure = failureOf(runId)
      if (failure) throw failure
      let stopListening = () => {}
      const moved = new Promise<void>((resolve) => {
        stopListening = listen(resolve)
      })
      await Promise.race([moved, wait(LOOK_AGAIN_MS, signal)])
      stopListening()
      await wait(SHORTEST_INTERVAL_MS, signal)
    }
  }

  return { read, watch }
}

/** A run of another process moves without telling us. */
const LOOK_AGAIN_MS = 500
/** Ten pictures a second are plenty. */
const SHORTEST_INTERVAL_MS = 100

const figures = (counts: Counts) => ({
  planned: plannedOf(counts),
  succeeded: counts.done,
  failed: counts.failed,
  blocked: counts.blocked,
  inFlight: counts.leased,
})

const providersOf = (rows: readonly StateCount[]): string[] => [...new Set(rows.map((row) => row.provider))]

export type Progress = ReturnType<typeof createProgress>
