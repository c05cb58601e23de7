import type { Day, Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { formatModelRef } from '../modelRef.ts'
import { formatUsd } from '../money.ts'
import { checkDay, choosePeriod, type Period, periodOf, SPANS, type Span } from '../period.ts'
import type { Clock } from '../ports.ts'
import { BUILT_IN_PROVIDERS } from '../providers/index.ts'
import { dayOf } from '../time.ts'
import { addSums, type CostCell, type CostDimension, costCells, costNames, fold, NOTHING, type Sums } from './cells.ts'
import { periodToCompare } from './previous.ts'

/** What rows can be grouped by. `service` is another word for `provider`. */
export const COST_GROUPS = ['day', 'provider', 'service', 'model', 'project', 'kind'] as const
export type CostGroup = (typeof COST_GROUPS)[number]

export interface CostQuery {
  /** The day, ISO week or month that holds `date`; the month when nothing else is said. */
  period?: string | undefined
  /** Today when left out. */
  date?: string | undefined
  /** A period of one's own instead, both days within it; `to` is today when left out. */
  from?: string | undefined
  to?: string | undefined
  provider?: string | undefined
  /** By day when left out. */
  groupBy?: readonly string[] | undefined
}

/** Dollars are exact decimal texts of settled entries; what may have been spent beside them is `exposureUsd`. */
export interface CostReport {
  period: Span | 'custom'
  from: Day
  to: Day
  totalUsd: string
  exposureUsd: string
  /** Settled entries: paid calls. */
  usageCount: number
  /** Dearest first. */
  breakdown: { provider: string; costUsd: string; exposureUsd: string; count: number }[]
  /** The period before, as far as this one has gone. */
  previous: { from: Day; to: Day; totalUsd: string; exposureUsd: string; usageCount: number }
  /**
   * One key a group, in the groups' order, which is also the rows'. A model is `provider:id`, or its id where the provider
   * stands beside it; the project is null where an entry has none.
   */
  rows: CostRow[]
}

export type CostRow = { [Group in CostGroup]?: string | null } & {
  costUsd: string
  exposureUsd: string
  count: number
}

/**
 * What was spent over a period, by the days stamped on the ledger's entries, projects that were removed included.
 * @throws UserError `bad_input`
 */
export function costReport({ db, clock, zone }: { db: Db; clock: Clock; zone: string }, query: CostQuery): CostReport {
  const today = dayOf(clock.now(), zone)
  const { period, from, to } = chosenPeriod(query, today)
  const groups = (query.groupBy ?? ['day']).map(checkGroup)
  if (query.provider !== undefined) checkProvider(db, query.provider)
  const by = groups.flatMap((group) => DIMENSION_OF[group] ?? [])
  const cells = costCells(db, { from, to }, query.provider ?? null, by)
  const total = cells.reduce(addSums, NOTHING)
  const before = periodToCompare({ period, from, to }, today)
  const compared = costCells(db, before, query.provider ?? null, []).reduce(addSums, NOTHING)
  return {
    period,
    from,
    to,
    totalUsd: formatUsd(total.settled),
    exposureUsd: formatUsd(total.exposure),
    usageCount: total.count,
    breakdown: byProvider(cells).map(({ key, sums }) => ({ provider: key, ...written(sums) })),
    previous: {
      ...before,
      totalUsd: formatUsd(compared.settled),
      exposureUsd: formatUsd(compared.exposure),
      usageCount: compared.count,
    },
    rows: groupedRows(db, cells, groups).map(({ key, sums }) => ({
      ...Object.fromEntries(groups.map((group, index) => [group, key[index] ?? null])),
      ...written(sums),
    })),
  }
}

/** The same as the metrics that programs ask for by service. Dollars are exact decimal texts. */
interface CostMetrics {
  total_cost: string
  breakdown: { service: string; cost: string; count: number }[]
  usage_count: number
  period: { name: CostReport['period']; from: Day; to: Day }
}

/** A report as metrics: the very same numbers under the names that the REST API gives them. Pure. */
export const costMetrics = ({ period, from, to, totalUsd, usageCount, breakdown }: CostReport): CostMetrics => ({
  total_cost: totalUsd,
  breakdown: breakdown.map(({ provider, costUsd, count }) => ({ service: provider, cost: costUsd, count })),
  usage_count: usageCount,
  period: { name: period, from, to },
})

/** What the cells of a grouping are told apart by beside their provider. */
const DIMENSION_OF: Partial<Record<CostGroup, CostDimension>> = {
  ...{ day: 'day', model: 'modelId', project: 'projectId', kind: 'kind' },
}

/** What each provider cost, the dearest first. */
export const byProvider = (cells: readonly CostCell[]) =>
  fold(cells, ({ provider }) => provider).sort(
    (a, b) =>
      Number(b.sums.settled > a.sums.settled) - Number(b.sums.settled < a.sums.settled) || (a.key < b.key ? -1 : 1),
  )

const written = ({ settled, exposure, count }: Sums) => ({
  costUsd: formatUsd(settled),
  exposureUsd: formatUsd(exposure),
  count,
})

function chosenPeriod(query: CostQuery, today: Day): Period & { period: Span | 'custom' } {
  const { period, date, from, to } = query
  if (from === undefined && to === undefined) {
    const span = SPANS.find((each) => each === (period ?? 'month'))
    if (!span) throw new UserError('bad_input', `"${period}" is not a period. Periods are: ${SPANS.join(', ')}.`)
    return { period: span, ...periodOf(span, date === undefined ? today : checkDay(date, 'date')) }
  }
  if (period !== undefined || date !== undefined) {
    throw new UserError('bad_input', 'Give either a period with its date, or the days from and to, not both.')
  }
  if (from === undefined) throw new UserError('bad_input', 'Give the day to begin from, beside the day to end.')
  return { period: 'custom', ...choosePeriod({ from, to }, today, 1) }
}

function checkGroup(text: string): CostGroup {
  const group = COST_GROUPS.find((each) => each === text)
  if (group) return group
  throw new UserError('bad_input', `Costs cannot be grouped by "${text}", only by: ${COST_GROUPS.join(', ')}.`)
}

/** A provider whose name is mistyped would otherwise seem to have cost nothing. */
function checkProvider(db: Db, provider: string): void {
  if (BUILT_IN_PROVIDERS.some((each) => each === provider)) return
  const known = db.sqlite
    .prepare('SELECT 1 FROM endpoints WHERE name = :provider UNION ALL SELECT 1 FROM ledger WHERE provider = :provider')
    .get({ provider })
  if (!known) throw new UserError('bad_input', `There is no provider "${provider}", and nothing was paid to one.`)
}

/** The cells by groups, in the groups' order; entries without a project come first. */
function groupedRows(db: Db, cells: readonly CostCell[], groups: readonly CostGroup[]) {
  const names = costNames(db)
  const withProvider = groups.includes('provider') || groups.includes('service')
  const parts: Record<CostGroup, (cell: CostCell) => string | null> = {
    day: ({ day }) => day,
    provider: ({ provider }) => provider,
    service: ({ provider }) => provider,
    model({ provider, modelId }) {
      const model = names.model(modelId)
      return withProvider ? model : formatModelRef({ provider, model })
    },
    project: ({ projectId }) => (projectId === null ? null : names.project(projectId)),
    kind: ({ kind }) => kind,
  }
  return fold(cells, (cell) => groups.map((group) => parts[group](cell))).sort((a, b) => inOrder(a.key, b.key))
}

/** Compares texts by their code units, one after the other, null first. */
function inOrder(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  const [left, right] = [a[at] ?? null, b[at] ?? null]
  if (at < 0) return 0
  if (left === null || right === null) return left === null ? -1 : 1
  return left < right ? -1 : 1
}
