import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Logger } from '../ports.ts'
import { among, type PlannedTask, planTasks, type RunFilter } from './plan.ts'
import type { TaskStore } from './taskStore.ts'

/** What to plan. Without a project, all active ones. */
export interface PlanRequest extends RunFilter {
  project?: string | undefined
  /** How often each prompt is asked of each model; the project's own setting when absent. */
  samples?: number | undefined
  /**
   * Only what this earlier run of the project has no answer to, as far as the project still asks it. It becomes a run of
   * today's: what failed stays on the books of its own day.
   */
  retryOf?: number | undefined
  /** Only these, as far as the project still asks them. */
  only?: readonly Pick<PlannedTask, 'promptId' | 'modelId' | 'sample'>[] | undefined
}

export type PlannedProject = typeof schema.projects.$inferSelect

/** Reads what projects would ask. @throws UserError when there is nothing to ask, saying what is missing */
export function createPlanner({ db, log, tasks }: { db: Db; log: Logger; tasks: TaskStore }) {
  function projectsOf(request: PlanRequest) {
    const { projects } = schema
    const all = db.orm.select().from(projects).where(isNull(projects.removedAt)).orderBy(asc(projects.id)).all()
    if (request.project === undefined) {
      const active = all.filter((project) => project.active)
      if (active.length > 0) return active
      throw new UserError(
        'not_found',
        'There is no active project to run. Describe one in a file and run: earshot project apply FILE.json',
      )
    }
    const named = all.find((project) => project.name === request.project)
    if (!named) throw new UserError('not_found', `There is no project "${request.project}". See: earshot project list`)
    return [named]
  }

  function plan(project: PlannedProject, request: PlanRequest): PlannedTask[] {
    const { prompts, projectModels } = schema
    const planned = planTasks(
      {
        projectName: project.name,
        prompts: db.orm
          .select({ id: prompts.id, text: prompts.text })
          .from(prompts)
          .where(and(eq(prompts.projectId, project.id), eq(prompts.active, true), isNull(prompts.removedAt)))
          .orderBy(asc(prompts.position))
          .all(),
        models: db.orm
          .select({
            id: schema.models.id,
            provider: schema.models.provider,
            model: schema.models.model,
            isAvailable: schema.models.isAvailable,
          })
          .from(projectModels)
          .innerJoin(schema.models, eq(schema.models.id, projectModels.modelId))
          .where(eq(projectModels.projectId, project.id))
          .orderBy(asc(projectModels.position))
          .all(),
        samples: request.samples ?? project.samples,
      },
      request,
    )
    if (request.retryOf === undefined && request.only === undefined) return planned
    const again = among(planned, request.only ?? tasks.unanswered(request.retryOf as number))
    if (again.length > 0) return again
    const what = request.retryOf === undefined ? 'Today' : `Run ${request.retryOf}`
    throw new UserError(
      'bad_input',
      `${what} left nothing to ask again: what has no answer is no longer asked by project "${project.name}".`,
    )
  }

  /** Projects with what they would ask. With several projects, those with nothing to ask are left out. */
  function planAll(request: PlanRequest) {
    const projects = projectsOf(request)
    const planned: { project: (typeof projects)[number]; tasks: PlannedTask[] }[] = []
    for (const project of projects) {
      try {
        planned.push({ project, tasks: plan(project, request) })
      } catch (error) {
        if (projects.length === 1 || !(error instanceof UserError)) throw error
        log('warn', error.message)
      }
    }
    if (planned.length === 0) throw new UserError('bad_input', 'None of the active projects has anything to ask.')
    return planned
  }

  return planAll
}
