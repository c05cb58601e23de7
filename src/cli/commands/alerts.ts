import { text } from 'node:stream/consumers'
import type { AlertDelivery, ListedAlert } from '../../contract/index.ts'
import type { Core } from '../../core/createCore.ts'
import { UserError } from '../../core/errors.ts'
import { examples, type Register } from '../command.ts'
import { contentOf, EXIT } from '../exit.ts'
import { askHidden, canAsk } from '../output/ask.ts'
import { printJson } from '../output/json.ts'
import { NONE, table } from '../output/table.ts'

export const registerAlerts: Register = (program, act) => {
  const alerts = program
    .command('alerts')
    .description('What the user should know: alerts that nobody has acknowledged, newest first.')
    .option('--all', 'also those that were acknowledged')
    .option('--project <name>', 'only those about this project')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot alerts', 'earshot alerts --all --json', 'earshot alerts ack 12'))
    .action(
      act(async (host, { all, project, json }: { all?: boolean; project?: string; json?: boolean }) => {
        const listed = await host.withCore((core) => {
          const projectId = project === undefined ? null : idOf(core, project)
          return core.alerting.inbox.list({ show: all ? 'all' : 'open', projectId, before: null })
        })
        if (json) return printJson(listed.alerts.map(forPrograms))
        if (listed.alerts.length === 0) return host.note('There is nothing new to know.')
        const columns = [{ title: 'Id', right: true }, { title: 'When' }, { title: 'Project' }, { title: 'Alert' }]
        process.stdout.write(`${table(columns, listed.alerts.map(row))}\n`)
        if (listed.next !== null) host.note('There are more; see them in the app, or acknowledge some.')
      }),
    )

  alerts
    .command('ack')
    .argument('<id...>', 'numbers of alerts, or "all"')
    .description('Acknowledge alerts, so that they are not listed as new any more.')
    .addHelpText('after', examples('earshot alerts ack 12 13', 'earshot alerts ack all'))
    .action(
      act(async (host, ids: string[]) => {
        const count = await host.withCore(async ({ alerting: { inbox } }) => {
          if (ids.length === 1 && ids[0] === 'all') return (await inbox.acknowledgeAll(null)).length
          const numbers = ids.map(numberOf)
          await inbox.acknowledge(numbers, true)
          return numbers.length
        })
        process.stdout.write(`${count} ${count === 1 ? 'alert is' : 'alerts are'} acknowledged.\n`)
      }),
    )

  const webhook = alerts
    .command('webhook')
    .description('Where alerts are sent on to, as Slack and others take them.')
    .addHelpText('after', examples('earshot alerts webhook', 'earshot alerts webhook set < address.txt'))
    .option('--json', 'print it for a program')
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        const state = await host.withCore(({ alerting }) => alerting.delivery.state())
        if (json) return printJson(state.webhook)
        if (!state.webhook) return host.note('Alerts are sent nowhere. Set a webhook with: earshot alerts webhook set')
        process.stdout.write(`${standing(state.webhook).join('\n')}\n`)
      }),
    )

  webhook
    .command('set')
    .description('Keep the address. It is typed hidden, or read from standard input; nothing ever prints it.')
    .addHelpText('after', examples('earshot alerts webhook set', 'earshot alerts webhook set < address.txt'))
    .action(
      act(async (host) => {
        const pasted = canAsk() ? await askHidden('Address of the webhook') : await text(process.stdin)
        const { webhook: kept } = await host.withCore(async ({ alerting: { delivery } }) => {
          await contentOf(() => delivery.setWebhook(pasted))
          return delivery.state()
        })
        if (kept?.kept === 'keychain') {
          process.stdout.write(
            `Alerts are sent to ${kept.host} from now on. Try it with: earshot alerts webhook test\n`,
          )
          return
        }
        // The session is this command, so nothing is left of it.
        await host.withCore(({ alerting }) => alerting.delivery.removeWebhook())
        process.exitCode = EXIT.failed
        host.note('No keychain: the address would live for this command only, so nothing was kept. Set it in the app.')
      }),
    )

  webhook
    .command('test')
    .description('Send a message that says it is a trial.')
    .addHelpText('after', examples('earshot alerts webhook test'))
    .action(
      act(async (host) => {
        const { host: name } = await host.withCore(({ alerting }) => alerting.delivery.test())
        process.stdout.write(`${name} took the trial.\n`)
      }),
    )

  webhook
    .command('remove')
    .description('Send alerts nowhere any more.')
    .addHelpText('after', examples('earshot alerts webhook remove'))
    .action(
      act(async (host) => {
        const removed = await host.withCore(({ alerting }) => alerting.delivery.removeWebhook())
        process.stdout.write(removed ? 'Alerts are sent nowhere any more.\n' : 'There was no webhook.\n')
      }),
    )
}

/** @throws UserError `bad_input` */
function numberOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new UserError('bad_input', `"${text}" is no number of an alert. See: earshot alerts`)
}

/** @throws UserError `not_found` */
function idOf(core: Core, name: string): number {
  const found = core.projects.list().find((project) => project.name === name)
  if (found) return found.projectId
  throw new UserError('not_found', `There is no project "${name}". See: earshot project list`)
}

const forPrograms = ({ alertId, at, acknowledgedAt, projectId: _, ...alert }: ListedAlert) => ({
  ...{ id: alertId, at: new Date(at).toISOString() },
  ...alert,
  acknowledgedAt: acknowledgedAt === null ? null : new Date(acknowledgedAt).toISOString(),
})

const row = ({ alertId, at, project, message }: ListedAlert) => [
  ...[String(alertId), new Date(at).toISOString().slice(0, 16).replace('T', ' ')],
  ...[project ?? NONE, message],
]

const KEPT = {
  keychain: 'The address is in the keychain.',
  session: 'The address lives for this session only.',
  lost: 'The address was kept for an earlier session only; set it again.',
}

function standing({ host, kept, waiting, lastSentAt, problem }: NonNullable<AlertDelivery['webhook']>): string[] {
  return [
    `Alerts are sent to ${host}. ${KEPT[kept]}`,
    lastSentAt === null ? 'None was sent yet.' : `The last one was taken ${new Date(lastSentAt).toISOString()}.`,
    ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? 'waits' : 'wait'} for the next attempt.`]),
    ...(problem === null ? [] : [problem]),
  ]
}
