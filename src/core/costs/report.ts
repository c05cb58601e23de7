import { and, between, eq, type SQL, sql } from 'drizzle-orm'
import { type Day, type Db, schema, sumPico } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { formatModelRef } from '../modelRef.ts'
import { addUsd, formatUsd, type PicoUsd, ZERO } from '../money.ts'
import { checkDay, choosePeriod, type Period, periodOf, SPANS, type Span } from '../period.ts'
import type { Clock } from '../ports.ts'
import { BUILT_IN_PROVIDERS } from '../providers/index.ts'
import { dayOf } from '../time.ts'

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

interface Sums {
  settled: PicoUsd
  exposure: PicoUsd
  count: number
}

/**
 * What was spent over a period, by the days stamped on the ledger's entries, projects that were removed included.
 * @throws UserError `bad_input`
 */
export function costReport({ db, clock, zone }: { db: Db; clock: Clock; zone: string }, query: CostQuery): CostReport {
  const { period, from, to } = chosenPeriod(query, dayOf(clock.now(), zone))
  const groups = (query.groupBy ?? ['day']).map(checkGroup)
  if (query.provider !== undefined) checkProvider(db, query.provider)
  const rows = groupedRows(db, { from, to }, query.provider, groups)
  const byProvider = groupedRows(db, { from, to }, query.provider, ['provider'])
  const total = byProvider.reduce<Sums>(
    (sum, { sums }) => ({
      settled: addUsd(sum.settled, sums.settled),
      exposure: addUsd(sum.exposure, sums.exposure),
      count: sum.count + sums.count,
    }),
    { settled: ZERO, exposure: ZERO, count: 0 },
  )
  return {
    period,
    from,
    to,
    totalUsd: formatUsd(total.settled),
    exposureUsd: formatUsd(total.exposure),
    usageCount: total.count,
    breakdown: byProvider
      .sort((a, b) => Number(b.sums.settled > a.sums.settled) - Number(b.sums.settled < a.sums.settled))
      .map(({ keys, sums }) => ({ provider: keys.provider ?? '', ...written(sums) })),
    rows: rows.map(({ keys, sums }) => ({ ...keys, ...written(sums) })),
  }
}

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

type Keys = { [Group in CostGroup]?: string | null }

function groupedRows(db: Db, { from, to }: Period, provider: string | undefined, groups: readonly CostGroup[]) {
  const { ledger, models, projects } = schema
  const inState = (state: string) => sql`CASE WHEN ${ledger.state} = ${state} THEN ${ledger.total} END`
  const withProvider = groups.includes('provider') || groups.includes('service')
  const columns: Record<CostGroup, SQL[]> = {
    day: [sql`${ledger.day}`],
    provider: [sql`${ledger.provider}`],
    service: [sql`${ledger.provider}`],
    model: withProvider ? [sql`${models.model}`] : [sql`${ledger.provider}`, sql`${models.model}`],
    project: [PROJECT_NAME],
    kind: [sql`${ledger.kind}`],
  }
  const by = groups.flatMap((group) => columns[group])
  return db.orm
    .select({
      day: sql<string>`MIN(${ledger.day})`,
      provider: sql<string>`MIN(${ledger.provider})`,
      model: sql<string>`MIN(${models.model})`,
      project: sql<string | null>`MIN(${PROJECT_NAME})`,
      kind: sql<string>`MIN(${ledger.kind})`,
      settled: sumPico(inState('settled')),
      exposure: sumPico(inState('exposure')),
      count: sql<number>`SUM(${ledger.state} = 'settled')`,
    })
    .from(ledger)
    .innerJoin(models, eq(models.id, ledger.modelId))
    .leftJoin(projects, eq(projects.id, ledger.projectId))
    .where(and(between(ledger.day, from, to), provider === undefined ? undefined : eq(ledger.provider, provider)))
    .groupBy(...by)
    .having(sql`SUM(${ledger.state} <> 'written_off') > 0`)
    .orderBy(...by)
    .all()
    .map((row) => {
      const value: Record<CostGroup, string | null> = {
        ...row,
        service: row.provider,
        model: withProvider ? row.model : formatModelRef(row),
      }
      const keys: Keys = Object.fromEntries(groups.map((group) => [group, value[group]]))
      return { keys, sums: { settled: row.settled, exposure: row.exposure, count: row.count } satisfies Sums }
    })
}

/** Two projects never share a row: a removed one whose name was taken again is told apart. */
const PROJECT_NAME = sql`CASE
  WHEN ${schema.projects.removedAt} IS NOT NULL AND EXISTS (
    SELECT 1 FROM projects AS later WHERE later.name = ${schema.projects.name} AND later.removed_at IS NULL)
  THEN ${schema.projects.name} || ' (removed)' ELSE ${schema.projects.name} END`
