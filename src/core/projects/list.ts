import type { ProjectSummary } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatModelRef } from '../modelRef.ts'
import { liveProjects } from './repository.ts'

const BRANDS = `
  SELECT project_id AS projectId, MAX(CASE WHEN is_own THEN name END) AS own, SUM(NOT is_own) AS competitors
  FROM brands WHERE removed_at IS NULL GROUP BY project_id`
const PROMPTS = `
  SELECT project_id AS projectId, SUM(active) AS active FROM prompts WHERE removed_at IS NULL GROUP BY project_id`
const MODELS = `
  SELECT p.project_id AS projectId, m.provider, m.model FROM project_models p JOIN models m ON m.id = p.model_id
  ORDER BY p.project_id, p.position`

/** Prepared once for each database. */
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

const prepare = ({ sqlite }: Db) => ({
  brands: sqlite.prepare(BRANDS),
  prompts: sqlite.prepare(PROMPTS),
  models: sqlite.prepare(MODELS),
})

/** Projects that are not removed, by name: each table is read once, however many projects there are. */
export function listProjects(db: Db): ProjectSummary[] {
  const queries = prepared.get(db) ?? prepare(db)
  prepared.set(db, queries)
  const byProject = <Row extends { projectId: number }>(rows: unknown) =>
    new Map((rows as Row[]).map((row) => [row.projectId, row]))
  const brands = byProject<{ projectId: number; own: string | null; competitors: number }>(queries.brands.all())
  const prompts = byProject<{ projectId: number; active: number }>(queries.prompts.all())
  const models = Map.groupBy(
    queries.models.all() as { projectId: number; provider: string; model: string }[],
    ({ projectId }) => projectId,
  )
  return liveProjects(db).map(({ id, name, industry, language, country, active }) => ({
    projectId: id,
    name,
    brand: brands.get(id)?.own ?? '',
    competitors: brands.get(id)?.competitors ?? 0,
    ...{ industry, language, country, active },
    prompts: prompts.get(id)?.active ?? 0,
    models: (models.get(id) ?? []).map(formatModelRef),
  }))
}
