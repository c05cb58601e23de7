import { formatModelRef, type ModelRef } from '../../core/modelRef.ts'
import type { PriceDifference } from '../../core/models/index.ts'
import { formatUsd, type PicoUsd } from '../../core/money.ts'
import { instantAt } from '../../core/time.ts'
import { examples, type Register } from '../command.ts'
import { contentOf } from '../exit.ts'
import { day, dollars, modelRef } from '../options.ts'
import { yesNo } from '../output/figures.ts'
import { printJson } from '../output/json.ts'
import { NONE, table } from '../output/table.ts'
import { readText } from '../readText.ts'
import { registerModelsCheck } from './modelsCheck.ts'

interface PriceOptions {
  input: PicoUsd
  output: PicoUsd
  cached?: PicoUsd
  search?: PicoUsd
  from?: string
}

export const registerModels: Register = (program, act) => {
  const registry = program.command('models').description('The registry of models.')
  registerModelsCheck(registry, act)
  registry
    .command('list')
    .description('List the models with their prices in dollars per million tokens.')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot models list', 'earshot models list --json'))
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        const models = await host.withCore((core) => core.models.list())
        if (json) return printJson(models)
        const columns = [
          { title: 'Model' },
          { title: 'Name' },
          { title: 'Input $/M', right: true },
          { title: 'Output $/M', right: true },
          { title: 'Offered' },
          { title: 'May be asked' },
        ]
        const rows = models.map((model) => [
          ...[`${model.provider}:${model.model}`, model.displayName],
          ...[model.inputUsdPerM ?? NONE, model.outputUsdPerM ?? NONE],
          ...[yesNo(model.isCurrent), yesNo(model.isAvailable)],
        ])
        process.stdout.write(`${table(columns, rows)}\n`)
      }),
    )

  const price = program.command('price').description('Prices of your own, which win over the bundled ones.')
  price
    .command('set')
    .argument('<model>', 'provider:id', modelRef)
    .requiredOption('--input <$>', 'dollars per million input tokens', dollars)
    .requiredOption('--output <$>', 'dollars per million output tokens', dollars)
    .option('--cached <$>', 'dollars per million cached input tokens', dollars)
    .option('--search <$>', 'dollars per thousand searches', dollars)
    .option('--from <day>', 'from this day on (default now)', day)
    .description('Set what a model costs; a model that is not known yet is registered.')
    .addHelpText(
      'after',
      examples('earshot price set openai:gpt-5 --input 1.25 --output 10 --cached 0.125 --search 10'),
    )
    .action(
      act(async (host, model: ModelRef, { from, input, output, cached, search }: PriceOptions) => {
        await host.withCore((core) =>
          core.models.setPrice({
            ...model,
            input: formatUsd(input),
            output: formatUsd(output),
            ...(cached === undefined ? {} : { cached: formatUsd(cached) }),
            ...(search === undefined ? {} : { search: formatUsd(search) }),
            ...(from === undefined ? {} : { from: instantAt(from, 0, core.home.zone) }),
          }),
        )
        const name = formatModelRef(model)
        process.stdout.write(`${name}: $${formatUsd(input)} in, $${formatUsd(output)} out per million tokens.\n`)
      }),
    )

  price
    .command('check')
    .description('Show where the prices in force differ from a price list. Changes nothing.')
    .option('--against <file>', 'the genai-prices.seed.json of a newer release; else the list of this one')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot price check', 'earshot price check --against genai-prices.seed.json'))
    .action(
      act(async (host, { against, json }: { against?: string; json?: boolean }) => {
        const list = against === undefined ? undefined : jsonOf(await readText(against))
        const differences = await contentOf(() => host.withCore((core) => core.checkPrices(list)))
        if (json) return printJson(differences)
        process.stdout.write(`${describeDifferences(differences)}\n`)
      }),
    )
}

function describeDifferences(differences: readonly PriceDifference[]): string {
  if (differences.length === 0) return 'Every price in force is what the list says.'
  const columns = [
    { title: 'Model' },
    { title: 'Price of' },
    { title: 'In force', right: true },
    { title: 'Listed', right: true },
    { title: 'In force by' },
  ]
  const rows = differences.map(({ provider, model, unit, oursUsd, listedUsd, origin }) => [
    ...[formatModelRef({ provider, model }), unit.replaceAll('_', ' '), oursUsd ?? NONE, listedUsd ?? NONE],
    origin === 'user' ? 'you' : (origin ?? NONE),
  ])
  const note = 'Nothing was changed. To charge by the list, set its price: earshot price set'
  return `${table(columns, rows)}\n${note}`
}

/** What is no JSON is no price list either, which the check says. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
