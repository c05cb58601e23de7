import { Option } from 'commander'
import type { MonthForecast } from '../../contract/index.ts'
import type { CostReport } from '../../core/costs/index.ts'
import { examples, type Register } from '../command.ts'
import { day } from '../options.ts'
import { cents, counted } from '../output/figures.ts'
import { type Column, NONE, table } from '../output/table.ts'
import { writeOut } from '../output/write.ts'

type Format = 'table' | 'json' | 'csv'

interface CostOptions {
  period?: string
  date?: string
  from?: string
  to?: string
  provider?: string
  service?: string
  groupBy: string[]
  format: Format
  out?: string
}

export const registerCosts: Register = (program, act) => {
  program
    .command('costs')
    .description('Show what was spent: settled entries of the ledger, exact.')
    .addOption(
      new Option('--period <period>', 'the one that holds --date (default month)').choices(['day', 'week', 'month']),
    )
    .option('--date <day>', 'a day in the period (default today)', day)
    .option('--from <day>', 'a period of your own instead', day)
    .option('--to <day>', 'its last day (default today)', day)
    .option('--provider <name>', 'only this provider')
    .addOption(new Option('--service <name>', 'the same as --provider').conflicts('provider'))
    .addOption(
      new Option('--group-by <groups>', 'any of day, provider, service, model, project, kind, by commas')
        .argParser((text) => text.split(',').map((group) => group.trim()))
        .default(['day'], 'day'),
    )
    .addOption(new Option('--format <format>', 'how to print it').choices(['table', 'json', 'csv']).default('table'))
    .option('--out <file>', 'write to a file, which appears whole or not at all')
    .addHelpText(
      'after',
      examples(
        'earshot costs',
        'earshot costs --period week --group-by provider,model',
        'earshot costs --from 2026-11-01 --to 2026-11-15 --format csv --out costs.csv',
      ),
    )
    .action(
      act(async (host, { service, format, out, ...options }: CostOptions) => {
        const query = { ...options, provider: options.provider ?? service }
        const report = await host.withCore(async (core) => {
          const found = core.costReport(query)
          const forecast = found.period === 'month' ? await core.forecast(query.provider ?? null) : null
          return { ...found, forecast: forecast?.month === found.from.slice(0, 7) ? forecast : null }
        })
        await writeOut(out, await WRITERS[format](report, options.groupBy))
      }),
    )
}

/** The report, and what its month will have cost where it is the current one. */
type Shown = CostReport & { forecast: MonthForecast | null }

const WRITERS: Record<Format, (report: Shown, groups: readonly string[]) => Promise<Iterable<string>>> = {
  json: async (report) => [`${JSON.stringify(report)}\n`],
  async csv(report, groups) {
    const { toCsv } = await import('../../core/exports/index.ts')
    return toCsv([...groups, 'costUsd', 'exposureUsd', 'count'], report.rows)
  },
  table: async (report, groups) => [`${describeCosts(report, groups)}\n`],
}

const MONEY: readonly Column[] = [
  { title: 'Cost', right: true },
  { title: 'Perhaps spent', right: true },
  { title: 'Calls', right: true },
]

interface Spent {
  costUsd: string
  exposureUsd: string
  count: number
}

function describeCosts(report: Shown, groups: readonly string[]): string {
  const money = ({ costUsd, exposureUsd, count }: Spent) => [cents(costUsd), cents(exposureUsd), String(count)]
  const titled = groups.map((group) => ({ title: `${group.slice(0, 1).toUpperCase()}${group.slice(1)}` }))
  const rows = report.rows.map((row) => [
    ...groups.map((group) => (row as Record<string, unknown>)[group] ?? NONE).map(String),
    ...money(row),
  ])
  const providers = report.breakdown.map((one) => [one.provider, ...money(one)])
  const exposed =
    report.exposureUsd === '0' ? '' : `, and perhaps ${cents(report.exposureUsd)} more whose outcome is unknown`
  return [
    `${report.from} to ${report.to}: ${cents(report.totalUsd)} for ${counted(report.usageCount, 'call')}${exposed}`,
    describePrevious(report),
    ...(report.forecast ? [describeForecast(report.forecast)] : []),
    ...(providers.length > 0 ? ['', table([{ title: 'Provider' }, ...MONEY], providers)] : []),
    ...(rows.length > 0 ? ['', table([...titled, ...MONEY], rows)] : []),
  ].join('\n')
}

const describePrevious = ({ previous: { from, to, totalUsd, usageCount } }: Shown): string =>
  `${from} to ${to}, before it: ${cents(totalUsd)} for ${counted(usageCount, 'call')}`

const describeForecast = ({ month, expectedUsd, lowUsd, highUsd, method, days, passes }: MonthForecast): string => {
  const by =
    method === 'schedule'
      ? `by the ${counted(passes ?? 0, 'scheduled pass', 'scheduled passes')} that are left at their quote`
      : `by what the last ${counted(days, 'day')} cost`
  return `${month} will have cost about ${cents(expectedUsd)} (95 %: ${cents(lowUsd)} to ${cents(highUsd)}), ${by}`
}
