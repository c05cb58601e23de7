import { setImmediate as nextTurn } from 'node:timers/promises'
import type { JudgeRequest, Measuring } from '../measuring/index.ts'
import { wait } from '../time.ts'

/** Answers whose analyses are stored together. */
const STORED_AT_ONCE = 16
/** How soon to look again while answers are coming. */
const LOOK_AGAIN_MS = 5

export interface AnalysisQueueOptions {
  measuring: Measuring
  /** Makes a judge's task; called inside a transaction. @returns its provider, or null when there is no such model */
  insertJudge: (request: JudgeRequest) => string | null
  /** After every batch: the runs whose answers were analysed, and the judge's tasks that this called for. */
  onAnalysed: (runIds: readonly number[], judges: readonly { runId: number; provider: string }[]) => void
  onError: (error: unknown) => void
  /** Whether answers are coming right now: until they are stored and the next calls sent, all else waits. */
  isBurst: () => boolean
}

/** Analyses stored answers between bursts, one at a time, so that analysing never keeps a provider waiting. */
export class AnalysisQueue {
  private readonly options: AnalysisQueueOptions
  private waiting: { runId: number; answerId: number }[] = []
  private working: Promise<void> | undefined
  private stopped = false

  constructor(options: AnalysisQueueOptions) {
    this.options = options
  }

  add(runId: number, answerIds: readonly number[]): void {
    for (const answerId of answerIds) this.waiting.push({ runId, answerId })
  }

  /** Works off what waits, unless it does already. */
  start(): void {
    this.working ??= this.work().finally(() => {
      this.working = undefined
    })
  }

  /** Leaves the rest for the next start, and waits for the batch in hand. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.working
  }

  private async work(): Promise<void> {
    const { measuring, insertJudge, onAnalysed, onError } = this.options
    const breathe = () => this.breathe()
    await breathe()
    while (this.waiting.length > 0 && !this.stopped) {
      const batch = this.waiting.splice(0, STORED_AT_ONCE)
      try {
        // By answer, because a transaction that found the file busy is made again.
        const judges = new Map<number, { runId: number; provider: string }>()
        const answerIds = batch.map((entry) => entry.answerId)
        const requestJudge = (request: JudgeRequest) => {
          const provider = insertJudge(request)
          if (provider) judges.set(request.answerId, { runId: request.runId, provider })
        }
        await measuring.analyseNew(answerIds, requestJudge, breathe)
        const runIds = batch.map((entry) => entry.runId)
        onAnalysed(runIds, [...judges.values()])
      } catch (error) {
        onError(error)
        return
      }
      await breathe()
    }
  }

  /** Lets the network have its turn, and more of them during a burst. */
  private async breathe(): Promise<void> {
    await nextTurn()
    while (this.options.isBurst() && !this.stopped) await wait(LOOK_AGAIN_MS)
  }
}
