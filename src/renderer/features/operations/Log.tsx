import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ListedLogLine } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { LOG_LEVELS } from './filter.ts'
import classes from './Operations.module.css'
import type { PartProps } from './Operations.tsx'

const PAGE_LINES = 200
/** How often new lines are looked for while the log is open. */
const REFRESH_MS = 5_000
const TONES: Record<string, Tone> = { warn: 'warn', error: 'bad' }

/** The program's log, the newest line first; further ones as one scrolls. */
export function Log({ filter, change, zone }: PartProps & { zone: string }) {
  const { t } = useI18n()
  const { log: words } = t.operations
  const [text] = useDebouncedValue(filter.text ?? '', 250)
  const query = useInfiniteQuery({
    queryKey: ['log', filter.level, text],
    queryFn: ({ pageParam, signal }) =>
      rpc.logs.list({ level: filter.level, text, before: pageParam, limit: PAGE_LINES }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  })
  const columns = useLogColumns(zone)
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  if (!query.data) return <LoadingState height={520} />
  const { folder } = query.data.pages[0]!
  // The same line may be written twice in one instant: its place is what tells it from others.
  const rows = query.data.pages.flatMap(({ lines }) => lines).map((line, place) => ({ ...line, place }))
  return (
    <>
      <p className={classes.folder}>{folder === null ? words.none : words.where(folder)}</p>
      <DataTable
        name="log"
        label={words.label}
        columns={columns}
        rows={rows}
        rowKey={({ place }) => place}
        empty={words.empty}
        more={query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null}
        maxHeight="calc(100vh - 210px)"
        filters={
          <>
            <Segmented
              label={words.level}
              value={filter.level}
              change={(level) => change({ level })}
              options={LOG_LEVELS.map((value) => ({ value, label: words.levels[value] }))}
            />
            <TextInput
              size="xs"
              aria-label={words.search}
              placeholder={words.search}
              maxLength={200}
              value={filter.text ?? ''}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
          </>
        }
      />
    </>
  )
}

function useLogColumns(zone: string): Column<ListedLogLine>[] {
  const { t, f } = useI18n()
  const { log: words } = t.operations
  return [
    {
      ...{ key: 'at', label: words.at, width: 170 },
      cell: ({ at }) => f.dateTime(Date.parse(at), zone),
      value: ({ at }) => at,
    },
    {
      ...{ key: 'level', label: words.level, width: 96 },
      cell: ({ level }) => (
        <StatusPill tone={TONES[level] ?? 'quiet'}>
          {words.levelNames[level as keyof typeof words.levelNames] ?? level}
        </StatusPill>
      ),
      value: ({ level }) => level,
    },
    {
      ...{ key: 'host', label: words.host, width: 92 },
      cell: ({ host }) => words.hosts[host as keyof typeof words.hosts] ?? host,
      value: ({ host }) => host,
    },
    {
      ...{ key: 'message', label: words.message, minWidth: 260 },
      cell: ({ message }) => <span title={message}>{message}</span>,
      value: ({ message }) => message,
    },
    {
      ...{ key: 'fields', label: words.fields, minWidth: 180 },
      cell: ({ fields }) => (
        <code className={classes.fields} title={fields ?? undefined}>
          {fields ?? ''}
        </code>
      ),
      value: ({ fields }) => fields,
    },
  ]
}
