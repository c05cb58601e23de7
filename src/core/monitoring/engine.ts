import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallGate } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import { type ErrorClass, messageOf, UserError } from '../errors.ts'
import type { JudgeRequest, Measuring } from '../measuring/index.ts'
import type { Clock, Logger } from '../ports.ts'
import type { AskRequest } from '../providers/index.ts'
import { realNow } from '../time.ts'
import type { ActiveRun } from './activeRun.ts'
import { ActiveRuns } from './activeRuns.ts'
import { AnalysisQueue } from './analysisQueue.ts'
import { type CallEnd, call } from './caller.ts'
import { type LaneSpeed, Lanes, type Spread } from './lanes.ts'
import type { Leased, Leasing, Vacancy } from './leasing.ts'
import type { LeasedTask, Outcome } from './outcome.ts'
import type { GiveUp, Recorder } from './recorder.ts'
import type { RunStore } from './runStore.ts'
import type { SpillFile } from './spill.ts'
import type { TaskStore } from './taskStore.ts'
import { withAlert } from './trouble.ts'

/** How often waiting runs look again: for money another process gave back, pauses that end, a cancel from elsewhere. */
const HEARTBEAT_MS = 100
/** Answers come in bursts; one is over when none has come for so long. */
const BURST_MS = 5
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
  gate: CallGate
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
  private readonly runs: ActiveRuns
  private readonly lanes: Lanes
  private analysis: AnalysisQueue
  private outcomes: Outcome[] = []
  private giveUps: GiveUp[] = []
  private readonly underWay = new Set<Promise<void>>()
  private aborter = new AbortController()
  private heartbeat: NodeJS.Timeout | undefined
  private pumping: Promise<void> | undefined
  private again = false
  private reclaimedAt = 0
  /** When the last call ended. */
  private endedAt = 0
  private draining = false
  private closed = false
  /** What stopped the asking that must not fail; undefined while nothing has. */
  private halted: unknown

  constructor(options: EngineOptions) {
    this.options = options
    this.runs = new ActiveRuns(options.onProgress)
    this.lanes = new Lanes(options.speedOf)
    this.analysis = this.newAnalysis()
  }

  /** Takes on a run that this process owns. @returns the promise of its end */
  drive(runId: number, projectId: number, unanalysed: readonly number[] = []): Promise<void> {
    const known = this.runs.get(runId)
    if (known) return known.finished
    const run = this.runs.add(runId, projectId, this.options.tasks.counts(runId))
    this.queueAnalysis(run, unanalysed)
    this.heartbeat ??= setInterval(() => this.beat(), HEARTBEAT_MS)
    this.wake()
    return run.finished
  }

  run(runId: number): ActiveRun | undefined {
    return this.runs.get(runId)
  }

  /** Why a run could not be carried on here; undefined while nothing is wrong. */
  failureOf(runId: number): unknown {
    return this.runs.failureOf(runId)
  }

  /** Why a provider is paused, or null. */
  pauseOf(provider: string): { errorClass: ErrorClass; forMs: number } | null {
    return this.lanes.of(provider).pause(performance.now())
  }

  /** Ends calls that are under way, at once; what they cost is unknown, so they become exposure. */
  abort(): void {
    this.aborter.abort()
    this.aborter = new AbortController()
  }

  /** Looks for something to do. */
  wake(): void {
    this.again = true
    this.pumping ??= this.pump().finally(() => {
      this.pumping = undefined
      if (this.again) this.wake()
    })
  }

  /** Asks nothing more and waits until the calls under way have ended; `abort` ends them. Closing comes after. */
  async drain(): Promise<void> {
    this.draining = true
    await this.pumping
    await Promise.allSettled(this.underWay)
  }

  /** Stops asking, ends what is under way and writes it down. Unfinished runs can be resumed. */
  async close(): Promise<void> {
    this.closed = true
    this.stopBeating()
    await this.pumping
    this.abort()
    await this.quiet()
    if (this.outcomes.length > 0) await this.writeDown().catch((error) => this.halt(error))
    this.runs.failAll(new UserError('cancelled', 'The program is closing. What was answered is kept; resume the run.'))
  }

  /**
   * Makes a halted engine ask again.
   * @param putRight stores what was kept aside and frees what was leased or held; when it throws, nothing changes
   */
  async recover(putRight: () => Promise<void>): Promise<void> {
    if (!this.halted) return
    await this.quiet()
    await putRight()
    this.analysis = this.newAnalysis()
    this.halted = undefined
  }

  /** How many calls more may be under way, over all providers. */
  private get room(): number {
    return this.draining ? 0 : this.options.concurrency - this.underWay.size
  }

  private beat(): void {
    const waiting = this.runs.all.some((run) => run.waiting.size > 0)
    if (waiting && performance.now() - this.reclaimedAt > RECLAIM_EVERY_MS) {
      this.reclaimedAt = performance.now()
      this.options.reclaim().catch((error) => this.halt(error))
    }
    this.wake()
  }

  private stopBeating(): void {
    clearInterval(this.heartbeat)
    this.heartbeat = undefined
  }

  private async pump(): Promise<void> {
    // Lets every answer that has arrived in this turn join one transaction.
    await nextTurn()
    this.again = false
    if (this.halted || this.closed) return
    try {
      const vacancies = this.room > 0 ? this.lanes.vacancies(this.runs.all, performance.now()) : []
      const cancels = this.options.runs.cancelRequested(this.runs.ids)
      const idle = this.outcomes.length === 0 && this.giveUps.length === 0 && cancels.length === 0
      if (!idle || vacancies.length > 0) {
        const leased = await this.writeDown(vacancies, cancels)
        for (const { task, request } of leased.calls) this.send(task, request)
      }
      this.analysis.start()
      this.endDoneRuns()
    } catch (error) {
      this.halt(error)
    }
  }

  /** One transaction: outcomes in, leases out. */
  private async writeDown(vacancies: readonly Vacancy[] = [], cancels: readonly number[] = []): Promise<Leased> {
    const { db, clock, recorder, leasing, tasks, log } = this.options
    const outcomes = this.outcomes
    const giveUps = this.giveUps
    this.outcomes = []
    this.giveUps = []
    try {
      const { recorded, unfinished, leased } = await db.write(() => {
        const now = clock.now()
        const recorded = recorder.record(outcomes, now)
        for (const runId of cancels) tasks.cancelPending(runId, now)
        const unfinished = giveUps.filter((order) => recorder.giveUpPending(order, now))
        return { recorded, unfinished, leased: leasing.lease(vacancies, this.room, now, realNow()) }
      })
      this.giveUps.push(...unfinished)
      this.runs.account(outcomes, leased)
      for (const { runId, answerId } of recorded.newAnswers) this.queueAnalysis(this.runs.get(runId), [answerId])
      for (const problem of recorded.uncosted) {
        log('warn', 'A call could not be priced; it counts as exposure', { problem })
      }
      for (const runId of new Set([...cancels, ...giveUps.map((order) => order.runId)])) {
        this.runs.get(runId)?.recount(tasks.counts(runId))
      }
      for (const runId of cancels) this.runs.get(runId)?.cancel()
      if (unfinished.length > 0 || leased.blocked.length > 0) this.again = true
      return leased
    } catch (error) {
      this.outcomes.unshift(...outcomes)
      this.giveUps.unshift(...giveUps)
      throw error
    }
  }

  private send(task: LeasedTask, request: AskRequest): void {
    const { gate, clock, callTimeoutMs } = this.options
    const lane = this.lanes.of(task.provider)
    const ticket = lane.begin()
    const under = call(task, request, {
      ...{ gate, clock, abort: this.aborter.signal, timeoutMs: callTimeoutMs },
    }).then((end) => {
      this.underWay.delete(under)
      const now = performance.now()
      const spread = lane.end(ticket, end, now)
      this.giveUp(spread, end)
      this.outcomes.push(withAlert(end.outcome, { spread, pause: lane.pause(now), now: clock.now() }))
      this.endedAt = performance.now()
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
    for (const runId of this.runs.ids) {
      this.giveUps.push({ runId, provider, modelId: spread === 'model' ? modelId : null, error })
    }
  }

  private newAnalysis(): AnalysisQueue {
    return new AnalysisQueue({
      measuring: this.options.measuring,
      insertJudge: this.options.insertJudge,
      onAnalysed: (runIds, judges) => {
        this.runs.analysed(runIds, judges)
        if (judges.length > 0) this.wake()
        this.endDoneRuns()
      },
      onError: (error) => this.halt(error),
      isBurst: () => this.underWay.size > 0 && performance.now() - this.endedAt < BURST_MS,
    })
  }

  private queueAnalysis(run: ActiveRun | undefined, answerIds: readonly number[]): void {
    if (!run) return
    run.unanalysed += answerIds.length
    this.analysis.add(run.id, answerIds)
  }

  private endDoneRuns(): void {
    this.runs.endDone(this.options.runs.finish)
    if (this.runs.ids.length === 0) this.stopBeating()
  }

  /** Something that must not fail has failed, a full disk most likely: stop asking, keep what was paid for. */
  private halt(error: unknown): void {
    if (this.halted) return
    this.halted = error
    void this.analysis.stop()
    this.stopBeating()
    this.options.log('error', 'Asking has stopped', { reason: messageOf(error) })
    this.settleHalted()
  }

  /** Once no call is under way any more, keeps their outcomes and tells whoever waits. */
  private settleHalted(): void {
    if (this.underWay.size > 0) return
    this.keepAside()
    this.runs.failAll(this.halted)
  }

  private keepAside(): void {
    const { spill, log } = this.options
    const outcomes = this.outcomes
    this.outcomes = []
    const { lost, reason } = spill.keep(outcomes)
    if (lost > 0)
      log('error', `${lost} of ${outcomes.length} answers could not be kept; they count as exposure`, { reason })
  }

  /** Waits until nothing is under way any more. */
  private async quiet(): Promise<void> {
    await this.pumping
    await Promise.allSettled(this.underWay)
    await this.analysis.stop()
  }
}
