import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Measuring } from './service.ts'

export interface Reanalysed {
  project: string
  days: number
  answers: number
}

/** Recomputes history from stored answers and judgements; calls nobody. */
export function createReanalysis({ db, measuring }: { db: Db; measuring: Measuring }) {
  const { projects } = schema

  function chosen(name: string | undefined) {
    const live = isNull(projects.removedAt)
    const found = db.orm
      .select({ id: projects.id, name: projects.name })
      .from(projects)
      .where(name === undefined ? live : and(live, eq(projects.name, name)))
      .orderBy(asc(projects.id))
      .all()
    if (name !== undefined && found.length === 0) {
      throw new UserError('not_found', `There is no project "${name}". See: earshot project list`)
    }
    return found
  }

  return {
    /**
     * Analyses every answer of a project, or of all, again: one project-day a transaction, so that it can be stopped
     * and begun anew at any time, and others can write meanwhile.
     * @param onDay called after each day with days done and in all
     */
    async reanalyse(name?: string, onDay?: (done: number, total: number) => void): Promise<Reanalysed[]> {
      const work = chosen(name).map((project) => ({ ...project, days: measuring.days(project.id) }))
      const total = work.reduce((sum, { days }) => sum + days.length, 0)
      let done = 0
      const results: Reanalysed[] = []
      for (const { id, name: project, days } of work) {
        let answers = 0
        for (const day of days) {
          answers += await measuring.reanalyseDay(id, day)
          done += 1
          onDay?.(done, total)
        }
        results.push({ project, days: days.length, answers })
      }
      return results
    },
  }
}
