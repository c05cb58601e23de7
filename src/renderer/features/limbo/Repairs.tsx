import { useInfiniteQuery } from '@tanstack/react-query'
import type { LimboRepair } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { differenceOf } from './counts.ts'

/** What was mended, the newest first, with what was found and what it left. */
export function Repairs({
  rule,
  titleOf,
  zone,
}: {
  rule: string | null
  titleOf: (rule: string) => string
  zone: string
}) {
  const { t, f } = useI18n()
  const { columns: titles } = t.limbo
  const query = useInfiniteQuery({
    queryKey: ['repairs', rule],
    queryFn: ({ pageParam, signal }) => rpc.limbo.repairs({ rule, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <LoadingState height={420} />
  const text = (value: string) => <span title={value}>{value}</span>
  const sidesOf = ({ before, after }: LimboRepair) => differenceOf(before, after, t.limbo.none)
  const columns: Column<LimboRepair>[] = [
    {
      ...{ key: 'at', label: titles.at, width: 170 },
      cell: ({ at }) => f.dateTime(at, zone),
      value: ({ at }) => new Date(at).toISOString(),
    },
    {
      ...{ key: 'rule', label: titles.rule, minWidth: 220 },
      cell: ({ rule: name }) => text(titleOf(name)),
      value: ({ rule: name }) => titleOf(name),
    },
    {
      ...{ key: 'what', label: titles.what, minWidth: 160, yields: true },
      cell: ({ subject }) => text(subject),
      value: ({ subject }) => subject,
    },
    {
      ...{ key: 'project', label: titles.project, width: 140, yields: true },
      cell: ({ project }) => text(project ?? '–'),
      value: ({ project }) => project,
    },
    {
      ...{ key: 'day', label: titles.day, width: 90 },
      cell: ({ day }) => (day === null ? '–' : f.day(day)),
      value: ({ day }) => day,
    },
    {
      ...{ key: 'before', label: titles.before, minWidth: 160 },
      cell: (repair) => text(sidesOf(repair).found),
      value: ({ before }) => before,
    },
    {
      ...{ key: 'after', label: titles.after, minWidth: 160 },
      cell: (repair) => text(sidesOf(repair).expected),
      value: ({ after }) => after,
    },
  ]
  return (
    <DataTable
      name="repairs"
      label={t.limbo.repairs}
      columns={columns}
      rows={query.data.pages.flatMap(({ repairs }) => repairs)}
      rowKey={({ repairId }) => repairId}
      more={query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null}
      empty={
        <Message title={t.limbo.noRepairs}>
          <p>{t.limbo.noRepairsBody}</p>
        </Message>
      }
    />
  )
}
