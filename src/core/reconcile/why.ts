/** Why the schedule asked nothing, or its tasks brought nothing, where no error says so. */
type Reason = 'asleep' | 'paused' | 'restored' | 'job_failed' | 'not_run' | 'cancelled' | 'unfinished' | 'lost'

/** What is known of the tasks of a prompt, model and day. */
export interface TaskFacts {
  /** The class of the error that ended one of them; null when none failed or was blocked. */
  errorClass: string | null
  cancelled: number
  /** Still waiting, or under way. */
  open: number
}

/** What is known of a day on which the schedule asked a project nothing. */
export interface DayFacts {
  dueAt: number
  /** The state of the daily job's execution that was due then; null when there is none. */
  jobState: string | null
  /** The schedule's last pause; its end is null while it has none. */
  pause: { from: number; until: number | null } | null
  /** The last copy that was put in the database's place: when, and how far that copy reaches. */
  restored: { at: number; reaches: number } | null
}

/** Why tasks that were made brought no answer: the class of an error, if one says so. Pure. */
export function whyTasks({ errorClass, cancelled, open }: TaskFacts): string {
  if (errorClass !== null) return errorClass
  if (cancelled > 0) return 'cancelled'
  return open > 0 ? 'unfinished' : 'lost'
}

/** Why a day's tasks were never made. Pure. */
export function whyDay({ dueAt, jobState, pause, restored }: DayFacts): Reason {
  if (jobState === 'failed' || jobState === 'died') return 'job_failed'
  if (jobState === 'cancelled') return 'cancelled'
  if (jobState === 'done') return 'not_run'
  if (restored && dueAt > restored.reaches && dueAt < restored.at) return 'restored'
  if (pause && dueAt >= pause.from && (pause.until === null || dueAt < pause.until)) return 'paused'
  return 'asleep'
}
