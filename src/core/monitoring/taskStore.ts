import type { Db } from '../db/index.ts'
import type { ErrorClass } from '../errors.ts'
import type { JudgeRequest } from '../measuring/index.ts'
import type { PlannedTask } from './plan.ts'

export type TaskState = 'pending' | 'leased' | 'done' | 'failed' | 'blocked' | 'cancelled'

/** One call to make, with where its answer belongs. */
export interface Task {
  id: number
  runId: number
  /** The run's day. */
  day: string
  projectId: number
  promptId: number
  modelId: number
  provider: string
  kind: 'answer' | 'judge'
  /** The answer a judge reads. */
  subjectAnswerId: number | null
  search: boolean
  country: string | null
  maxOutputTokens: number
  sample: number
  /** Calls begun, the coming one not included until it is leased. */
  attempts: number
}

interface TaskRow extends Omit<Task, 'search'> {
  search: number
}

/** No pause of a task is longer. */
const LONGEST_WAIT_MS = 11 * 60_000

const TASK_COLUMNS = `t.id, t.run_id AS runId, r.day, t.project_id AS projectId, t.prompt_id AS promptId, t.model_id AS modelId,
  t.provider, t.kind, t.subject_answer_id AS subjectAnswerId, t.search, t.country, t.max_output_tokens AS maxOutputTokens,
  t.sample, t.attempts`

export interface StateCount {
  provider: string
  kind: 'answer' | 'judge'
  state: TaskState
  n: number
}

export interface FailureCount {
  provider: string
  class: string
  count: number
  message: string
}

/** Tasks in the database. Everything that changes one belongs inside a transaction of the caller's. */
export function createTaskStore({ sqlite }: Db) {
  const ready = sqlite.prepare(`
    SELECT ${TASK_COLUMNS} FROM tasks t JOIN runs r ON r.id = t.run_id
    WHERE t.run_id = ? AND t.state = 'pending' AND t.provider = ? AND (t.not_before <= ? OR t.not_before > ?) ORDER BY t.id LIMIT ?`)
  const lease = sqlite.prepare("UPDATE tasks SET state = 'leased', owner_id = ?, attempts = attempts + 1 WHERE id = ?")
  const finish = sqlite.prepare(
    'UPDATE tasks SET state = ?, error_class = ?, error_message = ?, finished_at = ?, owner_id = NULL WHERE id = ?',
  )
  const postpone = sqlite.prepare(
    "UPDATE tasks SET state = 'pending', not_before = ?, error_class = ?, error_message = ?, owner_id = NULL WHERE id = ?",
  )
  const pendingLike = sqlite.prepare(`
    SELECT ${TASK_COLUMNS} FROM tasks t JOIN runs r ON r.id = t.run_id
    WHERE t.run_id = ? AND t.state = 'pending' AND t.provider = ? AND (? IS NULL OR t.model_id = ?) ORDER BY t.id LIMIT ?`)
  const cancelPending = sqlite.prepare(
    "UPDATE tasks SET state = 'cancelled', finished_at = ? WHERE run_id = ? AND state = 'pending'",
  )
  const freeLeases = sqlite.prepare(
    "UPDATE tasks SET state = 'pending', owner_id = NULL WHERE owner_id = ? AND state = 'leased'",
  )
  const leasedBy = sqlite.prepare("SELECT 1 FROM tasks WHERE id = ? AND state = 'leased' AND owner_id = ?")
  const counts = sqlite.prepare(
    'SELECT provider, kind, state, COUNT(*) AS n FROM tasks WHERE run_id = ? GROUP BY provider, kind, state',
  )
  const failures = sqlite.prepare(`
    SELECT provider, error_class AS class, COUNT(*) AS count, MIN(error_message) AS message
    FROM tasks WHERE run_id = ? AND state IN ('failed', 'blocked')
    GROUP BY provider, error_class ORDER BY provider, error_class`)
  const unanswered = sqlite.prepare(`
    SELECT prompt_id AS promptId, model_id AS modelId, sample FROM tasks
    WHERE run_id = ? AND kind = 'answer' AND state IN ('failed', 'blocked', 'cancelled')`)
  const insert = sqlite.prepare(`
    INSERT INTO tasks (run_id, project_id, prompt_id, model_id, provider, kind, subject_answer_id, search, country, max_output_tokens, sample, state)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending')`)

  const toTask = (row: unknown): Task => ({ ...(row as TaskRow), search: (row as TaskRow).search === 1 })

  return {
    /**
     * Pending tasks of a run for one provider that may be tried now, oldest first.
     * @param now the real instant; a pause that ends later than any pause lasts was stamped before the clock was set back
     */
    ready: (runId: number, provider: string, now: number, limit: number) =>
      ready.all(runId, provider, now, now + LONGEST_WAIT_MS, limit).map(toTask),
    lease: (taskId: number, ownerId: number) => lease.run(ownerId, taskId),
    finish(
      taskId: number,
      state: 'done' | 'failed' | 'blocked',
      now: number,
      error?: { class: ErrorClass; message: string },
    ) {
      finish.run(state, error?.class ?? null, error?.message ?? null, now, taskId)
    },
    /** Back to pending, not to be tried before an instant; keeps what went wrong. */
    postpone(taskId: number, notBefore: number, error: { class: ErrorClass; message: string }) {
      postpone.run(notBefore, error.class, error.message, taskId)
    },
    /** Pending tasks that would fail alike, a page of them. */
    pendingOf: (runId: number, provider: string, modelId: number | null, limit: number) =>
      pendingLike.all(runId, provider, modelId, modelId, limit).map(toTask),
    cancelPending: (runId: number, now: number): number => cancelPending.run(now, runId).changes,
    /** Frees what a process had leased. */
    freeLeasesOf: (ownerId: number): number => freeLeases.run(ownerId).changes,
    isLeasedBy: (taskId: number, ownerId: number): boolean => leasedBy.get(taskId, ownerId) !== undefined,
    counts: (runId: number) => counts.all(runId) as StateCount[],
    failures: (runId: number) => failures.all(runId) as FailureCount[],
    /** What a run that has ended was to ask and has no answer to. */
    unanswered: (runId: number) => unanswered.all(runId) as Pick<PlannedTask, 'promptId' | 'modelId' | 'sample'>[],
    insertPlanned(
      runId: number,
      projectId: number,
      task: PlannedTask,
      project: { search: boolean; country: string | null; maxOutputTokens: number },
    ) {
      const { promptId, modelId, provider, sample } = task
      const search = project.search ? 1 : 0
      insert.run(
        ...[runId, projectId, promptId, modelId, provider, 'answer', null, search, project.country],
        ...[project.maxOutputTokens, sample],
      )
    },
    insertJudge(request: JudgeRequest, model: { id: number; provider: string }, maxOutputTokens: number) {
      const { runId, projectId, promptId, answerId, sample } = request
      insert.run(
        ...[runId, projectId, promptId, model.id, model.provider, 'judge', answerId, 0, null, maxOutputTokens, sample],
      )
    },
  }
}

export type TaskStore = ReturnType<typeof createTaskStore>
