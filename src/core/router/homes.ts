import type { Workspace } from '../workspace.ts'
import type { Bases } from './base.ts'

export const homeHandlers = ({ base, opened }: Bases, workspace: Workspace) => ({
  get: opened.homes.get.handler(({ context: { core } }) => ({ folder: core.folder, backups: core.backups.list() })),
  backUp: opened.homes.backUp.handler(({ context: { core } }) => core.backups.make()),
  restore: base.homes.restore.handler(async ({ input }) => {
    await workspace.restore(input.name)
    return {}
  }),
  open: base.homes.open.handler(({ input }) => {
    workspace.open(input.kind)
    return {}
  }),
})
