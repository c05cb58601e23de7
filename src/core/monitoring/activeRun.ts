import { type Counts, isSettled, noCounts } from './counts.ts'
import type { StateCount, TaskState } from './taskStore.ts'

/** A run that this process drives, with its counts in memory so that progress costs no query. */
export class ActiveRun {
  readonly id: number
  readonly projectId: number
  readonly finished: Promise<void>
  private byProvider = new Map<string, Counts>()
  /** Stored answers that wait to be analysed. */
  unanalysed = 0
  cancelled = false
  /** Its end is being written down. */
  ending = false
  /** Providers whose next call waits for money that other calls hold. */
  waiting = new Set<string>()
  private resolve!: () => void
  private reject!: (reason: unknown) => void

  constructor(id: number, projectId: number, rows: readonly StateCount[]) {
    this.id = id
    this.projectId = projectId
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    // Whoever started the run may not be waiting for it.
    this.finished.catch(() => undefined)
    this.recount(rows)
  }

  recount(rows: readonly StateCount[]): void {
    this.byProvider = new Map()
    for (const row of rows) this.counts(row.provider)[row.state] += row.n
  }

  counts(provider: string): Counts {
    let counts = this.byProvider.get(provider)
    if (!counts) {
      counts = noCounts()
      this.byProvider.set(provider, counts)
    }
    return counts
  }

  move(provider: string, from: TaskState, to: TaskState): void {
    const counts = this.counts(provider)
    counts[from] -= 1
    counts[to] += 1
  }

  added(provider: string): void {
    this.counts(provider).pending += 1
  }

  get providers(): [string, Counts][] {
    return [...this.byProvider]
  }

  /** Nothing more is asked of it. */
  cancel(): void {
    this.cancelled = true
  }

  get isDone(): boolean {
    return this.unanalysed === 0 && this.providers.every(([, counts]) => isSettled(counts))
  }

  end(): void {
    this.resolve()
  }

  fail(reason: unknown): void {
    this.reject(reason)
  }
}
