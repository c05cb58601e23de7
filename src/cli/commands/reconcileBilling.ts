import { formatUsd } from '../../core/money.ts'
import { contentOf, EXIT } from '../exit.ts'
import type { Host } from '../host.ts'
import { onInterrupt } from '../interrupt.ts'
import { counted } from '../output/figures.ts'
import { printJson } from '../output/json.ts'
import { NONE, table } from '../output/table.ts'

/** How many days are looked back over when nobody says. */
const DAYS_BACK = 31

export interface ReconcileBillingOptions {
  daysBack?: number
  dryRun?: boolean
  json?: boolean
}

/**
 * Puts what providers billed beside the ledger: fetches the bills that can be fetched, settles calls of unknown outcome
 * that were billed, and prints what is left of each gap with its cause. A dry run keeps nothing.
 */
export async function reconcileBilling(host: Host, options: ReconcileBillingOptions): Promise<void> {
  const stop = new AbortController()
  const cancel = async () => stop.abort()
  const release = onInterrupt({
    sentence: 'Cancelling: what was imported until now is kept.',
    first: cancel,
    second: cancel,
  })
  try {
    const { daysBack = DAYS_BACK, dryRun = false } = options
    const { period, providers } = await host.withCore(({ billing }) =>
      contentOf(() => billing.reconcile(daysBack, dryRun, stop.signal)),
    )
    const told = providers.map((each) => ({
      ...{ provider: each.provider, trouble: each.trouble, settled: each.settled, toWriteOff: each.toWriteOff },
      imported: each.imported && countsOf(each.imported),
      ...{ ledgerUsd: formatUsd(each.ledger), billedUsd: formatUsd(each.billed), gapUsd: formatUsd(each.gap) },
      uncomparedUsd: formatUsd(each.uncompared),
      parts: each.parts.map(({ cause, amount }) => ({ cause, amountUsd: formatUsd(amount) })),
    }))
    if (options.json) printJson({ dryRun, ...period, providers: told })
    else print(host, { dryRun, ...period }, told)
    const failed = told.filter(({ trouble }) => trouble !== null).length
    if (failed > 0) process.exitCode = failed === told.length ? EXIT.failed : EXIT.partial
  } finally {
    release()
  }
}

const countsOf = ({
  added,
  unchanged,
  restated,
  gone,
}: Record<'added' | 'unchanged' | 'restated' | 'gone', number>) => ({
  ...{ added, unchanged, restated, gone },
})

interface Told {
  provider: string
  trouble: string | null
  imported: ReturnType<typeof countsOf> | null
  ledgerUsd: string
  billedUsd: string
  gapUsd: string
  uncomparedUsd: string
  parts: { cause: string; amountUsd: string }[]
  settled: number
  toWriteOff: number
}

function print(host: Host, run: { dryRun: boolean; from: string; to: string }, providers: readonly Told[]): void {
  const would = run.dryRun ? 'would be' : 'were'
  for (const { provider, trouble, imported, settled, toWriteOff } of providers) {
    if (trouble !== null) host.note(trouble)
    if (imported)
      host.note(`${provider}: ${counted(imported.added, 'line')} ${would} added, ${imported.restated} changed.`)
    if (settled > 0) host.note(`${provider}: ${counted(settled, 'call')} of unknown outcome ${would} settled.`)
    if (toWriteOff > 0) {
      host.note(
        `${provider}: ${counted(toWriteOff, 'call')} of unknown outcome did not reach the bill. See: earshot budget holds`,
      )
    }
  }
  const columns = [
    { title: 'Provider' },
    ...['Ledger $', 'Billed $', 'Gap $', 'No bill $'].map((title) => ({ title, right: true })),
    { title: 'Why' },
  ]
  const rows = providers.map(({ provider, ledgerUsd, billedUsd, gapUsd, uncomparedUsd, parts }) => [
    ...[provider, ledgerUsd, billedUsd, gapUsd, uncomparedUsd],
    parts.map(({ cause, amountUsd }) => `${cause.replaceAll('_', ' ')} ${amountUsd}`).join(', ') || NONE,
  ])
  process.stdout.write(`Bills and ledger from ${run.from} to ${run.to}:\n${table(columns, rows)}\n`)
}
