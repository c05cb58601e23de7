import type { Workspace } from '../workspace.ts'
import type { Opened } from './base.ts'

export const logHandlers = (opened: Opened, workspace: Workspace) => ({
  list: opened.logs.list.handler(({ context: { core }, input }) => {
    const { lines, next } = core.logs.page(input)
    return {
      lines: lines.map(({ fields, ...line }) => ({
        ...line,
        fields: Object.keys(fields).length === 0 ? null : JSON.stringify(fields),
      })),
      ...{ next, folder: core.logs.folder },
    }
  }),
  diagnostics: opened.logs.diagnostics.handler(async ({ context: { core } }) => ({
    text: await core.diagnostics(workspace.version),
  })),
})
