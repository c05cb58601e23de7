import type { Command } from 'commander'
import type { CheckedProvider, ModelFinding, RetiringModel } from '../../contract/index.ts'
import type { Core } from '../../core/createCore.ts'
import { formatModelRef } from '../../core/modelRef.ts'
import { type Act, examples } from '../command.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { printJson } from '../output/json.ts'
import { NONE, table } from '../output/table.ts'

export const registerModelsCheck = (models: Command, act: Act): void => {
  models
    .command('check')
    .description(
      'Compare every provider’s list of models with the registry and say what is to be decided. Costs nothing. Ends with 4 when some lists could not be read, with 1 when none could.',
    )
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot models check', 'earshot models check --json'))
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        await host.withCore(async (core) => {
          const { checkedAt, providers, findingIds } = await core.modelWatch.check()
          const found = core.modelWatch.byIds(findingIds)
          const { open, retiring } = core.modelWatch.state()
          const { findings: decided } = core.modelWatch.findings({ show: 'decided', before: null })
          process.exitCode = exitCodeOf(providers)
          if (json) {
            const checked = new Date(checkedAt).toISOString()
            const written = { findings: found.map(findingOf), open, decided: decided.map(decidedOf) }
            return printJson({ checkedAt: checked, providers, ...written, retiring: retiring.map(retiringOf) })
          }
          process.stdout.write(`${report(core, { providers, found, open, decided: decided.length, retiring })}\n`)
        })
      }),
    )
}

/** None read is a failure, some not read is part of one; a home that reaches no provider has nothing to read. */
function exitCodeOf(providers: readonly CheckedProvider[]): ExitCode {
  const failed = providers.filter(({ error }) => error !== null).length
  if (failed === 0 && providers.length > 0) return EXIT.done
  return failed < providers.length ? EXIT.partial : EXIT.failed
}

const namesOf = ({ projects }: Pick<ModelFinding, 'projects'>) => projects.map(({ name }) => name)

const findingOf = (finding: ModelFinding) => {
  const { findingId: _, modelId: __, decidedAt: ___, decision: ____, proposal, foundAt, ...rest } = finding
  const { rows: _rows, ...price } = proposal ?? { rows: [] }
  return {
    ...{ ...rest, proposal: proposal && price, foundAt: new Date(foundAt).toISOString() },
    projects: namesOf(finding),
  }
}

const decidedOf = ({ provider, model, kind, decision, decidedAt }: ModelFinding) => ({
  ...{ provider, model, kind, decision, decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString() },
})

const retiringOf = ({ provider, model, reason, since, ...rest }: RetiringModel) => ({
  ...{ provider, model, reason, since: since === null ? null : new Date(since).toISOString() },
  projects: namesOf(rest),
})

const REASONS: Record<RetiringModel['reason'], string> = {
  gone: 'left its provider’s list',
  unlisted: 'is not on its provider’s list',
  closed: 'may not be asked, as the registry says',
}

interface Told {
  providers: readonly CheckedProvider[]
  found: readonly ModelFinding[]
  open: number
  decided: number
  retiring: readonly RetiringModel[]
}

function report(core: Core, { providers, found, open, decided, retiring }: Told): string {
  if (providers.length === 0) {
    return 'No provider has a key, so no list was read. Set one with: earshot keys set openai'
  }
  const lists = providers.map(({ provider, listed, writing, error }) =>
    error ? [provider, NONE, NONE, `${error.class}: ${error.message}`] : [provider, `${listed}`, `${writing}`, 'read'],
  )
  const heads = [{ title: 'Provider' }, { title: 'Listed', right: true }, { title: 'Write text', right: true }]
  const news = found.map((finding) => [
    ...[finding.kind, formatModelRef(finding), finding.relative ?? '', priceOf(finding), namesOf(finding).join(', ')],
  ])
  const columns = ['Found', 'Model', 'Beside', 'Proposed $/M in, out', 'Asked by'].map((title) => ({ title }))
  const earlier = open - found.length
  return [
    table([...heads, { title: 'List' }], lists),
    news.length > 0 ? `\n${table(columns, news)}` : '\nNothing is new.',
    earlier > 0 && `${earlier} from before ${earlier === 1 ? 'is' : 'are'} still to be decided.`,
    decided > 0 && `${decided} decided before.`,
    ...retiring.map(
      (model) => `${formatModelRef(model)} ${REASONS[model.reason]}, and ${namesOf(model).join(', ')} asks it.`,
    ),
    open > 0 &&
      `Decide in the app on the page Model watch${core.home.kind === 'demo' ? ' of the demo' : ''}; a price is set with: earshot price set`,
  ]
    .filter((line) => line !== false)
    .join('\n')
}

const priceOf = ({ proposal, priced }: ModelFinding): string =>
  proposal
    ? `${proposal.inputUsdPerM ?? NONE}, ${proposal.outputUsdPerM ?? NONE} (${proposal.of})`
    : priced
      ? 'has one'
      : 'unknown'
