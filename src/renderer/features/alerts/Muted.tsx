import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MutedTopic } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Alerts.module.css'
import { useToldColumn } from './columns.tsx'
import { MuteMenu } from './MuteMenu.tsx'

/** What is not told, by the alert that it was muted at. */
export function Muted({ zone, filters }: { zone: string; filters: ReactNode }) {
  const { t, f } = useI18n()
  const words = t.alerts
  const query = useQuery({
    queryKey: ['alerts', 'mutes'],
    queryFn: ({ signal }) => rpc.alerts.mutes(undefined, { signal }),
  })
  const told = useToldColumn<MutedTopic>(zone, ({ alert }) => alert)
  const columns: Column<MutedTopic>[] = [
    {
      ...{ key: 'until', label: words.columns.until, width: 170 },
      cell: ({ until }) => (until === null ? words.forGood : f.dateTime(until, zone)),
      value: ({ until }) => (until === null ? words.forGood : new Date(until).toISOString()),
    },
    told,
    {
      ...{ key: 'do', label: '', width: 140 },
      cell: ({ alert }) => (
        <span className={classes.buttons}>
          <MuteMenu alert={alert} />
        </span>
      ),
    },
  ]
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <LoadingState height={420} />
  return (
    <DataTable
      name="muted-alerts"
      label={words.shown.muted}
      columns={columns}
      rows={query.data.mutes}
      rowKey={({ alert }) => alert.alertId}
      rowHeight={64}
      filters={filters}
      empty={
        <Message title={words.noMutesTitle}>
          <p>{words.noMutesBody}</p>
        </Message>
      }
    />
  )
}
