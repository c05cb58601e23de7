import { examples, type Register } from '../command.ts'
import { yesNo } from '../output/figures.ts'
import { printJson } from '../output/json.ts'
import { table } from '../output/table.ts'

interface AddOptions {
  baseUrl: string
  free?: boolean
}

export const registerEndpoint: Register = (program, act) => {
  const endpoint = program
    .command('endpoint')
    .description('Addresses that are called: OpenAI-compatible endpoints of your own.')

  endpoint
    .command('add')
    .argument('<name>', 'what models name it by, as in name:model; or a provider, to call it elsewhere')
    .requiredOption('--base-url <url>', 'https, or http on this computer')
    .option('--free', 'its calls cost nothing unless a price says otherwise')
    .description('Add an endpoint, or change the one of that name.')
    .addHelpText(
      'after',
      examples(
        'earshot endpoint add ollama --base-url http://localhost:11434/v1',
        'earshot endpoint add router --base-url https://openrouter.ai/api/v1',
      ),
    )
    .action(
      act(async (host, name: string, { baseUrl, free }: AddOptions) => {
        const done = await host.withCore((core) => core.endpoints.add({ name, baseUrl, free }))
        process.stdout.write(
          done === 'unchanged' ? `Nothing changed: ${name} was so already.\n` : `${SAID[done]} ${name}.\n`,
        )
      }),
    )

  endpoint
    .command('list')
    .description('List every address that may be called, and who said so.')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot endpoint list'))
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        const endpoints = await host.withCore((core) => {
          if (core.home.kind === 'demo') host.note('The demo calls none of these, only its own simulator.')
          return core.endpoints.list()
        })
        if (json) return printJson(endpoints)
        const columns = [{ title: 'Name' }, { title: 'Base URL' }, { title: 'From' }, { title: 'Free' }]
        const rows = endpoints.map(({ provider, baseUrl, source, variable, free }) => [
          ...[provider, baseUrl, variable ?? source, yesNo(free)],
        ])
        process.stdout.write(`${table(columns, rows)}\n`)
      }),
    )

  endpoint
    .command('remove')
    .argument('<name>')
    .description('Forget an endpoint and its key.')
    .addHelpText('after', examples('earshot endpoint remove ollama'))
    .action(
      act(async (host, name: string) => {
        await host.withCore(async (core) => {
          await core.endpoints.remove(name)
          await core.keys.remove(name)
        })
        process.stdout.write(`Removed ${name}.\n`)
      }),
    )
}

const SAID = { added: 'Added', changed: 'Changed' } as const
