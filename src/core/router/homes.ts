import { projectById } from '../projects/index.ts'
import type { Workspace } from '../workspace.ts'
import type { Bases } from './base.ts'

export const homeHandlers = ({ base, opened }: Bases, workspace: Workspace) => ({
  get: opened.homes.get.handler(({ context: { core } }) => ({
    folder: core.folder,
    backups: core.backups.list(),
    asksForFiles: core.files !== null,
  })),
  backUp: opened.homes.backUp.handler(({ context: { core } }) => core.backups.make()),
  backUpTo: opened.homes.backUpTo.handler(async ({ context: { core } }) => {
    const path = (await core.files?.save(core.backups.suggestedName())) ?? null
    if (path !== null) await core.backups.makeAt(path)
    return { path }
  }),
  restore: base.homes.restore.handler(async ({ input }) => {
    await workspace.restore(input.name)
    return {}
  }),
  restoreChosen: base.homes.restoreChosen.handler(async () => ({ restored: await workspace.restoreChosen() })),
  export: opened.homes.export.handler(({ context: { core }, input: { kind, format, projectId, from, to }, signal }) => {
    const project = projectId === null ? undefined : projectById(core.db, projectId).name
    const filter = { project, from: from ?? undefined, to: to ?? undefined }
    return core.fileExports({ kind, format, filter }, signal)
  }),
  open: base.homes.open.handler(({ input }) => {
    workspace.open(input.kind)
    return {}
  }),
})
