import type { BudgetChange, BudgetScope } from '../../core/budgets/index.ts'
import type { Core } from '../../core/createCore.ts'
import { UserError } from '../../core/errors.ts'
import { type PicoUsd, parseUsd } from '../../core/money.ts'
import { examples, type Register } from '../command.ts'
import { fraction, limit, wholeNumber } from '../options.ts'
import { cents } from '../output/figures.ts'
import { printJson } from '../output/json.ts'
import { NONE, table } from '../output/table.ts'

type Limit = PicoUsd | 'none'

interface SetOptions {
  provider?: string
  project?: string
  monthly?: Limit
  dailyAlert?: Limit
  dailyLimit?: Limit
  alert?: number
}

export const registerBudget: Register = (program, act) => {
  const budget = program.command('budget').description('Limits, what counts towards them, and what is held.')

  budget
    .command('show')
    .description('Show every limit with what is settled, held and perhaps spent of it.')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot budget show'))
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        const budgets = await host.withCore((core) => core.budgets.list())
        if (json) return printJson(budgets)
        if (budgets.length === 0)
          return host.note('There is no limit. Set one with: earshot budget set --provider openai --monthly 50')
        const money = ['Limit', 'Settled', 'Held', 'Perhaps spent'].map((title) => ({ title, right: true }))
        const columns = [
          { title: 'Scope' },
          { title: 'Period' },
          { title: 'Does' },
          ...money,
          { title: 'Alert at', right: true },
        ]
        const rows = budgets.map((one) => [
          ...[one.scope, one.period, one.action === 'block' ? 'blocks' : 'alerts'],
          ...[one.limitUsd, one.settledUsd, one.heldUsd, one.exposureUsd].map(cents),
          one.action === 'block' ? `${Math.round(one.alertAt * 100)} %` : NONE,
        ])
        process.stdout.write(`${table(columns, rows)}\n`)
      }),
    )

  budget
    .command('set')
    .description(
      'Set limits in dollars; "none" takes one away. A monthly or daily limit blocks calls before they are made.',
    )
    .option('--provider <name>', 'for this provider')
    .option('--project <name>', 'for this project')
    .option('--monthly <$>', 'blocks beyond this much a month', limit)
    .option('--daily-limit <$>', 'blocks beyond this much a day (off by default)', limit)
    .option('--daily-alert <$>', 'tells, and blocks nothing, beyond this much a day', limit)
    .option('--alert <fraction>', 'tells at this part of a blocking limit (default 0.8)', fraction)
    .addHelpText(
      'after',
      examples(
        'earshot budget set --provider openai --monthly 50',
        'earshot budget set --project "Acme watch" --monthly 20 --alert 0.9',
        'earshot budget set --daily-alert 10 --daily-limit none',
      ),
    )
    .action(
      act(async (host, options: SetOptions) => {
        await host.withCore(async (core) => {
          const changes = changesOf(core, options)
          for (const change of changes) await core.budgets.set(change)
        })
        process.stdout.write('The limits are set. See: earshot budget show\n')
      }),
    )

  budget
    .command('holds')
    .description('List money that is reserved now, or was sent for with an outcome nobody knows.')
    .option(
      '--write-off <id>',
      'stop counting this one, because it was not billed',
      wholeNumber(1, Number.MAX_SAFE_INTEGER),
    )
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot budget holds', 'earshot budget holds --write-off 12'))
    .action(
      act(async (host, { writeOff, json }: { writeOff?: number; json?: boolean }) => {
        const holds = await host.withCore(async (core) => {
          if (writeOff !== undefined) await core.holds.writeOff(writeOff)
          return core.holds.list()
        })
        if (json) return printJson(holds)
        if (holds.length === 0) return host.note('Nothing is held.')
        const columns = [
          ...[
            { title: 'Id', right: true },
            { title: 'State' },
            { title: 'Day' },
            { title: 'Model' },
            { title: 'Project' },
          ],
          { title: 'At most', right: true },
        ]
        const rows = holds.map((hold) => [
          ...[String(hold.id), hold.state, hold.day, `${hold.provider}:${hold.model}`, hold.project ?? NONE],
          cents(hold.amountUsd),
        ])
        process.stdout.write(`${table(columns, rows)}\n`)
      }),
    )
}

/** What the options ask for, one change a limit. @throws UserError `bad_input` when they do not fit together */
function changesOf(core: Core, options: SetOptions): BudgetChange[] {
  const { provider, project, monthly, dailyLimit, dailyAlert, alert } = options
  if (provider !== undefined && project !== undefined) throw misused('Give either --provider or --project, not both.')
  if (provider !== undefined) core.endpoints.effective(provider)
  const scope: BudgetScope = provider !== undefined ? 'provider' : project !== undefined ? 'project' : 'all'
  if (monthly !== undefined && scope === 'all') throw misused('Give --monthly with --provider or --project.')
  const of = provider ?? project
  const blocking = { scope, of, action: 'block' as const, alertAt: alert }
  const changes: BudgetChange[] = []
  if (monthly !== undefined) changes.push({ ...blocking, period: 'month', limit: amount(monthly) })
  if (dailyLimit !== undefined) changes.push({ ...blocking, period: 'day', limit: amount(dailyLimit) })
  if (alert !== undefined && changes.length === 0)
    changes.push(...existing(core, scope, of).map((one) => ({ ...one, alertAt: alert })))
  if (dailyAlert !== undefined) changes.push({ scope, of, period: 'day', action: 'alert', limit: amount(dailyAlert) })
  if (changes.length > 0) return changes
  throw misused(
    alert === undefined
      ? 'Say what to set: --monthly, --daily-limit, --daily-alert or --alert.'
      : 'There is no limit to be told about; set one with --monthly or --daily-limit.',
  )
}

const amount = (limit: Limit): PicoUsd | null => (limit === 'none' ? null : limit)

/** The blocking limits of a scope as they are. */
function existing(core: Core, scope: BudgetScope, of: string | undefined): BudgetChange[] {
  const name = scope === 'all' ? 'all' : `${scope}:${of}`
  return core.budgets
    .list()
    .filter((one) => one.scope === name && one.action === 'block')
    .map((one) => ({
      scope,
      of,
      period: one.period.length === 7 ? 'month' : 'day',
      action: 'block',
      limit: parseUsd(one.limitUsd),
    }))
}

const misused = (message: string) => new UserError('bad_input', message)
