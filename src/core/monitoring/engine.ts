import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../db/index.ts'
import type { ErrorClass } from '../errors.ts'
import { messageOf } from '../errors.ts'
import type { JudgeRequest, Measuring } from '../measuring/index.ts'
import type { Clock, Logger } from '../ports.ts'
import type { AskRequest } from '../providers/index.ts'
import { realNow } from '../time.ts'
import { ActiveRun } from './activeRun.ts'
import { AnalysisQueue } from './analysisQueue.ts'
import { type CallEnd, call, type ProviderSource } from './caller.ts'
import { type LaneSpeed, Lanes, type Spread } from './lanes.ts'
import type { Leased, Leasing, Vacancy } from './leasing.ts'
import type { LeasedTask, Outcome } from './outcome.ts'
import type { GiveUp, Recorded, Recorder } from './recorder.ts'
import type { RunStore } from './runStore.ts'
import type { SpillFile } from './spill.ts'
import type { TaskStore } from './taskStore.ts'

/** How often waiting runs look again: for money another process gave back, pauses that end, a cancel from elsewhere. */
const HEARTBEAT_MS = 100
/** How often, while money is short, holds of processes that died are looked for. */
const RECLAIM_EVERY_MS = 2_000

export interface EngineOptions {
  db: Db
  clock: Clock
  log: Logger
  measuring: Measuring
  tasks: TaskStore
  runs: RunStore
  leasing: Leasing
  recorder: Recorder
  spill: SpillFile<Outcome>
  providers: ProviderSource
  /** How fast a provider may be asked. */
  speedOf: (provider: string) => LaneSpeed
  /** Calls under way in all, over every provider. */
  concurrency: number
  callTimeoutMs: number
  /** Frees what processes that died held. */
  reclaim: () => Promise<void>
  /** Makes a judge's task; called inside a transaction. @returns its provider */
  insertJudge: (request: JudgeRequest) => string | null
  onProgress: (run: ActiveRun) => void
}

/**
 * Drives runs. One loop: write down how calls ended and lease the next ones in a single transaction, send those, and
 * analyse stored answers while the network is busy. All state that matters is in the database; what is here can be
 * lost at any instant.
 */
export class RunEngine {
  private readonly options: EngineOptions
  private readonly runs = new Map<number, ActiveRun>()
  private readonly lanes: Lanes
  private outcomes: Outcome[] = []
  private giveUps: GiveUp[] = []
  private readonly analysis: AnalysisQueue
  private readonly underWay = new Set<Promise<void>>()
  private readonly aborter = new AbortController()
  private heartbeat: NodeJS.Timeout | undefined
  private pumping: Promise<void> | undefined
  private again = false
  private reclaimedAt = 0
  private halted: unknown

  constructor(options: EngineOptions) {
    this.options = options
    this.lanes = new Lanes(options.speedOf)
    this.analysis = new AnalysisQueue({
      measuring: options.measuring,
      insertJudge: options.insertJudge,
      onAnalysed: (runIds, judges) => this.analysed(runIds, judges),
      onError: (error) => this.halt(error),
    })
  }

  /** Takes on a run that this process owns. @returns the promise of its end */
  drive(runId: number, projectId: number, unanalysed: readonly number[] = []): Promise<void> {
    const run = new ActiveRun(runId, projectId, this.options.tasks.counts(runId))
    this.runs.set(runId, run)
    this.queueAnalysis(run, unanalysed)
    this.heartbeat ??= setInterval(() => this.beat(), HEARTBEAT_MS)
    this.wake()
    return run.finished
  }

  run(runId: number): ActiveRun | undefined {
    return this.runs.get(runId)
  }

  /** Why a provider is paused, or null. */
  pauseOf(provider: string): { errorClass: ErrorClass; forMs: number } | null {
    return this.lanes.of(provider).pause(performance.now())
  }

  /** Ends calls that are under way, at once; what they cost is unknown, so they become exposure. */
  abort(): void {
    this.aborter.abort()
  }

  /** Looks for something to do. */
  wake(): void {
    this.again = true
    this.pumping ??= this.pump().finally(() => {
      this.pumping = undefined
      if (this.again) this.wake()
    })
  }

  /** Stops asking, ends what is under way and writes it down. Unfinished runs can be resumed. */
  async close(): Promise<void> {
    this.halted ??= new Error('The engine is closed')
    this.abort()
    await Promise.allSettled(this.underWay)
    await this.pumping
    await this.analysis.stop()
    if (this.outcomes.length > 0) await this.writeDown().catch((error) => this.spillOver(error))
    clearInterval(this.heartbeat)
  }

  private beat(): void {
    const waiting = [...this.runs.values()].some((run) => run.waiting.size > 0)
    if (waiting && performance.now() - this.reclaimedAt > RECLAIM_EVERY_MS) {
      this.reclaimedAt = performance.now()
      this.options.reclaim().catch((error) => this.halt(error))
    }
    this.wake()
  }

  private async pump(): Promise<void> {
    // Lets every answer that has arrived in this turn join one transaction.
    await nextTurn()
    this.again = false
    if (this.halted) return
    const room = this.options.concurrency - this.underWay.size
    const vacancies = this.lanes.vacancies([...this.runs.values()], room, performance.now())
    const cancels = this.options.runs.cancelRequested([...this.runs.keys()])
    const idle = this.outcomes.length === 0 && this.giveUps.length === 0 && cancels.length === 0
    if (!idle || vacancies.length > 0) {
      try {
        const leased = await this.writeDown(vacancies, cancels)
        for (const { task, request } of leased.calls) this.send(task, request)
      } catch (error) {
        this.halt(error)
        return
      }
    }
    this.analysis.start()
    this.endFinishedRuns()
  }

