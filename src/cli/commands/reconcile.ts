import { UserError } from '../../core/errors.ts'
import type { ReconcileReport } from '../../core/reconcile/index.ts'
import { examples, type Register } from '../command.ts'
import { EXIT } from '../exit.ts'
import { wholeNumber } from '../options.ts'
import { counted } from '../output/figures.ts'
import { printJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { reconcileBilling } from './reconcileBilling.ts'

interface ReconcileOptions {
  onlyGaps?: boolean
  onlyLimbo?: boolean
  billing?: boolean
  daysBack?: number
  limit?: number
  dryRun?: boolean
  json?: boolean
}

const MOST_DAYS = 3_660
const MOST_ROWS = 10_000_000

export const registerReconcile: Register = (program, act) => {
  program
    .command('reconcile')
    .description(
      'Mend what was left half done, ask what today lacks, and record what past days lack. Safe to run twice.',
    )
    .option('--only-gaps', 'only what the schedule expected and nobody answered')
    .option('--only-limbo', 'only what was left half done')
    .option('--billing', 'put what providers billed beside the ledger instead, and settle what was billed after all')
    .option(
      '--days-back <n>',
      'how far to look (default: 21 days for gaps, 30 for limbo, 31 for bills)',
      wholeNumber(0, MOST_DAYS),
    )
    .option('--limit <n>', 'rows to take on (default: 1000 gaps, 2000 of limbo)', wholeNumber(1, MOST_ROWS))
    .option('--dry-run', 'say what would be done, and change nothing')
    .option('--json', 'print it for a program')
    .addHelpText(
      'after',
      examples(
        'earshot reconcile --dry-run',
        'earshot reconcile --only-limbo --days-back 365',
        'earshot reconcile --billing --days-back 62',
      ),
    )
    .action(
      act(async (host, options: ReconcileOptions) => {
        const { onlyGaps, onlyLimbo, billing, daysBack, limit, dryRun = false, json } = options
        if (billing) {
          if (!onlyGaps && !onlyLimbo) return reconcileBilling(host, options)
          throw new UserError(
            'bad_input',
            'Bills are reconciled apart: give --billing without --only-gaps and --only-limbo.',
          )
        }
        if (onlyGaps && onlyLimbo) {
          throw new UserError('bad_input', 'Give either --only-gaps or --only-limbo; without either, both are done.')
        }
        const parts = onlyGaps ? (['gaps'] as const) : onlyLimbo ? (['limbo'] as const) : (['limbo', 'gaps'] as const)
        const report = await host.withCore((core) => core.reconcile.reconcile({ parts, daysBack, limit, dryRun }))
        if (isLeft(report)) process.exitCode = EXIT.failed
        if (json) return printJson(report)
        process.stdout.write(`${written(report)}\n`)
      }),
    )
}

/** Whether something is broken that could not be mended. */
const isLeft = ({ dryRun, limbo }: ReconcileReport): boolean =>
  !dryRun && (limbo ?? []).some(({ found, mended }) => mended < found)

function written({ dryRun, limbo, gaps }: ReconcileReport): string {
  const parts: string[] = []
  if (limbo) parts.push(limboText(limbo, dryRun))
  if (gaps) parts.push(gapsText(gaps, dryRun))
  return parts.join('\n\n')
}

function limboText(limbo: NonNullable<ReconcileReport['limbo']>, dryRun: boolean): string {
  if (limbo.length === 0) return 'Limbo: nothing is left half done.'
  const rows = limbo.map(({ rule, found, mended, more }) => [rule, `${found}${more ? ' or more' : ''}`, `${mended}`])
  const columns = [
    { title: 'Rule' },
    { title: 'Rows', right: true },
    ...(dryRun ? [] : [{ title: 'Mended', right: true }]),
  ]
  return table(columns, rows)
}

function gapsText(gaps: NonNullable<ReconcileReport['gaps']>, dryRun: boolean): string {
  const { expected, answered, recorded, filled, today, more } = gaps
  const lines = [
    `Coverage: ${answered} of ${counted(expected, 'expected answer')} came; ${counted(gaps.gaps, 'gap')} of past days${dryRun ? '' : `, ${recorded} recorded now`}.`,
  ]
  if (filled > 0)
    lines.push(
      `${counted(filled, 'recorded gap')} ${filled === 1 ? 'has its answers' : 'have their answers'} after all.`,
    )
  if (today.missing > 0) {
    lines.push(
      `Today lacks ${counted(today.missing, 'answer')}${dryRun ? '' : `; ${today.answered} of ${today.asked} asked for now came`}.`,
    )
  }
  if (more) lines.push('There is more than the limit allowed; run it again.')
  return lines.join('\n')
}
