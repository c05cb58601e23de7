import { and, asc, eq, isNull } from 'drizzle-orm'
import { type BrandSet, compileBrands } from '../analysis/index.ts'
import { type Db, schema } from '../db/index.ts'

/** One brand as it is measured. */
export interface BrandIdentityOf {
  id: number
  isOwn: boolean
  name: string
  aliases: string[]
  domains: string[]
}

/** A project's brands, compiled for the analyser, at one revision. */
export interface ProjectBrands {
  projectId: number
  revision: number
  language: string
  /** In the order of the compiled set. */
  brands: BrandIdentityOf[]
  compiled: BrandSet
}

/** Reads and compiles brand sets, keeping each until its project's revision moves on. */
export function createBrandSets(db: Db) {
  const cache = new Map<number, ProjectBrands>()
  const revisionOf = db.sqlite.prepare('SELECT brand_set_revision AS revision, language FROM projects WHERE id = ?')

  return {
    of(projectId: number): ProjectBrands {
      const { revision, language } = revisionOf.get(projectId) as { revision: number; language: string }
      const cached = cache.get(projectId)
      if (cached?.revision === revision) return cached
      const brands = db.orm
        .select()
        .from(schema.brands)
        .where(and(eq(schema.brands.projectId, projectId), isNull(schema.brands.removedAt)))
        .orderBy(asc(schema.brands.position))
        .all()
        .map(({ id, isOwn, name, aliases, domains }) => ({ id, isOwn, name, aliases, domains }))
      const set = { projectId, revision, language, brands, compiled: compileBrands(brands) }
      cache.set(projectId, set)
      return set
    },
  }
}
