import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useAlertColumns } from './columns.tsx'
import { useMarking } from './useMarking.ts'

/** How often alerts are looked for while the page is open. */
const REFRESH_MS = 5_000

interface InboxProps {
  show: 'open' | 'all'
  projectId: number | null
  zone: string
  filters: ReactNode
}

/** What the user should know, each with the way to act on it, until it was seen. */
export function Inbox({ show, projectId, zone, filters }: InboxProps) {
  const { t } = useI18n()
  const mark = useMarking()
  const query = useInfiniteQuery({
    queryKey: ['alerts', 'list', show, projectId],
    queryFn: ({ pageParam, signal }) => rpc.alerts.list({ show, projectId, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  })
  const columns = useAlertColumns(zone, ({ alertId, acknowledgedAt }) => mark([alertId], acknowledgedAt === null))
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <LoadingState height={420} />
  return (
    <DataTable
      name="alerts"
      label={t.alerts.table}
      columns={columns}
      rows={query.data.pages.flatMap(({ alerts }) => alerts)}
      rowKey={({ alertId }) => alertId}
      rowHeight={64}
      filters={filters}
      empty={
        <Message title={t.alerts.emptyTitle}>
          <p>{t.alerts.emptyBody}</p>
        </Message>
      }
      more={query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null}
    />
  )
}
