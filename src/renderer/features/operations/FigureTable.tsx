import type { OperationalFigures } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerColour } from '../../ui/colours.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { GROUPINGS, type OperationsFilter } from './filter.ts'
import classes from './Operations.module.css'
import { type FigureRow, rowsOf } from './rows.ts'

interface FigureTableProps {
  data: OperationalFigures
  groupBy: OperationsFilter['groupBy']
  group: (groupBy: OperationsFilter['groupBy']) => void
}

/** The period's figures by whatever the user asks for. */
export function FigureTable({ data, groupBy, group }: FigureTableProps) {
  const { t, f } = useI18n()
  const { operations: words } = t
  return (
    <DataTable
      name={`operations-${groupBy}`}
      label={words.table}
      columns={useFigureColumns(groupBy)}
      rows={rowsOf(data, groupBy, t, f)}
      rowKey={({ key }) => key}
      empty={groupBy === 'error' ? words.noErrors : words.emptyTitle}
      filters={
        <Segmented
          label={words.groupBy}
          value={groupBy}
          change={group}
          options={GROUPINGS.map((value) => ({ value, label: words.groups[value] }))}
        />
      }
    />
  )
}

function useFigureColumns(groupBy: OperationsFilter['groupBy']): Column<FigureRow>[] {
  const { t, f } = useI18n()
  const { columns: words } = t.operations
  const number = (
    key: 'calls' | 'errors' | 'retries' | 'givenUp' | 'inputTokens' | 'outputTokens',
    width: number,
  ): Column<FigureRow> => ({
    ...{ key, label: words[key], align: 'end', width },
    cell: (row) => (row[key] === null ? '–' : f.count(row[key])),
    value: (row) => row[key],
  })
  const time = (key: 'p50' | 'p90' | 'p99'): Column<FigureRow> => ({
    ...{ key, label: words[key], align: 'end', width: 72, explanation: t.operations.percentileLong },
    cell: ({ latency }) => (latency?.[key] == null ? '–' : f.duration(latency[key])),
    value: ({ latency }) => latency?.[key] ?? null,
  })
  const times = [time('p50'), time('p90'), time('p99')]
  const tokens = [
    { ...number('inputTokens', 108), yields: true },
    { ...number('outputTokens', 100), yields: true },
  ]
  const cost: Column<FigureRow> = {
    ...{ key: 'cost', label: words.cost, align: 'end', width: 90 },
    cell: ({ costUsd }) => (costUsd === null ? '–' : f.usdFine(costUsd)),
    value: ({ costUsd }) => costUsd,
  }
  const isError = groupBy === 'error'
  return [
    {
      ...{ key: 'name', label: t.operations.groups[groupBy], minWidth: 150 },
      cell: ({ name, provider }) => (
        <span className={classes.rowName}>
          {provider && (
            <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
          )}
          {name}
        </span>
      ),
      value: ({ key, name }) => (groupBy === 'day' ? key : name),
    },
    number('calls', 76),
    ...(isError ? [] : [{ ...number('errors', 80), hidden: true }]),
    {
      ...{ key: 'rate', label: isError ? words.share : words.errorRate, align: 'end', width: 92 },
      cell: ({ errorRate }) => (errorRate === null ? '–' : t.operations.rate(errorRate)),
      value: ({ errorRate }) => errorRate,
    },
    { ...number('retries', 82), yields: true },
    { ...number('givenUp', 104), yields: true },
    ...(isError ? [] : [...(groupBy === 'project' ? [] : times), ...tokens, cost]),
  ]
}
