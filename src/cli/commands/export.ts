import { Argument, Option } from 'commander'
import { examples, type Register } from '../command.ts'
import { day } from '../options.ts'
import { writeOut } from '../output/write.ts'

interface ExportOptions {
  project?: string
  from?: string
  to?: string
  format: string
  out?: string
}

export const registerExport: Register = (program, act) => {
  program
    .command('export')
    .description('Write out everything there is of a kind, however much.')
    .addArgument(
      new Argument('<kind>', 'what to export').choices(['answers', 'mentions', 'citations', 'snapshots', 'ledger']),
    )
    .option('--project <name>', 'only this project')
    .option('--from <day>', 'from this day on', day)
    .option('--to <day>', 'up to this day', day)
    .addOption(new Option('--format <format>', 'how to write it').choices(['jsonl', 'csv']).default('jsonl'))
    .option('--out <file>', 'write to a file, which appears whole or not at all')
    .addHelpText(
      'after',
      examples(
        'earshot export answers --format csv --out answers.csv',
        'earshot export ledger --from 2026-11-01 | jq .totalUsd',
      ),
    )
    .action(
      act(async (host, kind: string, { format, out, ...filter }: ExportOptions) => {
        await host.withCore((core) => writeOut(out, core.exports.exportText(kind, format, filter)))
      }),
    )
}
