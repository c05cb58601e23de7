import type { Db } from '../db/index.ts'
import { addUsd, type PicoUsd, pico, ZERO } from '../money.ts'
import { eachDay, type Period } from '../period.ts'
import type { Clock } from '../ports.ts'
import { addDays, dayOf, instantAt } from '../time.ts'
import { dueOn, type Plans } from './plans.ts'
import { whyDay, whyTasks } from './why.ts'

/** One prompt, model and day for which the schedule expected answers. */
export interface CoverageCell {
  day: string
  promptId: number
  modelId: number
  expected: number
  /** Stored answers of that day, whoever asked for them; never more than expected. */
  answered: number
  /** Why answers are missing; `running` while they may still come. Null when none is. */
  reason: string | null
  /** When the gap was recorded as one that nobody fills; null for one that was not. */
  recordedAt: number | null
  /** What the expected answers cost by the mean of this project's calls to the model; null without any. */
  expectedCost: PicoUsd | null
  /** What those that came did cost. */
  cost: PicoUsd
}

interface TaskRow {
  day: string
  promptId: number
  modelId: number
  expected: number
  open: number
  cancelled: number
  errorClass: string | null
  running: number
}

interface Restored {
  at: number
  reaches: number
}

const keyOf = (cell: { day: string; promptId: number; modelId: number }) =>
  `${cell.day} ${cell.promptId} ${cell.modelId}`

/** Sets what the schedule expected beside what was answered. */
export function createCoverage({ db, clock, zone, plans }: { db: Db; clock: Clock; zone: string; plans: Plans }) {
  const s = prepare(db)

  /** What a project's days were to bring by the tasks that the schedule made. */
  const asked = (projectId: number, { from, to }: Period) => s.tasks.all(projectId, from, to) as TaskRow[]

  /** The reason for every day on which the schedule made no tasks, with what was planned. */
  function* skipped(projectId: number, days: readonly string[]) {
    const restored = (s.restored.get() as Restored | undefined) ?? null
    const pause = (s.pause.get() as { from: number; until: number | null } | undefined) ?? null
    for (const day of days) {
      const plan = planOf(projectId, day)
      if (!plan) continue
      const jobState = (s.job.get(plan.dueAt) as string | undefined) ?? null
      yield { day, ...plan, reason: whyDay({ dueAt: plan.dueAt, jobState, pause, restored }) }
    }
  }

  /** What was planned for a day when the job was due, whichever time of day was set in the morning or in the evening. */
  function planOf(projectId: number, day: string) {
    for (const instant of [instantAt(day, 0, zone), instantAt(addDays(day, 1), 0, zone) - 1]) {
      const cron = plans.inForce(projectId, instant)?.cron
      const dueAt = cron ? dueOn(day, cron, zone) : null
      const plan = dueAt === null ? null : plans.inForce(projectId, dueAt)
      if (plan?.cron && dueAt !== null) return { ...plan, dueAt }
    }
    return null
  }

  function read(projectId: number, period: Period): CoverageCell[] {
    const today = dayOf(clock.now(), zone)
    const means = meansOf(projectId)
    const totals = new Map(
      (s.answered.all(projectId, period.from, period.to) as AnsweredRow[]).map((row) => [
        keyOf(plainKey(row)),
        { answered: Number(row.answered), cost: pico(row.cost) },
      ]),
    )
    const recorded = new Map(
      (s.recorded.all(projectId, period.from, period.to) as GapRow[]).map((row) => [keyOf(row), row]),
    )
    const cell = (key: Pick<TaskRow, 'day' | 'promptId' | 'modelId' | 'expected'>, why: () => string): CoverageCell => {
      const total = totals.get(keyOf(key)) ?? { answered: 0, cost: ZERO }
      const answered = Math.min(total.answered, key.expected)
      const gap = answered < key.expected ? recorded.get(keyOf(key)) : undefined
      const mean = means.get(key.modelId)
      return {
        ...{ day: key.day, promptId: key.promptId, modelId: key.modelId, expected: key.expected, answered },
        reason: answered >= key.expected ? null : (gap?.reason ?? why()),
        recordedAt: gap?.recordedAt ?? null,
        expectedCost: mean === undefined ? null : pico(mean * BigInt(key.expected)),
        cost: total.cost,
      }
    }
    const tasks = asked(projectId, period)
    const cells = tasks.map((row) => cell(row, () => (row.running > 0 && row.day >= today ? 'running' : whyTasks(row))))
    const ran = new Set(tasks.map(({ day }) => day))
    // The day that is not over may still be asked: the job catches up what it missed.
    const idle = eachDay(period).filter((day) => day < today && !ran.has(day))
    for (const { day, prompts, models, samples, reason } of skipped(projectId, idle)) {
      for (const promptId of prompts) {
        for (const modelId of models) cells.push(cell({ day, promptId, modelId, expected: samples }, () => reason))
      }
    }
    return cells
  }

  /** Mean cost of an answer by model, rounded up. */
  function meansOf(projectId: number): Map<number, bigint> {
    const rows = s.means.all(projectId) as { modelId: bigint; n: bigint; total: bigint }[]
    return new Map(rows.map(({ modelId, n, total }) => [Number(modelId), (total + n - 1n) / n]))
  }

  return {
    /** Cells of a project's days, in no order. */
    read,
    /** What of today's schedule has no answer and is not under way. */
    openToday: (projectId: number, day: string) =>
      s.unanswered.all(projectId, day) as { promptId: number; modelId: number; sample: number }[],
  }
}

