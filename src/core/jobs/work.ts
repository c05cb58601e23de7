import type { LogLevel } from '../ports.ts'

/** What the scheduler runs, in the words of the command line. */
export { JOB_NAMES, type JobName } from '../../contract/index.ts'

/** Why an execution is to stop between two steps; the reason of its signal. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped'
  /** `cancelled` by somebody, or `closing`: the program ends, and the execution is completed at the next start. */
  readonly why: 'cancelled' | 'closing'

  constructor(why: 'cancelled' | 'closing') {
    super(
      why === 'cancelled'
        ? 'It was cancelled; what was done by then is kept.'
        : 'The program ended in the middle of it.',
    )
    this.why = why
  }
}

/** Why a job runs: at its time, once for a time that was missed, or because somebody said so. */
export type JobTrigger = 'schedule' | 'catch-up' | 'manual'

/** What one execution of a job gets. */
export interface JobContext {
  /** The row of this execution. */
  jobRunId: number
  /** The execution that this one completes because its process died, the first of them; else its own. */
  originId: number
  trigger: JobTrigger
  /** The instant it was due, UTC milliseconds; the moment of asking when somebody asked. */
  dueAt: number
  /**
   * Aborted, with a `JobStopped` as its reason, when somebody cancels or the program ends. Work stops between two steps,
   * keeps what is done and throws that reason.
   */
  signal: AbortSignal
  /** A line of this execution's log; values are scrubbed of secrets. */
  log(level: LogLevel, message: string, fields?: Record<string, unknown>): void
}

/** How an execution ended. Throwing means the same as `ok: false`, with the error's sentence. */
export interface JobOutcome {
  ok: boolean
  /** One sentence in English, with the figures that matter. */
  sentence: string
  /** The figures, so that the window can say it in the user's language. */
  figures: Record<string, string | number>
  /** Whether the user is told of it outside the window. */
  tell?: boolean
}

/** The work of a job. Safe to run twice: a process may die in the middle of it. */
export type JobWork = (context: JobContext) => Promise<JobOutcome>
