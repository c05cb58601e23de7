import { basename } from 'node:path'
import { Option } from 'commander'
import { TABLE_COLUMNS } from '../../core/importing/columns.ts'
import { examples, type Register } from '../command.ts'
import { contentOf, EXIT } from '../exit.ts'
import type { Host } from '../host.ts'
import { printJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { columns } from './import.ts'

interface BillImportOptions {
  map?: Record<string, string>
  sheet?: string
  decimal?: '.' | ','
  dryRun?: boolean
  json?: boolean
}

export const registerBilling: Register = (program, act) => {
  const billing = program.command('billing').description('What providers billed, to be compared with the ledger.')
  billing
    .command('import')
    .argument('<provider>', 'whose bill it is')
    .argument('<file>', 'what the provider lets you download: CSV of any sort, or XLSX')
    .description('Import lines of a bill. Good rows go in once, every bad one is named; again, it changes nothing.')
    .option('--map <fields>', 'columns by field: amount=Cost, or by place day=A; remembered for the provider', columns)
    .option('--sheet <name>', 'a sheet of the workbook; the first by default')
    .addOption(
      new Option('--decimal <mark>', 'what stands before decimals; the file tells by default').choices(['.', ',']),
    )
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--json', 'print the result for a program')
    .addHelpText(
      'after',
      [
        `\nFields:\n${TABLE_COLUMNS.billing.map(({ field, holds }) => `  ${field.padEnd(12)} ${holds}`).join('\n')}`,
        examples(
          'earshot billing import google cost-table.csv --dry-run',
          'earshot billing import google costes.csv --map "amount=Coste,line=Descripción de SKU"',
        ),
      ].join('\n'),
    )
    .action(
      act((host, provider: string, file: string, options: BillImportOptions) =>
        importBill(host, provider, file, options),
      ),
    )
}

async function importBill(host: Host, provider: string, file: string, options: BillImportOptions): Promise<void> {
  const { rows, notes, ...imported } = await host.withCore(({ billing }) =>
    contentOf(() => billing.importFile(provider, { name: basename(file), path: file }, options)),
  )
  const { bad, repeats, badRows, duplicates } = rows
  if (options.json) {
    printJson({
      ...imported,
      file,
      dryRun: options.dryRun === true,
      rows: rows.rows,
      badRows,
      duplicates,
      bad,
      repeats,
      notes,
    })
  } else {
    for (const note of notes) host.note(note)
    for (const { row, column, reason } of bad) host.note(`Row ${row}${column === null ? '' : `, ${column}`}: ${reason}`)
    for (const { row, of } of repeats) host.note(`Row ${row} repeats row ${of} in every cell; it was taken once.`)
    const titles = ['Rows', 'New lines', 'Unchanged', 'Changed', 'Repeated', 'Bad'].map((title) => ({
      title,
      right: true,
    }))
    const { added, unchanged, restated } = imported
    const figures = [rows.rows, added, unchanged, restated, duplicates, badRows].map(String)
    const what = options.dryRun ? `Importing ${file} would give` : `Imported ${file} as the bill of ${provider}`
    process.stdout.write(`${what}:\n${table(titles, [figures])}\n`)
  }
  if (badRows > 0) process.exitCode = badRows === rows.rows ? EXIT.failed : EXIT.partial
}
