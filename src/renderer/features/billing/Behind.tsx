import { useQuery } from '@tanstack/react-query'
import type { BilledRow, BillingReport } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Billing.module.css'
import { Parts } from './Parts.tsx'
import { useRowName } from './useRowName.ts'

type Behind = Awaited<ReturnType<typeof rpc.billing.behind>>
type Line = Behind['lines'][number]
type Entry = Behind['entries'][number]

interface BehindProps {
  row: BilledRow
  report: BillingReport
  zone: string
  close: () => void
}

/** What stands behind a figure: the lines of the bill, and the entries of the ledger. */
export function Behind({ row, report, zone, close }: BehindProps) {
  const { t, f } = useI18n()
  const texts = t.billing.behind
  const nameOf = useRowName()
  const { provider, day, modelId, model } = row
  const asked = { provider, modelId, model, from: day ?? report.from, to: day ?? report.to }
  const query = useQuery({
    queryKey: ['billing', 'behind', asked],
    queryFn: ({ signal }) => rpc.billing.behind(asked, { signal }),
  })
  const lines = useLineColumns()
  const entries = useEntryColumns(zone)
  const name = nameOf(row, day === null ? 'model' : null)
  return (
    <Drawer title={texts.title(name)} close={close} width={900}>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <div className={classes.drawer}>
          <Parts parts={row.parts} />
          {row.parts.map(({ cause }) => (
            <p key={cause} className={classes.note}>
              <strong>{t.billing.causes[cause]}</strong>: {t.billing.causesLong[cause]}
            </p>
          ))}
          <DataTable
            name="billed-lines"
            label={texts.lines}
            columns={lines}
            rows={query.data.lines}
            rowKey={({ lineId }) => lineId}
            filters={<h3 className={classes.title}>{texts.lines}</h3>}
            empty={texts.noLines}
            total={f.count(query.data.lineCount)}
            maxHeight="260px"
          />
          <DataTable
            name="billed-entries"
            label={texts.entries}
            columns={entries}
            rows={query.data.entries}
            rowKey={({ entryId }) => entryId}
            filters={<h3 className={classes.title}>{texts.entries}</h3>}
            empty={texts.noEntries}
            total={f.count(query.data.entryCount)}
            maxHeight="340px"
          />
        </div>
      ) : (
        <LoadingState />
      )}
    </Drawer>
  )
}

function useLineColumns(): Column<Line>[] {
  const { t, f } = useI18n()
  const texts = t.billing.behind
  return [
    { ...{ key: 'day', label: texts.day, width: 100 }, cell: ({ day }) => f.day(day), value: ({ day }) => day },
    {
      ...{ key: 'line', label: texts.line, minWidth: 220 },
      cell: ({ line }) => (
        <span dir="auto" title={line}>
          {line}
        </span>
      ),
      value: ({ line }) => line,
    },
    {
      ...{ key: 'source', label: texts.source, width: 120 },
      cell: ({ source }) => t.billing.origins[source],
      value: ({ source }) => t.billing.origins[source],
    },
    {
      ...{ key: 'quantity', label: texts.quantity, align: 'end', width: 100 },
      cell: ({ quantity }) => (quantity === null ? '–' : f.count(quantity)),
      value: ({ quantity }) => quantity,
    },
    {
      ...{ key: 'amount', label: texts.amount, align: 'end', width: 110 },
      cell: ({ amountUsd }) => <span title={`$${amountUsd}`}>{f.usdFine(amountUsd)}</span>,
      value: ({ amountUsd }) => amountUsd,
    },
  ]
}

function useEntryColumns(zone: string): Column<Entry>[] {
  const { t, f } = useI18n()
  const texts = t.billing.behind
  const number = (key: string, label: string, value: (entry: Entry) => number): Column<Entry> => ({
    ...{ key, label, align: 'end', width: 90, value },
    cell: (entry) => f.count(value(entry)),
  })
  return [
    {
      ...{ key: 'at', label: texts.at, width: 150 },
      cell: ({ at }) => f.dateTime(at, zone),
      value: ({ at }) => new Date(at).toISOString(),
    },
    {
      ...{ key: 'model', label: texts.model, minWidth: 160 },
      cell: ({ model, servedModel }) => <span title={servedModel ?? ''}>{model}</span>,
      value: ({ model }) => model,
    },
    {
      ...{ key: 'state', label: texts.state, width: 90 },
      cell: ({ state }) => (
        <StatusPill tone={state === 'exposure' ? 'warn' : 'quiet'}>{texts.states[state]}</StatusPill>
      ),
      value: ({ state }) => texts.states[state],
    },
    number('tokens', texts.tokens, ({ inputTokens }) => inputTokens),
    number('output', texts.output, ({ outputTokens }) => outputTokens),
    number('searches', texts.searches, ({ searches }) => searches),
    {
      ...{ key: 'total', label: texts.total, align: 'end', width: 100 },
      cell: ({ totalUsd }) => <span title={`$${totalUsd}`}>{f.usdFine(totalUsd)}</span>,
      value: ({ totalUsd }) => totalUsd,
    },
  ]
}
