import { UnstyledButton } from '@mantine/core'
import { COST_GROUPINGS, type Spending } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerColour, providerName } from '../../ui/colours.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Costs.module.css'
import type { Opened } from './Costs.tsx'
import type { CostFilter } from './filter.ts'

type Grouping = CostFilter['groupBy']
type Row = Spending['rows'][number]

interface CostTableProps {
  data: Spending
  groupBy: Grouping
  group: (groupBy: Grouping) => void
  open: (opened: Opened) => void
}

/** The period's money by whatever the user asks for; every row opens its entries. */
export function CostTable({ data, groupBy, group, open }: CostTableProps) {
  const { t, f } = useI18n()
  const total = Number(data.total.costUsd)
  const nameOf = ({ key }: Row): string => {
    if (key === null) return t.costs.noProject
    if (groupBy === 'day') return f.dayLong(key)
    if (groupBy === 'provider') return providerName(key)
    return groupBy === 'kind' ? t.costs.kinds[key as keyof typeof t.costs.kinds] : key
  }
  const share = ({ costUsd }: Row) => (total === 0 ? null : Number(costUsd) / total)
  const perCall = ({ costUsd, calls }: Row) => (calls === 0 ? null : Number(costUsd) / calls)
  const columns: Column<Row>[] = [
    {
      ...{ key: 'name', label: t.costs.groups[groupBy], minWidth: 180 },
      cell: (row) => (
        <UnstyledButton className={classes.open} title={t.costs.open(nameOf(row))} onClick={() => opened(row)}>
          {row.provider && (
            <span className={classes.dot} style={{ background: providerColour(row.provider) }} aria-hidden="true" />
          )}
          {nameOf(row)}
        </UnstyledButton>
      ),
      value: (row) => (groupBy === 'day' ? row.key : nameOf(row)),
    },
    {
      ...{ key: 'cost', label: t.costs.columns.cost, align: 'end', width: 120 },
      cell: ({ costUsd }) => f.usdFine(costUsd),
      value: ({ costUsd }) => costUsd,
    },
    {
      ...{ key: 'share', label: t.costs.columns.share, align: 'end', width: 150 },
      cell: (row) => <Share share={share(row)} provider={row.provider} />,
      value: share,
    },
    ...(groupBy === 'day'
      ? []
      : [
          {
            ...{ key: 'previous', label: t.costs.columns.previous, align: 'end' as const, width: 120 },
            explanation: t.costs.range(f.day(data.previous.from), f.day(data.previous.to)),
            cell: ({ previousUsd }: Row) =>
              previousUsd === null || previousUsd === '0' ? '–' : f.usdFine(previousUsd),
            value: ({ previousUsd }: Row) => previousUsd,
          },
        ]),
    {
      ...{ key: 'exposure', label: t.costs.columns.exposure, align: 'end', width: 110 },
      explanation: t.costs.exposureLong,
      cell: ({ exposureUsd }) => (exposureUsd === '0' ? '–' : f.usdFine(exposureUsd)),
      value: ({ exposureUsd }) => exposureUsd,
    },
    {
      ...{ key: 'calls', label: t.costs.columns.calls, align: 'end', width: 100 },
      cell: ({ calls }) => f.count(calls),
      value: ({ calls }) => calls,
    },
    {
      ...{ key: 'perCall', label: t.costs.columns.perCall, align: 'end', width: 110 },
      cell: (row) => (perCall(row) === null ? '–' : f.usdFine(String(perCall(row)))),
      value: perCall,
    },
  ]
  const opened = (row: Row) => open({ name: nameOf(row), entries: row.entries })
  return (
    <DataTable
      name={`costs-${groupBy}`}
      label={t.costs.table}
      columns={columns}
      rows={data.rows}
      rowKey={({ key }) => key ?? ''}
      empty={t.costs.emptyTitle}
      filters={
        <Segmented
          label={t.costs.groupBy}
          value={groupBy}
          change={group}
          options={COST_GROUPINGS.map((value) => ({ value, label: t.costs.groups[value] }))}
        />
      }
    />
  )
}

function Share({ share, provider }: { share: number | null; provider: string | null }) {
  const { t, f } = useI18n()
  if (share === null) return '–'
  const background = provider ? providerColour(provider) : 'var(--accent)'
  return (
    <span className={classes.share} title={t.costs.share(f.percent(share))}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.part} style={{ width: `${100 * share}%`, background }} />
      </span>
      {f.percent(share)}
    </span>
  )
}
