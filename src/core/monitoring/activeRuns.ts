import { ActiveRun } from './activeRun.ts'
import type { Leased } from './leasing.ts'
import type { Outcome } from './outcome.ts'
import type { StateCount, TaskState } from './taskStore.ts'

/** The runs that this process drives, counted in memory as they are written. */
export class ActiveRuns {
  private readonly runs = new Map<number, ActiveRun>()
  /** Why runs could not be carried on; each until it is driven again. */
  private readonly failures = new Map<number, unknown>()
  private readonly onProgress: (run: ActiveRun) => void

  constructor(onProgress: (run: ActiveRun) => void) {
    this.onProgress = onProgress
  }

  add(runId: number, projectId: number, counts: readonly StateCount[]): ActiveRun {
    const run = new ActiveRun(runId, projectId, counts)
    this.failures.delete(runId)
    this.runs.set(runId, run)
    return run
  }

  get(runId: number): ActiveRun | undefined {
    return this.runs.get(runId)
  }

  /** Why a run could not be carried on here; undefined while nothing is wrong. */
  failureOf(runId: number): unknown {
    return this.failures.get(runId)
  }

  get all(): ActiveRun[] {
    return [...this.runs.values()]
  }

  get ids(): number[] {
    return [...this.runs.keys()]
  }

  /** Counts what one transaction wrote. */
  account(outcomes: readonly Outcome[], leased: Leased): void {
    const touched = new Set<ActiveRun>()
    const move = (task: { runId: number; provider: string }, from: TaskState, to: TaskState) => {
      const run = this.runs.get(task.runId)
      if (!run) return
      run.move(task.provider, from, to)
      touched.add(run)
    }
    for (const outcome of outcomes) {
      if (outcome.kind === 'answered') move(outcome.task, 'leased', 'done')
      else move(outcome.task, 'leased', outcome.retryAt === null ? 'failed' : 'pending')
    }
    for (const run of this.runs.values()) run.waiting.clear()
    for (const { runId, provider } of leased.waiting) this.runs.get(runId)?.waiting.add(provider)
    for (const { task } of leased.calls) move(task, 'pending', 'leased')
    for (const task of leased.blocked) move(task, 'pending', 'blocked')
    for (const run of touched) this.onProgress(run)
  }

  /** Counts analysed answers, and the judge's tasks that they called for. */
  analysed(runIds: readonly number[], judges: readonly { runId: number; provider: string }[]): void {
    for (const { runId, provider } of judges) this.runs.get(runId)?.added(provider)
    for (const runId of runIds) {
      const run = this.runs.get(runId)
      if (!run) continue
      run.unanalysed -= 1
      this.onProgress(run)
    }
  }

  /**
   * Ends every run that is done, each once.
   * @param finish writes the end down; until it has, the run is still there to be waited for
   */
  endDone(finish: (runId: number) => Promise<void>): void {
    for (const run of this.runs.values()) {
      if (run.ending || !run.isDone) continue
      run.ending = true
      finish(run.id).then(
        () => {
          this.runs.delete(run.id)
          this.onProgress(run)
          run.end()
        },
        (error) => this.fail(run, error),
      )
    }
  }

  /** Lets go of every run; whoever waits learns why. */
  failAll(reason: unknown): void {
    for (const run of this.all) this.fail(run, reason)
  }

  private fail(run: ActiveRun, reason: unknown): void {
    this.runs.delete(run.id)
    this.failures.set(run.id, reason)
    this.onProgress(run)
    run.fail(reason)
  }
}
