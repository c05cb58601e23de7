import { eq } from 'drizzle-orm'
import type { ProjectSummary } from '../../contract/index.ts'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { parseModelRef } from '../modelRef.ts'
import type { Clock } from '../ports.ts'
import { listProjects } from './list.ts'
import { fieldsOf, planBrands, planFields, planModels, planPrompts, sayCreated } from './plan.ts'
import { type ProjectFile, type ProviderNames, readProjectFile } from './projectFile.ts'
import { findProject, liveProject, livePrompts, storedBrands, storedModels } from './repository.ts'
import { insertProject, keepBrandRevision, rescoreHint, writeBrands, writeModels, writePrompts } from './writes.ts'

/** What projects need of the registry of models. */
export interface ProjectModels extends ProviderNames {
  /**
   * The registry's row of exactly this provider and id; makes one that may be asked but has no price, when there is none.
   * Called inside a write transaction.
   */
  resolveModel(provider: string, model: string): number
}

export interface Applied {
  projectId: number
  /** What changed, in words, one thing a line. */
  changes: string[]
  changed: boolean
}

export type Projects = ReturnType<typeof createProjects>

/** Projects as people keep them: whole, in a file that says everything. */
export function createProjects({ db, clock, models }: { db: Db; clock: Clock; models: ProjectModels }) {
  /** Creates or updates the file's project in one transaction; again, it changes nothing. */
  async function apply(json: unknown): Promise<Applied> {
    const file = readProjectFile(json, models)
    return await db.write(() => applyFile(file))
  }

  function applyFile(file: ProjectFile): Applied {
    const modelIds = file.models.map((text) => modelId(text))
    if (file.judge !== null) modelId(file.judge)
    const { stored, plans, changes } = planFile(file)
    const projectId = stored?.id ?? insertProject(db, file, clock.now())
    if (stored && changes.length === 0) return { projectId, changes, changed: false }
    writeBrands(db, projectId, plans.brands, clock.now())
    writePrompts(db, projectId, plans.prompts, clock.now())
    writeModels(db, projectId, modelIds)
    if (!stored) return { projectId, changes: [sayCreated(file)], changed: true }
    const revision = stored.brandSetRevision + (plans.brands.rescore ? 1 : 0)
    db.orm
      .update(schema.projects)
      .set({ ...fieldsOf(file), brandSetRevision: revision, updatedAt: clock.now() })
      .where(eq(schema.projects.id, projectId))
      .run()
    if (plans.brands.rescore) keepBrandRevision(db, projectId, clock.now())
    const hint = plans.brands.rescore ? rescoreHint(db, stored) : null
    return { projectId, changes: hint ? [...changes, hint] : changes, changed: true }
  }

  /** What applying a file would change, beside what is stored for it. */
  function planFile(file: ProjectFile) {
    const stored = liveProject(db, file.name)
    const plans = {
      fields: stored ? planFields(stored, file) : { changes: [] },
      brands: planBrands(stored ? storedBrands(db, stored.id) : [], file),
      prompts: planPrompts(stored ? livePrompts(db, stored.id) : [], file.prompts),
      models: planModels(stored ? storedModels(db, stored.id).map((model) => model.ref) : [], file.models),
    }
    return { stored, plans, changes: Object.values(plans).flatMap((plan) => plan.changes) }
  }

  /**
   * Everything about one project, its prompts active or not.
   * @throws UserError `not_found`
   */
  function get(name: string) {
    const row = findProject(db, name)
    const prompts = livePrompts(db, row.id)
    const asked = storedModels(db, row.id)
    return {
      ...row,
      brands: storedBrands(db, row.id).filter((brand) => brand.removedAt === null),
      prompts,
      models: asked,
      /** Why there is nothing to run, as a sentence; null when there is something. */
      cannotRun: whyNotRun(row.name, prompts.filter((prompt) => prompt.active).length, asked.length),
    }
  }

  function modelId(text: string): number {
    const ref = parseModelRef(text)
    if (!ref) throw new TypeError(`"${text}" passed the check of the file but is not provider:id`)
    return models.resolveModel(ref.provider, ref.model)
  }

  return {
    apply,

    /** The same, for whoever has a write transaction open. */
    applyInTransaction: (json: unknown): Applied => applyFile(readProjectFile(json, models)),

    /** The same with a file that `preview` has read. */
    applyReadInTransaction: applyFile,

    /**
     * Reads a file, and what applying it would do to its project; writes nothing.
     * @throws UserError `bad_input` as `apply` does
     */
    preview(json: unknown): { outcome: 'added' | 'updated' | 'unchanged'; file: ProjectFile } {
      const file = readProjectFile(json, models)
      if (!liveProject(db, file.name)) return { outcome: 'added', file }
      const { changes } = planFile(file)
      return { outcome: changes.length > 0 ? 'updated' : 'unchanged', file }
    },

    /** Projects that are not removed, by name. */
    list: (): ProjectSummary[] => listProjects(db),

    get,

    /**
     * The project as a file that `apply` takes.
     * @throws UserError `not_found`
     */
    exportFile(name: string) {
      const { brands, prompts, models: asked, ...row } = get(name)
      const entry = (brand: (typeof brands)[number]) => ({
        name: brand.name,
        aliases: brand.aliases,
        domains: brand.domains,
      })
      const own = brands.find((brand) => brand.isOwn)
      if (!own) throw new UserError('database', `The project "${name}" has lost its brand; apply its file again.`)
      const { industry, language, country, active, search, samples, maxOutputTokens, judge } = row
      return {
        name: row.name,
        industry,
        language,
        country,
        active,
        brand: entry(own),
        competitors: brands.filter((brand) => !brand.isOwn).map(entry),
        prompts: prompts.map((prompt) => ({
          text: prompt.text,
          ...(prompt.language === null ? {} : { language: prompt.language }),
          tags: prompt.tags,
          active: prompt.active,
        })),
        models: asked.map((model) => model.ref),
        search,
        samples,
        maxOutputTokens,
        judge,
      }
    },

    /**
     * Hides a project. Its answers and its ledger stay, and its name is free again.
     * @throws UserError `not_found`
     */
    async remove(name: string): Promise<void> {
      await db.write(() => {
        const row = findProject(db, name)
        const now = clock.now()
        db.orm
          .update(schema.projects)
          .set({ removedAt: now, updatedAt: now })
          .where(eq(schema.projects.id, row.id))
          .run()
      })
    },
  }
}

function whyNotRun(name: string, prompts: number, models: number): string | null {
  const missing = [prompts === 0 ? 'active prompts' : '', models === 0 ? 'models' : ''].filter(Boolean)
  if (missing.length === 0) return null
  return `The project "${name}" has no ${missing.join(' and no ')}. Add some to its file and apply it again.`
}
