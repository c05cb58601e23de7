import type { LogLevel } from '../ports.ts'

/** What the scheduler runs, in the words of the command line. */
export const JOB_NAMES = ['daily', 'models', 'reconcile', 'alerts', 'upkeep'] as const
export type JobName = (typeof JOB_NAMES)[number]

/** Why a job runs: at its time, once for a time that was missed, or because somebody said so. */
export type JobTrigger = 'schedule' | 'catch-up' | 'manual'

/** What one execution of a job gets. */
export interface JobContext {
  /** The row of this execution. */
  jobRunId: number
  trigger: JobTrigger
  /** The instant it was due, UTC milliseconds; the moment of asking when somebody asked. */
  dueAt: number
  /** Aborted when the program ends or somebody cancels; work stops between two steps and keeps what is done. */
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
}

/** The work of a job. Safe to run twice: a process may die in the middle of it. */
export type JobWork = (context: JobContext) => Promise<JobOutcome>
