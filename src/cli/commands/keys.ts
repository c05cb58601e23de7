import { text } from 'node:stream/consumers'
import { keyVariableOf } from '../../core/config.ts'
import type { KeyStatus } from '../../core/keys/index.ts'
import { ownerOfKey } from '../../core/providers/index.ts'
import { examples, type Register } from '../command.ts'
import { contentOf, EXIT } from '../exit.ts'
import { askHidden, canAsk } from '../output/ask.ts'
import { printJson } from '../output/json.ts'
import { NONE, table } from '../output/table.ts'

export const registerKeys: Register = (program, act) => {
  const keys = program.command('keys').description("Keys of the providers, kept in the operating system's keychain.")

  keys
    .command('set')
    .argument(
      '<provider>',
      'openai, anthropic, google, perplexity, an endpoint; openai-admin or anthropic-admin to read bills',
    )
    .description('Keep a key. It is typed hidden, or read from standard input; nothing ever prints it.')
    .addHelpText('after', examples('earshot keys set openai', 'earshot keys set google < key.txt'))
    .action(
      act(async (host, provider: string) => {
        const pasted = canAsk() ? await askHidden(`Key for ${provider}`) : await text(process.stdin)
        const status = await host.withCore((core) => {
          core.endpoints.effective(ownerOfKey(provider))
          return contentOf(() => core.keys.set(provider, pasted))
        })
        if (status.source === 'keychain') {
          process.stdout.write(`Kept the key of ${provider} for ${status.host} in the keychain (${status.hint}).\n`)
          return
        }
        // The session is this command, so nothing is left of it.
        process.exitCode = EXIT.failed
        host.note(
          `No keychain: the key lives for this session only, and this command ends it, so nothing was kept. ${instead(provider)}`,
        )
      }),
    )

  keys
    .command('status')
    .description('Show where each key comes from and which host it is for, never the key.')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot keys status'))
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        const statuses = await host.withCore(async ({ keys }) => [
          ...(await keys.status()),
          ...(await keys.adminStatus()),
        ])
        if (json) return printJson(statuses)
        const columns = [
          { title: 'Provider' },
          { title: 'Key from' },
          { title: 'Key' },
          { title: 'For host' },
          { title: '' },
        ]
        process.stdout.write(`${table(columns, statuses.map(row))}\n`)
      }),
    )

  keys
    .command('remove')
    .argument('<provider>')
    .description('Take a key out of the keychain.')
    .addHelpText('after', examples('earshot keys remove openai'))
    .action(
      act(async (host, provider: string) => {
        const removed = await host.withCore((core) => core.keys.remove(provider))
        process.stdout.write(removed ? `Removed the key of ${provider}.\n` : `There was no key of ${provider}.\n`)
      }),
    )
}

/** How a key is given where there is no keychain. */
function instead(provider: string): string {
  const variable = keyVariableOf(provider)
  return variable ? `Give it in ${variable} instead.` : 'Use it where there is a keychain.'
}

const row = ({ provider, source, hint, host, note }: KeyStatus) => [provider, source, hint ?? NONE, host, note ?? '']
