import { useInfiniteQuery } from '@tanstack/react-query'
import type { LedgerEntry } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { CellValue, Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { exportTable } from '../../ui/table/exportTable.ts'
import classes from './Costs.module.css'
import type { Opened } from './Costs.tsx'

const TONES: Record<LedgerEntry['state'], Tone> = { settled: 'quiet', exposure: 'warn', written_off: 'quiet' }

/** The ledger's entries behind a figure, newest first, loaded as far as one scrolls. */
export function Entries({ opened, zone, close }: { opened: Opened; zone: string; close: () => void }) {
  const { t, f, language } = useI18n()
  const query = useInfiniteQuery({
    queryKey: ['entries', opened.entries],
    queryFn: ({ pageParam, signal }) => rpc.costs.entries({ filter: opened.entries, after: pageParam }, { signal }),
    initialPageParam: null as { day: string; entryId: number } | null,
    getNextPageParam: ({ next }) => next,
  })
  const columns = useEntryColumns(zone)
  const rows = query.data?.pages.flatMap(({ entries }) => entries) ?? []
  return (
    <Drawer title={t.costs.entries.title(opened.name)} close={close} width={980}>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <p className={classes.exact}>{t.costs.entries.exact}</p>
          <DataTable
            name="entries"
            label={t.costs.entries.label}
            columns={columns}
            rows={rows}
            rowKey={({ entryId }) => entryId}
            empty={t.costs.entries.empty}
            {...(query.hasNextPage && { total: `${f.count(rows.length)}+` })}
            exportAll={async () => exportTable('entries', columns, await everyEntry(opened.entries), language)}
            maxHeight="calc(100vh - 190px)"
            more={
              query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null
            }
          />
        </>
      ) : (
        <LoadingState />
      )}
    </Drawer>
  )
}

/** Every entry behind a figure, for an export that leaves none out. */
async function everyEntry(filter: Opened['entries']): Promise<LedgerEntry[]> {
  const all: LedgerEntry[] = []
  let after: { day: string; entryId: number } | null = null
  do {
    const page: Awaited<ReturnType<typeof rpc.costs.entries>> = await rpc.costs.entries({ filter, after })
    all.push(...page.entries)
    after = page.next
  } while (after)
  return all
}

function useEntryColumns(zone: string): Column<LedgerEntry>[] {
  const { t, f } = useI18n()
  const { entries, kinds, noProject } = t.costs
  const { href } = useNavigation()
  const number = (key: string, label: string, value: (entry: LedgerEntry) => number): Column<LedgerEntry> => ({
    ...{ key, label, align: 'end', width: 80, value },
    cell: (entry) => f.count(value(entry)),
  })
  const money = (key: string, label: string, value: (entry: LedgerEntry) => string): Column<LedgerEntry> => ({
    ...{ key, label, align: 'end', width: 96, value },
    cell: (entry) => f.usdFine(value(entry)),
  })
  const text = (key: string, label: string, value: (entry: LedgerEntry) => CellValue): Column<LedgerEntry> => ({
    ...{ key, label, minWidth: 120, value },
    cell: (entry) => <span title={String(value(entry) ?? '')}>{value(entry) ?? '–'}</span>,
  })
  return [
    {
      ...{ key: 'at', label: entries.at, width: 150 },
      cell: ({ at }) => f.dateTime(at, zone),
      value: ({ at }) => new Date(at).toISOString(),
    },
    text('model', entries.model, ({ model }) => model),
    { ...text('served', entries.served, ({ servedModel }) => servedModel), hidden: true },
    { ...text('kind', entries.kind, ({ kind }) => kinds[kind]), width: 110 },
    { ...text('project', entries.project, ({ project }) => project ?? noProject), minWidth: 100 },
    {
      ...{ key: 'state', label: entries.state, width: 100 },
      cell: ({ state }) => <StatusPill tone={TONES[state]}>{entries.states[state]}</StatusPill>,
      value: ({ state }) => entries.states[state],
    },
    { ...number('input', entries.input, ({ inputTokens }) => inputTokens), explanation: entries.inputLong },
    { ...number('cached', entries.cached, ({ cachedInputTokens }) => cachedInputTokens), hidden: true },
    number('output', entries.output, ({ outputTokens }) => outputTokens),
    { ...number('reasoning', entries.reasoning, ({ reasoningTokens }) => reasoningTokens), hidden: true },
    { ...number('searches', entries.searches, ({ searches }) => searches), hidden: true },
    { ...money('tokensCost', entries.tokensCost, ({ tokensUsd }) => tokensUsd), hidden: true },
    { ...money('searchCost', entries.searchCost, ({ searchUsd }) => searchUsd), hidden: true },
    money('total', entries.total, ({ totalUsd }) => totalUsd),
    {
      ...{ key: 'answer', label: '', width: 90 },
      cell: ({ answerId, projectId }) =>
        answerId !== null &&
        projectId !== null && (
          <a className={classes.open} href={href('answers', { project: projectId, answer: answerId })}>
            {entries.answer}
          </a>
        ),
    },
  ]
}
