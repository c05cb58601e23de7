import type { Core } from '../../core/createCore.ts'
import { formatModelRef, type ModelRef } from '../../core/modelRef.ts'
import { examples, type Register } from '../command.ts'
import { contentOf, EXIT } from '../exit.ts'
import type { Host } from '../host.ts'
import { modelRef, wholeNumber } from '../options.ts'
import { canAsk, confirm } from '../output/ask.ts'
import { printJson } from '../output/json.ts'
import { describeQuotes } from '../output/quote.ts'
import { finishRuns } from '../runs/finish.ts'
import { describeOutcome, exitCodeOfRuns, outcomeOf } from '../runs/outcome.ts'

interface RunOptions {
  project?: string
  prompt?: string
  model?: ModelRef
  samples?: number
  concurrency?: number
  dryRun?: boolean
  yes?: boolean
  json?: boolean
}

export const registerRun: Register = (program, act) => {
  program
    .command('run')
    .description(
      'Ask every active prompt of every model, keep and measure the answers. Interrupted runs are finished first.',
    )
    .option('--project <name>', 'one project; else all that are active')
    .option('--prompt <text>', 'only the prompt with exactly this text')
    .option('--model <provider:id>', 'only this model', modelRef)
    .option('--samples <n>', "how often each is asked; else the project's own number", wholeNumber(1, 100))
    .option('--concurrency <n>', 'calls at a time; else adapted to each provider', wholeNumber(1, 1_024))
    .option('--dry-run', 'show what would be asked and what it would cost; calls nobody')
    .option('--yes', 'spend without asking first')
    .option('--json', 'print the outcome for a program, as the last line')
    .addHelpText(
      'after',
      examples(
        'earshot run --dry-run',
        'earshot run --project "Acme watch" --yes',
        'earshot run --model openai:gpt-5 --json',
      ),
    )
    .action(
      act(async (host, options: RunOptions) => {
        await host.withCore((core) => run(host, core, options), { concurrency: options.concurrency ?? null })
      }),
    )

  program
    .command('resume')
    .description('Finish interrupted runs.')
    .option('--json', 'print the outcome for a program, as the last line')
    .addHelpText('after', examples('earshot resume'))
    .action(
      act(async (host, { json = false }: { json?: boolean }) => {
        await host.withCore(async (core) => {
          const begun = performance.now()
          const runIds = await core.monitoring.resume()
          if (runIds.length === 0) host.note('Nothing was interrupted.')
          await carryOut(core, runIds, json, begun)
        })
      }),
    )
}

async function run(
  host: Host,
  core: Core,
  { dryRun, yes, json = false, model, ...options }: RunOptions,
): Promise<void> {
  const begun = performance.now()
  const request = { ...options, model: model && formatModelRef(model) }
  const quotes = await contentOf(() => core.monitoring.quote(request))
  const shown = quotes.map(({ project, quote }) => ({ project, ...quote }))
  if (dryRun) {
    if (json) printJson(shown)
    else process.stdout.write(`${describeQuotes(quotes)}\n`)
    return
  }
  for (const { provider, baseUrl, source, variable } of core.endpoints.list()) {
    if (source !== 'default' && asks(shown, provider))
      host.note(`${provider} is called at ${baseUrl} (${variable ?? 'your setting'}).`)
  }
  if (!yes && canAsk()) {
    host.note(describeQuotes(quotes))
    if (!(await confirm('Ask them now?'))) {
      host.note('Nothing was asked and nothing was spent.')
      process.exitCode = EXIT.cancelled
      return
    }
  }
  const resumed = await core.monitoring.resume()
  if (resumed.length > 0) host.note('An earlier run was interrupted; it is finished first.')
  await finishRuns(core.monitoring, resumed)
  const started = await contentOf(() => core.monitoring.start(request))
  await carryOut(core, [...resumed, ...started], json, begun)
}

const asks = (quotes: readonly { models: readonly { model: string }[] }[], provider: string): boolean =>
  quotes.some(({ models }) => models.some(({ model }) => model.startsWith(`${provider}:`)))

/** Waits for runs to end and tells how they did. */
async function carryOut(core: Core, runIds: readonly number[], json: boolean, begun: number): Promise<void> {
  const ended = await finishRuns(core.monitoring, runIds)
  const outcome = outcomeOf(ended, Math.round(performance.now() - begun))
  process.exitCode = exitCodeOfRuns(outcome)
  if (json) printJson(outcome)
  else process.stdout.write(`${describeOutcome(outcome)}\n`)
}
