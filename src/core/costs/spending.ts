import type { EntryFilter, Spending } from '../../contract/index.ts'
import type { BudgetUse } from '../budgets/index.ts'
import type { Db } from '../db/index.ts'
import { formatModelRef } from '../modelRef.ts'
import { formatUsd, sumUsd, ZERO } from '../money.ts'
import { choosePeriod, eachDay, type Period, periodOf, type Span } from '../period.ts'
import type { Clock } from '../ports.ts'
import { dayOf, monthOf } from '../time.ts'
import { addSums, type CostCell, type CostDimension, costCells, costNames, fold, NOTHING, type Sums } from './cells.ts'
import { periodToCompare } from './previous.ts'
import { byProvider } from './report.ts'

export interface SpendingQuery {
  period: Span | 'custom'
  /** Today when null. */
  date: string | null
  /** Of a period of one's own; `to` is today when null. */
  from: string | null
  to: string | null
  provider: string | null
  groupBy: 'day' | 'provider' | 'model' | 'project' | 'kind'
}

type Row = Spending['rows'][number]

/** What was spent, for a page: the total, the days by provider, and rows by whatever the user groups them. */
export function createSpending(options: { db: Db; clock: Clock; zone: string; use: BudgetUse }) {
  const { db, clock, zone, use } = options
  // Walks the index from one provider to the next, however long the ledger is.
  const providers = db.sqlite
    .prepare(`
    WITH RECURSIVE paid (provider) AS (
      SELECT MIN(provider) FROM ledger
      UNION ALL SELECT (SELECT MIN(provider) FROM ledger WHERE provider > paid.provider) FROM paid WHERE provider IS NOT NULL)
    SELECT provider FROM paid WHERE provider IS NOT NULL`)
    .pluck()

  return ({ period, date, from, to, provider, groupBy }: SpendingQuery): Spending => {
    const today = dayOf(clock.now(), zone)
    const within =
      period === 'custom'
        ? choosePeriod({ from: from ?? today, to: to ?? today }, today, 1)
        : periodOf(period, date ?? today)
    const before = periodToCompare({ period, ...within }, today)
    const by = DIMENSIONS_OF[groupBy]
    const cells = costCells(db, within, provider, ['day', ...by])
    const compared = costCells(db, before, provider, by)
    const month = monthOf(today)
    const monthUse = provider === null ? use.of('all', '', month) : use.of('provider', provider, month)
    return {
      ...within,
      today,
      total: written(cells.reduce(addSums, NOTHING)),
      previous: { ...before, ...written(compared.reduce(addSums, NOTHING)) },
      monthToDate: { month, costUsd: formatUsd(monthUse.settled), exposureUsd: formatUsd(monthUse.exposure) },
      providers: providers.all() as string[],
      byProvider: byProvider(cells).map(({ key, sums }) => ({
        ...{ provider: key, ...written(sums) },
        previousUsd: formatUsd(settledOf(compared.filter((cell) => cell.provider === key))),
      })),
      days: daysOf(cells, within),
      rows: rowsOf(db, { cells, compared }, { ...ANY, ...within, provider }, groupBy),
    }
  }
}

/** What rows are told apart by, beside the provider and, for the chart, the day. */
const DIMENSIONS_OF: Record<SpendingQuery['groupBy'], readonly CostDimension[]> = {
  ...{ day: [], provider: [], model: ['modelId'], project: ['projectId'], kind: ['kind'] },
}

const ANY = { provider: null, modelId: null, projectId: null, kind: null, state: null } as const

const written = ({ settled, exposure, count }: Sums) => ({
  costUsd: formatUsd(settled),
  exposureUsd: formatUsd(exposure),
  calls: count,
})

const settledOf = (cells: readonly CostCell[]) => sumUsd(cells.map(({ settled }) => settled))

function daysOf(cells: readonly CostCell[], within: Period): Spending['days'] {
  const byDay = Map.groupBy(cells, ({ day }) => day)
  return eachDay(within).map((day) => ({
    day,
    costs: fold(byDay.get(day) ?? [], ({ provider }) => provider).map(({ key, sums }) => ({
      provider: key,
      costUsd: formatUsd(sums.settled),
    })),
  }))
}

/** Cells of a period, and of the one before it. */
interface Compared {
  cells: readonly CostCell[]
  compared: readonly CostCell[]
}

function rowsOf(db: Db, { cells, compared }: Compared, filter: EntryFilter, groupBy: SpendingQuery['groupBy']): Row[] {
  const names = costNames(db)
  const describe: Record<typeof groupBy, (cell: CostCell) => Pick<Row, 'key' | 'provider'> & Partial<EntryFilter>> = {
    day: ({ day }) => ({ key: day, provider: filter.provider, from: day, to: day }),
    provider: ({ provider }) => ({ key: provider, provider }),
    model: ({ provider, modelId }) => ({
      key: formatModelRef({ provider, model: names.model(modelId) }),
      ...{ provider, modelId },
    }),
    project: ({ projectId }) => ({
      key: projectId === null ? null : names.project(projectId),
      ...{ provider: filter.provider, projectId: projectId ?? 'none' },
    }),
    kind: ({ kind }) => ({ key: kind, provider: filter.provider, kind }),
  }
  const rows = fold(cells, describe[groupBy])
  if (groupBy === 'day') rows.reverse()
  else rows.sort((a, b) => Number(b.sums.settled > a.sums.settled) - Number(b.sums.settled < a.sums.settled))
  const earlier = new Map(
    fold(compared, (cell) => describe[groupBy](cell).key).map(({ key, sums }) => [key, sums.settled]),
  )
  return rows.map(({ key: { key, ...entries }, sums }) => ({
    ...{ key, provider: entries.provider },
    ...written(sums),
    previousUsd: groupBy === 'day' ? null : formatUsd(earlier.get(key) ?? ZERO),
    entries: { ...filter, ...entries },
  }))
}
