import type { Alerts } from '../alerts/index.ts'
import type { Db } from '../db/index.ts'
import type { Clock } from '../ports.ts'
import { countsOf, type RunStatus, statusOf } from './counts.ts'
import type { TaskStore } from './taskStore.ts'
import { type Unasked, unaskedAlert } from './trouble.ts'

export interface RunRow {
  id: number
  projectId: number
  day: string
  status: RunStatus | 'running'
  trigger: 'manual' | 'schedule' | 'demo'
  createdAt: number
  finishedAt: number | null
}

interface NewRun extends Pick<RunRow, 'projectId' | 'day' | 'trigger'> {
  ownerId: number
  /** The execution of a job that begins it. */
  jobRunId: number | null
}

/** Runs in the database. */
export function createRunStore(db: Db, clock: Clock, tasks: TaskStore, alerts: Alerts) {
  const { sqlite } = db
  const columns =
    'id, project_id AS projectId, day, status, "trigger", created_at AS createdAt, finished_at AS finishedAt'
  const insert = sqlite.prepare(
    'INSERT INTO runs (project_id, day, status, "trigger", owner_id, job_run_id, created_at) VALUES (?, ?, \'running\', ?, ?, ?, ?)',
  )
  const get = sqlite.prepare(`SELECT ${columns} FROM runs WHERE id = ?`)
  const cancelled = sqlite.prepare(
    "SELECT 1 FROM runs WHERE id = ? AND cancel_requested_at IS NOT NULL AND EXISTS (SELECT 1 FROM tasks WHERE run_id = runs.id AND state = 'pending')",
  )
  const requestCancel = sqlite.prepare(
    "UPDATE runs SET cancel_requested_at = ? WHERE id = ? AND status = 'running' AND cancel_requested_at IS NULL",
  )
  const finish = sqlite.prepare("UPDATE runs SET status = ?, finished_at = ? WHERE id = ? AND status = 'running'")
  const takeOver = sqlite.prepare("UPDATE runs SET owner_id = ? WHERE owner_id = ? AND status = 'running'")
  const ofOwner = sqlite.prepare(`SELECT ${columns} FROM runs WHERE owner_id = ? AND status = 'running' ORDER BY id`)
  const ofProject = sqlite.prepare(
    `SELECT ${columns} FROM runs WHERE project_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  )
  const ofJob = sqlite.prepare(
    'SELECT id AS runId, project_id AS projectId FROM runs WHERE job_run_id IS NOT NULL AND job_run_id = ? ORDER BY id',
  )
  const owners = sqlite
    .prepare("SELECT DISTINCT owner_id FROM runs WHERE status = 'running' AND owner_id IS NOT NULL")
    .pluck()
  const unpriced = sqlite.prepare(`
    SELECT t.project_id AS projectId, t.provider, m.model, COUNT(*) AS count FROM tasks t JOIN models m ON m.id = t.model_id
    WHERE t.run_id = ? AND t.state = 'blocked' AND t.error_class = 'unpriced' GROUP BY t.model_id`)
  const unanalysed = sqlite
    .prepare(
      'SELECT a.id FROM answers a LEFT JOIN analyses n ON n.answer_id = a.id WHERE a.run_id = ? AND n.answer_id IS NULL',
    )
    .pluck()

  return {
    /** Call inside a transaction. */
    insert: ({ projectId, day, trigger, ownerId, jobRunId }: NewRun): number =>
      Number(insert.run(projectId, day, trigger, ownerId, jobRunId, clock.now()).lastInsertRowid),
    /** What an execution of a job began. */
    ofJob: (jobRunId: number) => ofJob.all(jobRunId) as { runId: number; projectId: number }[],
    get: (runId: number) => get.get(runId) as RunRow | undefined,
    /** Those of some runs that are to be cancelled and still have pending tasks. */
    cancelRequested: (runIds: readonly number[]): number[] => runIds.filter((id) => cancelled.get(id) !== undefined),
    requestCancel: (runId: number): boolean => requestCancel.run(clock.now(), runId).changes > 0,
    /** Marks the end of a run, by the counts of its tasks, and tells what had no price. */
    finish: (runId: number): Promise<void> =>
      db.write(() => {
        const now = clock.now()
        if (finish.run(statusOf(countsOf(tasks.counts(runId))), now, runId).changes === 0) return
        for (const one of unpriced.all(runId) as Unasked[]) alerts.raise(unaskedAlert(one, runId), now)
      }),
    /** Makes an unfinished run of one process another's. Call inside a transaction. */
    takeOver: (from: number, to: number): void => {
      takeOver.run(to, from)
    },
    unfinishedOf: (ownerId: number) => ofOwner.all(ownerId) as RunRow[],
    /** Newest first; those before one, when there is one. */
    ofProject: (projectId: number, before: number | null, most: number) =>
      ofProject.all(projectId, before ?? Number.MAX_SAFE_INTEGER, most) as RunRow[],
    /** Processes that runs are marked as driven by. */
    owners: () => owners.all() as number[],
    unanalysed: (runId: number) => unanalysed.all(runId) as number[],
  }
}

export type RunStore = ReturnType<typeof createRunStore>
