import { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { type Act, examples, type Register } from './command.ts'
import { registerAlerts } from './commands/alerts.ts'
import { registerAnalyze } from './commands/analyze.ts'
import { registerBilling } from './commands/billing.ts'
import { registerBudget } from './commands/budget.ts'
import { registerCosts } from './commands/costs.ts'
import { registerDemo } from './commands/demo.ts'
import { registerDoctor } from './commands/doctor.ts'
import { registerEndpoint } from './commands/endpoint.ts'
import { registerExport } from './commands/export.ts'
import { registerImport } from './commands/import.ts'
import { registerJobs } from './commands/jobs.ts'
import { registerKeys } from './commands/keys.ts'
import { registerModels } from './commands/models.ts'
import { registerProject } from './commands/project.ts'
import { registerReanalyze } from './commands/reanalyze.ts'
import { registerReconcile } from './commands/reconcile.ts'
import { registerReport } from './commands/report.ts'
import { registerRun } from './commands/run.ts'
import { registerServe } from './commands/serve.ts'
import { createHost, type GlobalOptions, type Host } from './host.ts'

const GROUPS: readonly Register[] = [
  registerDemo,
  registerProject,
  registerRun,
  registerAnalyze,
  registerReanalyze,
  registerReport,
  registerCosts,
  registerExport,
  registerImport,
  registerKeys,
  registerEndpoint,
  registerModels,
  registerBudget,
  registerBilling,
  registerAlerts,
  registerJobs,
  registerReconcile,
  registerDoctor,
  registerServe,
]

export interface Program {
  command: Command
  /** Null until a command has begun. */
  host(): Host | null
}

/** The command line: what can be typed, and what it does. */
export function createProgram(): Program {
  const command = new Command('earshot')
  let host: Host | null = null
  command
    .description('Measures what the large language models say about a brand, and accounts for what the asking costs.')
    .version(manifest.version)
    .option('--home <dir>', "the folder that holds everything; else EARSHOT_HOME, else the desktop app's")
    .option('--verbose', 'show details, and stack traces of errors')
    .exitOverride()
    .showHelpAfterError('(--help shows how it is used)')
    .addHelpText(
      'after',
      examples('earshot demo', 'earshot project apply acme.json', 'earshot run --project "Acme watch" --dry-run'),
    )
  const act: Act =
    (work) =>
    async (...given) => {
      const invoked = given.at(-1)
      const name = invoked instanceof Command && invoked.name() === 'serve' ? 'serve' : 'cli'
      host = createHost(command.opts<GlobalOptions>(), name)
      await work(host, ...given)
    }
  for (const register of GROUPS) register(command, act)
  return { command, host: () => host }
}
