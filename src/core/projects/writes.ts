import { eq, sql } from 'drizzle-orm'
import { type Db, schema } from '../db/index.ts'
import { type BrandPlan, fieldsOf, type PromptPlan } from './plan.ts'
import type { ProjectFile } from './projectFile.ts'
import type { ProjectRow } from './repository.ts'

/** How projects, brands and prompts are written. Everything in here runs inside a write transaction. */

/** Prepared once for each database, because an import brings thousands and the file is locked meanwhile. */
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

function statementsOf(db: Db) {
  const known = prepared.get(db)
  if (known) return known
  const made = prepare(db)
  prepared.set(db, made)
  return made
}

const prepare = ({ sqlite }: Db) => ({
  insertProject: sqlite.prepare(
    `INSERT INTO projects
       (name, industry, language, country, active, search, samples, max_output_tokens, judge, created_at, updated_at)
     VALUES
       (:name, :industry, :language, :country, :active, :search, :samples, :maxOutputTokens, :judge, :now, :now)`,
  ),
  insertBrand: sqlite.prepare(
    'INSERT INTO brands (project_id, is_own, name, aliases, domains, position) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  updateBrand: sqlite.prepare(
    'UPDATE brands SET is_own = ?, name = ?, aliases = ?, domains = ?, position = ?, removed_at = NULL WHERE id = ?',
  ),
  removeBrand: sqlite.prepare('UPDATE brands SET removed_at = ? WHERE id = ?'),
  insertPrompt: sqlite.prepare(
    `INSERT INTO prompts (project_id, text, language, tags, active, position, previous_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  updatePrompt: sqlite.prepare('UPDATE prompts SET language = ?, tags = ?, active = ?, position = ? WHERE id = ?'),
  removeModels: sqlite.prepare('DELETE FROM project_models WHERE project_id = ?'),
  insertModel: sqlite.prepare('INSERT INTO project_models (project_id, model_id, position) VALUES (?, ?, ?)'),
})

export function insertProject(db: Db, file: ProjectFile, now: number): number {
  const { insertProject: insert } = statementsOf(db)
  const { active, search, ...fields } = fieldsOf(file)
  const { lastInsertRowid } = insert.run({
    ...fields,
    ...{ name: file.name, active: Number(active), search: Number(search), now },
  })
  return Number(lastInsertRowid)
}

export function writeBrands(db: Db, projectId: number, plan: Pick<BrandPlan, 'keep' | 'remove'>, now: number): void {
  const { insertBrand, updateBrand, removeBrand } = statementsOf(db)
  for (const { id, isOwn, name, aliases, domains, position } of plan.keep) {
    const values = [Number(isOwn), name, JSON.stringify(aliases), JSON.stringify(domains), position]
    if (id === null) insertBrand.run(projectId, ...values)
    else updateBrand.run(...values, id)
  }
  for (const id of plan.remove) removeBrand.run(now, id)
}

export function writePrompts(
  db: Db,
  projectId: number,
  plan: Pick<PromptPlan, 'insert' | 'update'>,
  now: number,
): void {
  const { insertPrompt, updatePrompt } = statementsOf(db)
  for (const { text, language, tags, active, position, previousId } of plan.insert) {
    insertPrompt.run(projectId, text, language, JSON.stringify(tags), Number(active), position, previousId, now)
  }
  for (const { id, language, tags, active, position } of plan.update) {
    updatePrompt.run(language, JSON.stringify(tags), Number(active), position, id)
  }
}

export function writeModels(db: Db, projectId: number, modelIds: readonly number[]): void {
  const { removeModels, insertModel } = statementsOf(db)
  removeModels.run(projectId)
  for (const [position, modelId] of modelIds.entries()) insertModel.run(projectId, modelId, position)
}

/** Marks a project as changed, and past answers as measured by other brands when its brands were. */
export function markChanged(db: Db, projectId: number, changed: { brands: boolean }, now: number): void {
  db.orm
    .update(schema.projects)
    .set({
      updatedAt: now,
      ...(changed.brands ? { brandSetRevision: sql`${schema.projects.brandSetRevision} + 1` } : {}),
    })
    .where(eq(schema.projects.id, projectId))
    .run()
  if (changed.brands) keepBrandRevision(db, projectId, now)
}

/** Keeps when the brands changed, because charts over the time before show history measured anew. */
export function keepBrandRevision(db: Db, projectId: number, now: number): void {
  db.sqlite
    .prepare(
      'INSERT OR IGNORE INTO brand_revisions (project_id, revision, at) SELECT id, brand_set_revision, ? FROM projects WHERE id = ?',
    )
    .run(now, projectId)
}

/** What to do about answers that know other brands than the project has now; null when there are none. */
export function rescoreHint(db: Db, project: Pick<ProjectRow, 'id' | 'name'>): string | null {
  const { answers } = schema
  const answer = db.orm.select({ id: answers.id }).from(answers).where(eq(answers.projectId, project.id)).limit(1).get()
  if (!answer) return null
  return `answers from before know the old brands: measure them again with: earshot reanalyze --project ${JSON.stringify(project.name)}`
}
