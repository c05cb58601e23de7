import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { formatModelRef } from '../modelRef.ts'

const { brands, models, projectModels, projects, prompts } = schema

export type ProjectRow = typeof projects.$inferSelect

/** Projects that are not removed, by name. */
export const liveProjects = (db: Db): ProjectRow[] =>
  db.orm.select().from(projects).where(isNull(projects.removedAt)).orderBy(asc(projects.name)).all()

/**
 * The project of a name, among those not removed. Without a name, the only one there is.
 * @throws UserError `not_found`, naming those there are
 */
export function findProject(db: Db, name?: string): ProjectRow {
  const named = name === undefined ? undefined : liveProject(db, name)
  if (named) return named
  const rows = liveProjects(db)
  if (name === undefined && rows.length === 1) return rows[0]!
  const known = rows.map((each) => `"${each.name}"`).join(', ')
  if (rows.length === 0) {
    throw new UserError('not_found', 'There is no project yet. Make one with: earshot project apply FILE.json')
  }
  throw new UserError(
    'not_found',
    name === undefined
      ? `There are several projects; say which with --project: ${known}.`
      : `There is no project "${name}". There are: ${known}.`,
  )
}

/** @throws UserError `not_found` when there is none of this number, or it was removed */
export function projectById(db: Db, id: number): ProjectRow {
  const row = db.orm
    .select()
    .from(projects)
    .where(and(eq(projects.id, id), isNull(projects.removedAt)))
    .get()
  if (row) return row
  throw new UserError('not_found', 'This project is no longer there. Choose another one.')
}

/** Prepared once for each database: an import of projects asks them thousands of times. */
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

function queriesOf(db: Db) {
  const known = prepared.get(db)
  if (known) return known
  const made = prepare(db)
  prepared.set(db, made)
  return made
}

function prepare({ orm }: Db) {
  const projectId = sql.placeholder('projectId')
  return {
    liveProject: orm
      .select()
      .from(projects)
      .where(and(eq(projects.name, sql.placeholder('name')), isNull(projects.removedAt)))
      .prepare(),
    storedBrands: orm
      .select()
      .from(brands)
      .where(eq(brands.projectId, projectId))
      .orderBy(asc(brands.position), asc(brands.id))
      .prepare(),
    livePrompts: orm
      .select()
      .from(prompts)
      .where(and(eq(prompts.projectId, projectId), isNull(prompts.removedAt)))
      .orderBy(asc(prompts.position), asc(prompts.id))
      .prepare(),
    storedModels: orm
      .select({ modelId: models.id, provider: models.provider, model: models.model, displayName: models.displayName })
      .from(projectModels)
      .innerJoin(models, eq(models.id, projectModels.modelId))
      .where(eq(projectModels.projectId, projectId))
      .orderBy(asc(projectModels.position))
      .prepare(),
  }
}

export const liveProject = (db: Db, name: string): ProjectRow | undefined => queriesOf(db).liveProject.get({ name })

/** Removed ones included. */
export const storedBrands = (db: Db, projectId: number) => queriesOf(db).storedBrands.all({ projectId })

export const livePrompts = (db: Db, projectId: number) => queriesOf(db).livePrompts.all({ projectId })

export const storedModels = (db: Db, projectId: number) =>
  queriesOf(db)
    .storedModels.all({ projectId })
    .map((row) => ({ ...row, ref: formatModelRef(row) }))
