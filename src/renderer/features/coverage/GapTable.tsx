import type { CoverageGap, CoverageView } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Message } from '../../ui/Message.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Coverage.module.css'

/** Every prompt, model and day with answers that did not come, and why. */
export function GapTable({ data, zone }: { data: CoverageView; zone: string }) {
  const { t, f } = useI18n()
  const { columns: titles, reasons } = t.coverage
  const why = ({ reason }: CoverageGap) =>
    (reasons as Record<string, string>)[reason] ?? (t.errorWords as Record<string, string>)[reason] ?? reason
  const columns: Column<CoverageGap>[] = [
    {
      ...{ key: 'day', label: titles.day, width: 90 },
      cell: ({ day }) => <span title={f.dayLong(day)}>{f.day(day)}</span>,
      value: ({ day }) => day,
    },
    {
      ...{ key: 'prompt', label: titles.prompt, minWidth: 200 },
      cell: ({ prompt }) => (
        <span title={prompt} dir="auto">
          {prompt}
        </span>
      ),
      value: ({ prompt }) => prompt,
    },
    {
      ...{ key: 'model', label: titles.model, width: 210 },
      cell: ({ model }) => <span title={model}>{model}</span>,
      value: ({ model }) => model,
    },
    {
      ...{ key: 'missing', label: titles.missing, align: 'end', width: 84 },
      cell: ({ expected, answered }) => t.coverage.missing(expected - answered, expected),
      value: ({ expected, answered }) => expected - answered,
    },
    {
      ...{ key: 'reason', label: titles.reason, minWidth: 190 },
      cell: (gap) => <StatusPill tone="warn">{why(gap)}</StatusPill>,
      value: why,
    },
    {
      ...{ key: 'cost', label: titles.cost, align: 'end', width: 100, yields: true },
      cell: ({ missingUsd }) => (missingUsd === null ? '–' : f.usdFine(missingUsd)),
      value: ({ missingUsd }) => missingUsd,
    },
    {
      ...{ key: 'recorded', label: titles.recorded, width: 170, yields: true },
      cell: ({ recordedAt }) => (recordedAt === null ? t.coverage.notRecorded : f.dateTime(recordedAt, zone)),
      value: ({ recordedAt }) => (recordedAt === null ? null : new Date(recordedAt).toISOString()),
    },
  ]
  return (
    <>
      <DataTable
        name="gaps"
        label={t.coverage.table}
        columns={columns}
        rows={data.gaps}
        rowKey={({ day, promptId, modelId }) => `${day} ${promptId} ${modelId}`}
        filters={<h2 className={classes.title}>{t.coverage.table}</h2>}
        empty={
          <Message title={t.coverage.noGaps}>
            <p>{t.coverage.noGapsBody}</p>
          </Message>
        }
        maxHeight="420px"
      />
      {data.more && <p className={classes.note}>{t.coverage.more}</p>}
    </>
  )
}
