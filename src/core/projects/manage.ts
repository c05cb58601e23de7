import { eq, isNotNull } from 'drizzle-orm'
import type { NewProject, ProjectSettings } from '../../contract/index.ts'
import { type Db, schema } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Clock } from '../ports.ts'
import { liveProject, type ProjectRow, projectById } from './repository.ts'
import type { Applied, createProjects } from './service.ts'

const { projects } = schema

interface ManageOptions {
  db: Db
  clock: Clock
  projects: Pick<ReturnType<typeof createProjects>, 'applyInTransaction' | 'exportFile' | 'get'>
}

/** Projects as a window changes them: one thing at a time, each by its number, and what is archived comes back. */
export function createProjectManager({ db, clock, projects: files }: ManageOptions) {
  /** The project as its file says it, which is what every change is checked as. */
  const fileOf = (projectId: number) => files.exportFile(projectById(db, projectId).name)

  function setRemoved(projectId: number, removedAt: number | null): void {
    db.orm.update(projects).set({ removedAt, updatedAt: clock.now() }).where(eq(projects.id, projectId)).run()
  }

  function rename(projectId: number, name: string): void {
    if (name === projectById(db, projectId).name) return
    assertFree(db, name)
    db.orm.update(projects).set({ name }).where(eq(projects.id, projectId)).run()
  }

  return {
    /** Everything of a project, as its file says it. @throws UserError `not_found` */
    file: fileOf,

    /** @throws UserError `not_found` */
    settings(projectId: number): ProjectSettings {
      const { brand, competitors, prompts, ...settings } = fileOf(projectId)
      return settings
    },

    /** @throws UserError `bad_input` as a file's mistakes, `conflict` when there is a project of that name */
    create: (project: { name: string } & Partial<Record<keyof NewProject, unknown>>): Promise<Applied> =>
      db.write(() => {
        assertFree(db, project.name.trim())
        return files.applyInTransaction(project)
      }),

    /**
     * Makes a project what a file says, its name among it.
     * @throws UserError `not_found`, `bad_input`, `conflict` when another project has the new name
     */
    replace: (projectId: number, file: { name: string }): Promise<Applied> =>
      db.write(() => {
        rename(projectId, file.name.trim())
        return files.applyInTransaction(file)
      }),

    /**
     * Changes some of a project's settings, its name among them; brands and prompts stay as they are.
     * @throws UserError `not_found`, `bad_input`, `conflict` when another project has the new name
     */
    change: (projectId: number, settings: { [K in keyof ProjectSettings]?: ProjectSettings[K] | undefined }) =>
      db.write(() => {
        const file = { ...fileOf(projectId), ...withoutUndefined(settings) }
        rename(projectId, file.name.trim())
        files.applyInTransaction(file)
      }),

    /** Hides a project; nothing of it is lost. @throws UserError `not_found` */
    archive: (projectId: number) =>
      db.write(() => {
        projectById(db, projectId)
        setRemoved(projectId, clock.now())
      }),

    /** @throws UserError `not_found`, `conflict` when another project has its name meanwhile */
    restore: (projectId: number) =>
      db.write(() => {
        const row = archivedProjects(db).find(({ id }) => id === projectId)
        if (!row) throw new UserError('not_found', 'This project is not archived.')
        assertFree(db, row.name)
        setRemoved(projectId, null)
      }),
  }
}

/** Projects that were archived, the last one first. */
export const archivedProjects = (db: Db): ProjectRow[] =>
  db.orm
    .select()
    .from(projects)
    .where(isNotNull(projects.removedAt))
    .all()
    .sort((a, b) => b.removedAt! - a.removedAt!)

function assertFree(db: Db, name: string): void {
  if (!liveProject(db, name)) return
  throw new UserError('conflict', `There is a project "${name}" already. Nothing was changed; choose another name.`)
}

const withoutUndefined = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
