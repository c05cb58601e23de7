import type { NewAlert } from '../alerts/index.ts'
import type { ErrorClass } from '../errors.ts'
import type { Charge, Reply } from '../providers/index.ts'
import type { Task } from './taskStore.ts'

/** A task that this process has leased and holds money for. */
export interface LeasedTask extends Task {
  holdId: number
  /** UTF-8 bytes of what is sent. */
  promptBytes: number
}

/** How a call ended. Plain data: it survives in the spill file when the disk is full. */
export type Outcome = AnsweredOutcome | FailedOutcome

export interface AnsweredOutcome {
  kind: 'answered'
  task: LeasedTask
  reply: Omit<Reply, 'pacing' | 'reportedCost'> & { reportedCost: string | null }
  latencyMs: number
  /** When the reply came, in UTC milliseconds. */
  at: number
}

export interface FailedOutcome {
  kind: 'failed'
  task: LeasedTask
  errorClass: ErrorClass
  message: string
  charge: Charge
  /** What follows for the task: another try at a real instant, or the end. */
  retryAt: number | null
  /** What the user should know of the provider by this failure, if anything. */
  alert?: NewAlert | null
}
