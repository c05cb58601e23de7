import type { Logger } from '../ports.ts'
import type { Workspace } from '../workspace.ts'
import { baseOf } from './base.ts'
import { runHandlers } from './runs.ts'

/** The contract, answered by whatever home the workspace has open. */
export function createRouter(workspace: Workspace, log: Logger) {
  const base = baseOf(log)
  return base.router({
    app: { watch: base.app.watch.handler(({ signal }) => workspace.watch(signal)) },
    projects: { list: base.projects.list.handler(() => workspace.core().projects.list()) },
    overview: { get: base.overview.get.handler(({ input }) => workspace.core().visibility.overview(input)) },
    answers: { get: base.answers.get.handler(({ input }) => workspace.core().answers.get(input.answerId)) },
    runs: runHandlers(base, workspace),
  })
}
