import { tableCsv } from '../exports/index.ts'
import type { Logger } from '../ports.ts'
import type { Workspace } from '../workspace.ts'
import { basesOf } from './base.ts'
import { costHandlers } from './costs.ts'
import { runHandlers } from './runs.ts'

/** The contract, answered by whatever home the workspace has open. */
export function createRouter(workspace: Workspace, log: Logger) {
  const { base, opened } = basesOf(workspace, log)
  return base.router({
    app: { watch: base.app.watch.handler(({ signal }) => workspace.watch(signal)) },
    projects: { list: opened.projects.list.handler(({ context }) => context.core.projects.list()) },
    overview: { get: opened.overview.get.handler(({ context, input }) => context.core.visibility.overview(input)) },
    answers: { get: opened.answers.get.handler(({ context, input }) => context.core.answers.get(input.answerId)) },
    runs: runHandlers(opened),
    costs: costHandlers(opened),
    tables: { csv: base.tables.csv.handler(({ input }) => ({ text: tableCsv(input) })) },
  })
}
