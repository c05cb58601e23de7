import { examples, type Register } from '../command.ts'
import { wholeNumber } from '../options.ts'
import { printJson } from '../output/json.ts'
import { printReport } from '../output/report.ts'

interface ReportOptions {
  project?: string
  days?: number
  json?: boolean
}

export const registerReport: Register = (program, act) => {
  program
    .command('report')
    .description('Show visibility, share of voice, position, sentiment and citations by brand and model.')
    .option('--project <name>', 'the project, when there are several')
    .option('--days <n>', 'how many days up to today (default 30)', wholeNumber(1, 36_525))
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot report', 'earshot report --project "Acme watch" --days 7 --json'))
    .action(
      act(async (host, { json, ...choice }: ReportOptions) => {
        const report = await host.withCore((core) => core.visibility.report(choice))
        if (json) printJson(report)
        else printReport(report)
      }),
    )
}
