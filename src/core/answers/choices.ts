import type { AnswerChoices } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { formatModelRef } from '../modelRef.ts'

/** Reads what the filters of a project's answers choose from. */
export function createAnswerChoices({ sqlite }: Db) {
  const prompts = sqlite.prepare(`
    SELECT id AS promptId, text FROM prompts WHERE project_id = ? ORDER BY removed_at IS NOT NULL, position, id`)
  const tags = sqlite
    .prepare('SELECT DISTINCT tag.value FROM prompts p, json_each(p.tags) tag WHERE p.project_id = ? ORDER BY 1')
    .pluck()
  // Whether a model has ever answered is told by the few rows of sums, not by the answers.
  const models = sqlite.prepare(`
    SELECT m.provider, m.model, m.display_name AS displayName FROM models m
    LEFT JOIN project_models p ON p.model_id = m.id AND p.project_id = :projectId
    WHERE p.model_id IS NOT NULL
      OR m.id IN (SELECT DISTINCT model_id FROM snapshot_total_days WHERE project_id = :projectId)
    ORDER BY p.position IS NULL, p.position, m.id`)
  const brands = sqlite.prepare(`
    SELECT id AS brandId, name, is_own AS isOwn FROM brands
    WHERE project_id = ? AND removed_at IS NULL ORDER BY is_own DESC, position`)

  return (projectId: number): AnswerChoices => ({
    prompts: prompts.all(projectId) as AnswerChoices['prompts'],
    tags: tags.all(projectId) as string[],
    models: (models.all({ projectId }) as { provider: string; model: string; displayName: string }[]).map((model) => ({
      ref: formatModelRef(model),
      displayName: model.displayName,
    })),
    brands: (brands.all(projectId) as { brandId: number; name: string; isOwn: number }[]).map((brand) => ({
      ...brand,
      isOwn: brand.isOwn === 1,
    })),
  })
}
