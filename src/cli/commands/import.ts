import { basename } from 'node:path'
import { Argument, InvalidArgumentError } from 'commander'
import { IMPORT_COLUMNS } from '../../core/importing/columns.ts'
import type { ImportKind, ImportProgress, ImportResult } from '../../core/importing/index.ts'
import { IMPORT_KINDS } from '../../core/importing/types.ts'
import { examples, type Register } from '../command.ts'
import { contentOf, EXIT, type ExitCode } from '../exit.ts'
import type { Host } from '../host.ts'
import { onInterrupt } from '../interrupt.ts'
import { counted } from '../output/figures.ts'
import { printJson } from '../output/json.ts'
import { startLive } from '../output/progress.ts'
import { table } from '../output/table.ts'

interface ImportCommandOptions {
  project?: string
  map?: Record<string, string>
  sheet?: string
  dryRun?: boolean
  json?: boolean
}

export const registerImport: Register = (program, act) => {
  program
    .command('import')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(IMPORT_KINDS))
    .argument('<file>', 'a table: CSV of any sort, or XLSX')
    .description(
      'Import many at once from a table. Good rows go in, every bad one is named; again, it changes nothing.',
    )
    .option('--project <name>', 'where prompts and brands go')
    .option(
      '--map <fields>',
      'columns by field: text=Question, or by place tags=C, or none active=-; others are found by header',
      columns,
    )
    .option('--sheet <name>', 'a sheet of the workbook; the first by default')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--json', 'print the result for a program')
    .addHelpText(
      'after',
      [
        ...IMPORT_KINDS.map(
          (kind) => `\nFields of ${kind}, in the order of a file without headers:\n${fieldsOf(kind)}`,
        ),
        examples(
          'earshot import prompts questions.csv --project "Acme watch" --dry-run',
          'earshot import prompts preguntas.xlsx --map text=Pregunta,tags=Tema',
          'earshot import brands competitors.csv',
          'earshot import projects clients.xlsx --sheet 2026 --json',
        ),
      ].join('\n'),
    )
    .action(
      act(async (host, kind: ImportKind, file: string, options: ImportCommandOptions) => {
        if (kind === 'projects' && options.project !== undefined) {
          program.error('error: --project is for prompts and brands; each row of projects names its own')
        }
        const unknown = Object.keys(options.map ?? {}).find((field) => !fieldNames(kind).includes(field))
        if (unknown !== undefined) {
          program.error(`error: ${kind} have no field "${unknown}"; the fields are ${fieldNames(kind).join(', ')}`)
        }
        const result = await importFile(host, kind, file, options)
        if (options.json) printJson({ kind, file, dryRun: options.dryRun === true, ...result })
        else print(host, kind, file, options, result)
        process.exitCode = exitCodeOf(result)
      }),
    )
}

async function importFile(host: Host, kind: ImportKind, file: string, options: ImportCommandOptions) {
  const source = { name: basename(file), path: file }
  const stop = new AbortController()
  const cancel = async () => stop.abort()
  const release = onInterrupt({
    sentence: 'Cancelling: what was imported until now is kept.',
    first: cancel,
    second: cancel,
  })
  const live = startLive()
  const show = ({ rows, share }: ImportProgress) => live.draw([`Read ${counted(rows, 'row')}`], share ?? 0)
  try {
    return await host.withCore(async ({ imports }) =>
      contentOf(async () => {
        if (!options.dryRun) return imports.run(source, kind, options, show, stop.signal)
        const { columns, sample, ...result } = await imports.preview(source, kind, options, stop.signal)
        return result
      }),
    )
  } finally {
    live.end()
    release()
  }
}

function print(host: Host, kind: ImportKind, file: string, options: ImportCommandOptions, result: ImportResult): void {
  for (const note of result.notes) host.note(note)
  for (const { row, column, reason } of result.bad) {
    host.note(`Row ${row}${column === null ? '' : `, ${column}`}: ${reason}`)
  }
  for (const { row, of, differs } of result.repeats) {
    host.note(`Row ${row} repeats row ${of}${differs ? ` with other values; row ${of} was taken` : ''}.`)
  }
  const { rows, added, updated, unchanged, duplicates, badRows } = result
  const titles = ['Rows', 'Added', 'Updated', 'Unchanged', 'Repeated', 'Bad'].map((title) => ({ title, right: true }))
  const figures = [rows, added, updated, unchanged, duplicates, badRows].map(String)
  const what = options.dryRun ? `Importing ${kind} from ${file} would give` : `Imported ${kind} from ${file}`
  const until = result.cancelled ? ', cancelled' : ''
  process.stdout.write(`${what}${until}:\n${table(titles, [figures])}\n`)
}

function exitCodeOf({ rows, badRows, cancelled }: ImportResult): ExitCode {
  if (cancelled) return EXIT.cancelled
  if (badRows === 0) return EXIT.done
  return badRows === rows ? EXIT.failed : EXIT.partial
}

const fieldNames = (kind: ImportKind) => IMPORT_COLUMNS[kind].map(({ field }) => field)

const fieldsOf = (kind: ImportKind) =>
  IMPORT_COLUMNS[kind].map(({ field, holds }) => `  ${field.padEnd(12)} ${holds}`).join('\n')

/** `text=Question,tags=Topic`; a comma in a header is one, unless a field follows it. */
export function columns(text: string, before: Record<string, string> = {}): Record<string, string> {
  const pairs = text.split(/,(?=\s*\w+\s*=)/).map((pair) => /^\s*(\w+)\s*=\s*(\S.*?)\s*$/s.exec(pair))
  if (pairs.some((pair) => pair === null)) {
    throw new InvalidArgumentError('Give fields and their columns, such as text=Question,tags=Topic.')
  }
  return { ...before, ...Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]])) }
}