  /** One transaction: outcomes in, leases out. */
  private async writeDown(vacancies: readonly Vacancy[] = [], cancels: readonly number[] = []): Promise<Leased> {
    const { db, clock, recorder, leasing, tasks } = this.options
    const outcomes = this.outcomes
    const giveUps = this.giveUps
    this.outcomes = []
    this.giveUps = []
    try {
      const done = await db.write(() => {
        const now = clock.now()
        const recorded = recorder.record(outcomes, now)
        for (const runId of cancels) tasks.cancelPending(runId, now)
        const unfinished = giveUps.filter((order) => recorder.giveUpPending(order, now))
        return { recorded, unfinished, leased: leasing.lease(vacancies, now, realNow()) }
      })
      this.giveUps.push(...done.unfinished)
      this.account(outcomes, done.recorded, done.leased)
      for (const runId of new Set([...cancels, ...giveUps.map((order) => order.runId)])) {
        this.runs.get(runId)?.recount(tasks.counts(runId))
      }
      for (const runId of cancels) {
        const run = this.runs.get(runId)
        if (run) run.cancelled = true
      }
      if (done.unfinished.length > 0) this.wake()
      return done.leased
    } catch (error) {
      this.outcomes.unshift(...outcomes)
      this.giveUps.unshift(...giveUps)
      throw error
    }
  }

  /** Brings the counts in memory up to what was just written. */
  private account(outcomes: readonly Outcome[], recorded: Recorded, leased: Leased): void {
    const touched = new Set<ActiveRun>()
    const move = (
      task: LeasedTask | Leased['blocked'][number],
      from: 'pending' | 'leased',
      to: 'leased' | 'done' | 'failed' | 'blocked' | 'pending',
    ) => {
      const run = this.runs.get(task.runId)
      if (!run) return
      run.move(task.provider, from, to)
      touched.add(run)
    }
    for (const outcome of outcomes) {
      if (outcome.kind === 'answered') move(outcome.task, 'leased', 'done')
      else move(outcome.task, 'leased', outcome.retryAt === null ? 'failed' : 'pending')
    }
    for (const { runId, answerId } of recorded.newAnswers) {
      const run = this.runs.get(runId)
      if (run) this.queueAnalysis(run, [answerId])
    }
    for (const problem of recorded.uncosted)
      this.options.log('warn', 'A call could not be priced; it counts as exposure', { problem })
    for (const run of this.runs.values()) run.waiting.clear()
    for (const { runId, provider } of leased.waiting) this.runs.get(runId)?.waiting.add(provider)
    for (const { task } of leased.calls) move(task, 'pending', 'leased')
    for (const task of leased.blocked) move(task, 'pending', 'blocked')
    if (leased.blocked.length > 0) this.again = true
    for (const run of touched) this.options.onProgress(run)
  }

  private send(task: LeasedTask, request: AskRequest): void {
    const { providers, clock, callTimeoutMs } = this.options
    const lane = this.lanes.of(task.provider)
    const ticket = lane.begin()
    const under = call(task, request, {
      ...{ providers, clock, abort: this.aborter.signal, timeoutMs: callTimeoutMs },
    }).then((end) => {
      this.underWay.delete(under)
      this.giveUp(lane.end(ticket, end, performance.now()), end)
      this.outcomes.push(end.outcome)
      if (this.halted) this.settleHalted()
      else this.wake()
    })
    this.underWay.add(under)
  }

  /** What would fail like a call that did is given up, in every run. */
  private giveUp(spread: Spread, { outcome }: CallEnd): void {
    if (spread === 'none' || outcome.kind !== 'failed') return
    const { provider, modelId } = outcome.task
    const error = { class: outcome.errorClass, message: outcome.message }
    for (const runId of this.runs.keys()) {
      this.giveUps.push({ runId, provider, modelId: spread === 'model' ? modelId : null, error })
    }
  }

  private queueAnalysis(run: ActiveRun, answerIds: readonly number[]): void {
    run.unanalysed += answerIds.length
    this.analysis.add(run.id, answerIds)
  }

  private analysed(runIds: readonly number[], judges: readonly { runId: number; provider: string }[]): void {
    for (const { runId, provider } of judges) this.runs.get(runId)?.added(provider)
    for (const runId of runIds) {
      const run = this.runs.get(runId)
      if (!run) continue
      run.unanalysed -= 1
      this.options.onProgress(run)
    }
    if (judges.length > 0) this.wake()
    this.endFinishedRuns()
  }

  private endFinishedRuns(): void {
    for (const run of this.runs.values()) {
      if (!run.isDone) continue
      this.runs.delete(run.id)
      this.options.runs
        .finish(run.id)
        .then(() => {
          this.options.onProgress(run)
          run.end()
        })
        .catch((error) => run.fail(error))
    }
    if (this.runs.size === 0) {
      clearInterval(this.heartbeat)
      this.heartbeat = undefined
    }
  }

  /** Something that must not fail has failed, a full disk most likely: stop asking, keep what was paid for. */
  private halt(error: unknown): void {
    if (this.halted) return
    this.halted = error
    void this.analysis.stop()
    clearInterval(this.heartbeat)
    this.heartbeat = undefined
    this.options.log('error', 'Asking has stopped', { reason: messageOf(error) })
    this.settleHalted()
  }

  /** Once no call is under way any more, keeps their outcomes and tells whoever waits. */
  private settleHalted(): void {
    if (this.underWay.size > 0) return
    this.spillOver(this.halted)
    for (const run of this.runs.values()) run.fail(this.halted)
    this.runs.clear()
  }

  private spillOver(reason: unknown): void {
    const left = this.options.spill.write(this.outcomes)
    this.outcomes = []
    if (left.length > 0)
      this.options.log('error', `${left.length} answers could not be kept`, { reason: messageOf(reason) })
  }
}
