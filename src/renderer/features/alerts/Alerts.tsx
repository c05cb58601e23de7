import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListedAlert } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { tell } from '../../ui/toast.ts'
import type { HomePageProps } from '../shell/pages.ts'
import classes from './Alerts.module.css'
import { kindOf, ownerOf, placeOf, sentenceOf } from './words.ts'

const SHOWN = ['open', 'all'] as const
/** How often alerts are looked for while the page is open. */
const REFRESH_MS = 5_000

/** What the user should know: each with the way to act on it, until it was seen. */
export function Alerts({ home }: HomePageProps) {
  const { t } = useI18n()
  const [show, setShow] = useState<(typeof SHOWN)[number]>('open')
  const mark = useMarking()
  const query = useInfiniteQuery({
    queryKey: ['alerts', show],
    queryFn: ({ pageParam, signal }) => rpc.alerts.list({ show, projectId: null, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  })
  const columns = useAlertColumns(home.zone, ({ alertId, acknowledgedAt }) => mark([alertId], acknowledgedAt === null))
  const allSeen = useMutation({
    mutationFn: () => rpc.alerts.acknowledgeAll({ projectId: null }),
    onSuccess: ({ alertIds }) => {
      tell(t.alerts.told, { undo: () => mark(alertIds, false) })
      void query.refetch()
    },
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
  })
  const rows = query.data?.pages.flatMap(({ alerts }) => alerts) ?? []
  const open = query.data?.pages[0]?.open ?? 0

  return (
    <>
      <PageHeader
        title={t.nav.pages.alerts}
        actions={
          <Button
            variant="default"
            size="xs"
            disabled={open === 0}
            loading={allSeen.isPending}
            onClick={() => allSeen.mutate()}
          >
            {t.alerts.allSeen}
          </Button>
        }
      />
      {query.data ? (
        <DataTable
          name="alerts"
          label={t.alerts.table}
          columns={columns}
          rows={rows}
          rowKey={({ alertId }) => alertId}
          rowHeight={64}
          filters={
            <Segmented
              label={t.alerts.show}
              value={show}
              change={setShow}
              options={SHOWN.map((value) => ({ value, label: t.alerts.shown[value] }))}
            />
          }
          empty={
            <Message title={t.alerts.emptyTitle}>
              <p>{t.alerts.emptyBody}</p>
            </Message>
          }
          more={
            query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null
          }
        />
      ) : query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : (
        <LoadingState height={420} />
      )}
    </>
  )
}

/** Marks alerts as seen or not, and reads them anew. */
function useMarking(): (alertIds: number[], acknowledged: boolean) => Promise<void> {
  const queries = useQueryClient()
  return async (alertIds, acknowledged) => {
    try {
      await rpc.alerts.acknowledge({ alertIds, acknowledged })
    } catch (error) {
      tell(failureOf(error).message, { tone: 'failure' })
    }
    await queries.invalidateQueries({ queryKey: ['alerts'] })
  }
}

function useAlertColumns(zone: string, turn: (alert: ListedAlert) => void): Column<ListedAlert>[] {
  const { t, f } = useI18n()
  const { go } = useNavigation()
  const { columns, titles, actions, pill, seen, unseen } = t.alerts
  const titleOf = (alert: ListedAlert) => titles[kindOf(alert) ?? 'other']
  return [
    {
      ...{ key: 'at', label: columns.at, width: 180 },
      cell: ({ at, acknowledgedAt }) => (
        <>
          <StatusPill tone={acknowledgedAt === null ? 'warn' : 'quiet'}>
            {acknowledgedAt === null ? pill.open : pill.seen}
          </StatusPill>
          <span className={classes.at}>{f.dateTime(at, zone)}</span>
        </>
      ),
      value: ({ at }) => new Date(at).toISOString(),
    },
    {
      ...{ key: 'about', label: columns.about, width: 130, hidden: true },
      cell: (alert) => ownerOf(alert, t),
      value: (alert) => ownerOf(alert, t),
    },
    {
      ...{ key: 'alert', label: columns.alert, minWidth: 320 },
      cell: (alert) => (
        <span className={classes.alert} title={sentenceOf(alert, t, f)}>
          <strong>{titleOf(alert)}</strong>
          <span className={classes.sentence}>{sentenceOf(alert, t, f)}</span>
        </span>
      ),
      value: (alert) => sentenceOf(alert, t, f),
    },
    {
      ...{ key: 'do', label: '', width: 270 },
      cell: (alert) => {
        const place = placeOf(alert)
        const kind = kindOf(alert)
        return (
          <span className={classes.buttons}>
            {place && kind && (
              <Button variant="default" size="compact-xs" onClick={() => go(place.page, place.params)}>
                {actions[kind]}
              </Button>
            )}
            <Button variant="default" size="compact-xs" onClick={() => turn(alert)}>
              {alert.acknowledgedAt === null ? seen : unseen}
            </Button>
          </span>
        )
      },
    },
  ]
}