export type Coverage = ReturnType<typeof createCoverage>

interface AnsweredRow {
  day: string
  promptId: bigint
  modelId: bigint
  answered: bigint
  cost: bigint
}

interface GapRow {
  day: string
  promptId: number
  modelId: number
  reason: string
  recordedAt: number
}

const plainKey = ({ day, promptId, modelId }: AnsweredRow) => ({
  ...{ day, promptId: Number(promptId), modelId: Number(modelId) },
})

/** Sums of cells. */
export interface CoverageSums {
  expected: number
  answered: number
  expectedCost: PicoUsd
  cost: PicoUsd
}

/** Adds cells up. Pure. */
export function sumCells(cells: readonly CoverageCell[]): CoverageSums {
  return cells.reduce<CoverageSums>(
    (sums, cell) => ({
      expected: sums.expected + cell.expected,
      answered: sums.answered + cell.answered,
      expectedCost: addUsd(sums.expectedCost, cell.expectedCost ?? ZERO),
      cost: addUsd(sums.cost, cell.cost),
    }),
    { expected: 0, answered: 0, expectedCost: ZERO, cost: ZERO },
  )
}

function prepare({ sqlite }: Db) {
  const scheduled = "r.\"trigger\" IN ('schedule', 'demo') AND t.kind = 'answer'"
  return {
    tasks: sqlite.prepare(`
      SELECT r.day, t.prompt_id AS promptId, t.model_id AS modelId, COUNT(DISTINCT t.sample) AS expected,
        SUM(t.state IN ('pending', 'leased')) AS open, SUM(t.state = 'cancelled') AS cancelled, SUM(r.status = 'running') AS running,
        MAX(CASE WHEN t.state IN ('failed', 'blocked') THEN t.error_class END) AS errorClass
      FROM runs r CROSS JOIN tasks t ON t.run_id = r.id
      WHERE r.project_id = ? AND r.day BETWEEN ? AND ? AND ${scheduled} GROUP BY 1, 2, 3`),
    answered: sqlite
      .prepare(`
        SELECT day, prompt_id AS promptId, model_id AS modelId, SUM(ok + refused + truncated + filtered) AS answered, SUM(cost) AS cost
        FROM snapshot_totals WHERE project_id = ? AND day BETWEEN ? AND ? GROUP BY 1, 2, 3`)
      .safeIntegers(),
    recorded: sqlite.prepare(`
      SELECT day, prompt_id AS promptId, model_id AS modelId, reason, recorded_at AS recordedAt FROM coverage_gaps
      WHERE project_id = ? AND day BETWEEN ? AND ?`),
    means: sqlite
      .prepare(`
        SELECT model_id AS modelId, SUM(entries) AS n, SUM(total) AS total FROM ledger_days
        WHERE project_id = ? AND kind = 'answer' AND state = 'settled' GROUP BY model_id HAVING SUM(entries) > 0`)
      .safeIntegers(),
    unanswered: sqlite.prepare(`
      SELECT t.prompt_id AS promptId, t.model_id AS modelId, t.sample FROM runs r CROSS JOIN tasks t ON t.run_id = r.id
      WHERE r.project_id = ? AND r.day = ? AND ${scheduled} GROUP BY 1, 2, 3
      HAVING SUM(t.state IN ('done', 'pending', 'leased')) = 0 AND SUM(r.status = 'running') = 0`),
    job: sqlite
      .prepare("SELECT state FROM job_runs WHERE job = 'daily' AND due_at = ? ORDER BY id DESC LIMIT 1")
      .pluck(),
    pause: sqlite.prepare(
      'SELECT paused_at AS "from", paused_until AS until FROM schedule WHERE paused_at IS NOT NULL LIMIT 1',
    ),
    restored: sqlite.prepare(`
      SELECT m.at, COALESCE((SELECT created_at FROM runs WHERE id = m.run_id), 0) AS reaches FROM reconcile_marks m
      WHERE m.name = 'restored'`),
  }
}
