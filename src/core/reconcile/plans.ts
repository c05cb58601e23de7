import type { Db } from '../db/index.ts'
import { cronTimes } from '../jobs/index.ts'
import { dayOf, instantAt } from '../time.ts'

/** What the schedule asks for a project. */
export interface CoveragePlan {
  /** When the daily job is due; null while it is off or the project rests. */
  cron: string | null
  prompts: number[]
  models: number[]
  samples: number
}

interface PlanRow extends Omit<CoveragePlan, 'prompts' | 'models'> {
  prompts: string
  models: string
}

interface CurrentRow extends PlanRow {
  projectId: number
  changedAt: number
}

/**
 * Keeps what the schedule would have asked, from when to when, so that a day on which nothing ran is not a day on which
 * nothing was missed.
 */
export function createPlans({ sqlite }: Db) {
  // A project and the job both keep when they last changed, so that a change is dated right even when it is noticed late.
  const current = sqlite.prepare(`
    SELECT p.id AS projectId, CASE WHEN p.active = 1 AND p.removed_at IS NULL AND j.enabled = 1 THEN j.cron END AS cron, p.samples,
      (SELECT json_group_array(id) FROM (SELECT id FROM prompts
        WHERE project_id = p.id AND active = 1 AND removed_at IS NULL ORDER BY id)) AS prompts,
      (SELECT json_group_array(model_id) FROM (SELECT model_id FROM project_models WHERE project_id = p.id ORDER BY model_id)) AS models,
      MAX(p.updated_at, COALESCE(p.removed_at, 0), COALESCE(j.since, 0)) AS changedAt
    FROM projects p LEFT JOIN jobs j ON j.name = 'daily'`)
  const latest = sqlite.prepare(
    'SELECT cron, prompts, models, samples FROM coverage_plans WHERE project_id = ? ORDER BY since DESC, id DESC LIMIT 1',
  )
  const inForce = sqlite.prepare(`
    SELECT cron, prompts, models, samples FROM coverage_plans
    WHERE project_id = ? AND since <= ? ORDER BY since DESC, id DESC LIMIT 1`)
  const insert = sqlite.prepare(
    'INSERT INTO coverage_plans (project_id, since, cron, prompts, models, samples) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const isSame = (a: PlanRow, b: PlanRow | undefined): boolean =>
    b !== undefined && a.cron === b.cron && a.samples === b.samples && a.prompts === b.prompts && a.models === b.models

  const changed = () =>
    (current.all() as CurrentRow[]).filter((row) => !isSame(row, latest.get(row.projectId) as PlanRow | undefined))

  return {
    /** Whether any project's plan is another than the one that is kept. */
    isStale: (): boolean => changed().length > 0,
    /** Keeps what is planned now, where it is another plan than before. Call it inside a transaction. */
    stamp(): void {
      for (const { projectId, changedAt, cron, prompts, models, samples } of changed()) {
        insert.run(projectId, changedAt, cron, prompts, models, samples)
      }
    },
    /** What was planned for a project at an instant; null when nobody knows. */
    inForce(projectId: number, instant: number): CoveragePlan | null {
      const row = inForce.get(projectId, instant) as PlanRow | undefined
      return row ? { ...row, prompts: JSON.parse(row.prompts), models: JSON.parse(row.models) } : null
    },
  }
}

export type Plans = ReturnType<typeof createPlans>

/** The first instant of a day at which a cron expression is due; null when it is not due that day. Pure. */
export function dueOn(day: string, cron: string, zone: string): number | null {
  const [next] = cronTimes(cron, zone).nextAfter(instantAt(day, 0, zone) - 1, 1)
  return next !== undefined && dayOf(next, zone) === day ? next : null
}
