import { tableCsv } from '../exports/index.ts'
import type { Logger } from '../ports.ts'
import type { Workspace } from '../workspace.ts'
import { accessHandlers } from './access.ts'
import { alertHandlers } from './alerts.ts'
import { answerHandlers } from './answers.ts'
import { basesOf } from './base.ts'
import { billingHandlers } from './billing.ts'
import { brandHandlers } from './brands.ts'
import { budgetHandlers } from './budgets.ts'
import { compareHandlers } from './compare.ts'
import { connectionHandlers } from './connections.ts'
import { costHandlers } from './costs.ts'
import { homeHandlers } from './homes.ts'
import { importHandlers } from './imports.ts'
import { jobHandlers } from './jobs.ts'
import { logHandlers } from './logs.ts'
import { modelHandlers } from './models.ts'
import { modelWatchHandlers } from './modelWatch.ts'
import { operationHandlers } from './operations.ts'
import { projectHandlers } from './projects.ts'
import { promptHandlers } from './prompts.ts'
import { coverageHandlers, doctorHandlers, limboHandlers } from './reconcile.ts'
import { runHandlers } from './runs.ts'
import { sourceHandlers } from './sources.ts'

export { told } from './base.ts'

/** The contract, answered by whatever home the workspace has open. */
export function createRouter(workspace: Workspace, log: Logger) {
  const { base, opened } = basesOf(workspace, log)
  return base.router({
    app: {
      watch: base.app.watch.handler(({ signal }) => workspace.watch(signal)),
      speak: base.app.speak.handler(({ input }) => {
        workspace.speak(input.language)
        return {}
      }),
    },
    access: accessHandlers(opened),
    operations: operationHandlers(opened),
    logs: logHandlers(opened, workspace),
    projects: projectHandlers(opened),
    prompts: promptHandlers(opened),
    brands: brandHandlers(opened),
    imports: importHandlers(opened),
    connections: connectionHandlers(opened),
    homes: homeHandlers({ base, opened }, workspace),
    overview: {
      get: opened.overview.get.handler(({ context, input }) => context.core.visibility.overview(input)),
      changes: opened.overview.changes.handler(({ context, input }) => context.core.visibility.changes(input)),
    },
    answers: answerHandlers(opened),
    compare: compareHandlers(opened),
    sources: sourceHandlers(opened),
    runs: runHandlers(opened),
    costs: costHandlers(opened),
    coverage: coverageHandlers(opened),
    limbo: limboHandlers(opened),
    doctor: doctorHandlers(opened),
    budgets: budgetHandlers(opened),
    billing: billingHandlers(opened),
    models: modelHandlers(opened),
    modelWatch: modelWatchHandlers(opened),
    alerts: alertHandlers(opened),
    jobs: jobHandlers(opened),
    tables: { csv: base.tables.csv.handler(({ input }) => ({ text: tableCsv(input) })) },
  })
}
