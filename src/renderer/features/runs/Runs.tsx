import { NativeSelect, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListedRun } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { ProjectPageProps } from '../shell/pages.ts'
import { OneRun } from './OneRun.tsx'
import { verdictOf } from './quoted.ts'
import { RunControl, type RunNarrowing } from './RunControl.tsx'
import classes from './Runs.module.css'

const TONES: Record<ListedRun['status'], Tone> = {
  ...{ running: 'accent', completed: 'good', partial: 'warn', failed: 'bad', blocked: 'bad', cancelled: 'quiet' },
}

/** Asks a project, or some of it, and keeps what came of every run. */
export function Runs({ project, home }: ProjectPageProps) {
  const { t } = useI18n()
  const { projectId } = project
  const [narrowing, narrow] = useState<RunNarrowing>({})
  const [opened, open] = useState<number | null>(null)
  const query = useInfiniteQuery({
    queryKey: ['runs', projectId],
    queryFn: ({ pageParam, signal }) => rpc.runs.list({ projectId, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  })
  const columns = useRunColumns(home.zone, open)
  const rows = query.data?.pages.flatMap(({ runs }) => runs) ?? []
  return (
    <>
      <PageHeader title={t.nav.pages.runs}>
        <Narrowing project={project} narrowing={narrowing} narrow={narrow} />
        <RunControl project={project} narrowing={narrowing} />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <DataTable
          name="runs"
          label={t.runs.table}
          columns={columns}
          rows={rows}
          rowKey={({ runId }) => runId}
          empty={
            <>
              <strong>{t.runs.emptyTitle}.</strong> {t.runs.emptyBody}
            </>
          }
          more={
            query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null
          }
        />
      ) : (
        <LoadingState height={520} />
      )}
      {opened !== null && <OneRun runId={opened} project={project} close={() => open(null)} />}
    </>
  )
}

interface NarrowingProps extends Pick<ProjectPageProps, 'project'> {
  narrowing: RunNarrowing
  narrow: (narrowing: RunNarrowing) => void
}

/** The whole project, or one of its prompts, or one of its models. */
function Narrowing({ project, narrowing, narrow }: NarrowingProps) {
  const { t } = useI18n()
  const { projectId } = project
  const prompts = useQuery({
    queryKey: ['prompts', projectId],
    queryFn: ({ signal }) => rpc.prompts.list({ projectId }, { signal }),
  })
  const active = prompts.data?.prompts.filter((prompt) => prompt.active) ?? []
  const change = (key: 'prompt' | 'model', value: string) => {
    const { [key]: _, ...rest } = narrowing
    narrow(value ? { ...rest, [key]: value } : rest)
  }
  return (
    <>
      <NativeSelect
        size="xs"
        className={classes.prompt}
        aria-label={t.runs.prompt}
        value={narrowing.prompt ?? ''}
        onChange={(event) => change('prompt', event.currentTarget.value)}
        data={[{ value: '', label: t.runs.allPrompts }, ...active.map(({ text }) => ({ value: text, label: text }))]}
      />
      <NativeSelect
        size="xs"
        className={classes.model}
        aria-label={t.runs.model}
        value={narrowing.model ?? ''}
        onChange={(event) => change('model', event.currentTarget.value)}
        data={[{ value: '', label: t.runs.allModels }, ...project.models]}
      />
    </>
  )
}

function useRunColumns(zone: string, open: (runId: number) => void): Column<ListedRun>[] {
  const { t, f } = useI18n()
  const { columns, triggers } = t.runs
  const number = (
    key: 'asked' | 'succeeded' | 'failed' | 'blocked' | 'cancelled',
    value: (run: ListedRun) => number,
  ): Column<ListedRun> => ({
    ...{ key, label: columns[key], align: 'end', width: 80, value },
    cell: (run) => (value(run) === 0 ? '–' : f.count(value(run))),
  })
  const money = (key: 'cost' | 'exposure', value: (run: ListedRun) => string): Column<ListedRun> => ({
    ...{ key, label: columns[key], align: 'end', width: 96, value },
    cell: (run) => (value(run) === '0' ? '–' : f.usdFine(value(run))),
  })
  // The demo's runs are stamped with one instant.
  const took = ({ createdAt, finishedAt }: ListedRun) => (finishedAt === null ? null : finishedAt - createdAt || null)
  return [
    {
      ...{ key: 'at', label: columns.at, minWidth: 160 },
      cell: ({ runId, createdAt }) => (
        <UnstyledButton className={classes.open} title={t.runs.open(runId)} onClick={() => open(runId)}>
          {f.dateTime(createdAt, zone)}
        </UnstyledButton>
      ),
      value: ({ createdAt }) => new Date(createdAt).toISOString(),
    },
    {
      ...{ key: 'run', label: columns.run, align: 'end', width: 80, hidden: true },
      cell: ({ runId }) => runId,
      value: ({ runId }) => runId,
    },
    {
      ...{ key: 'status', label: columns.status, width: 140 },
      cell: ({ status }) => <StatusPill tone={TONES[status]}>{t.run.statuses[status]}</StatusPill>,
      value: ({ status }) => t.run.statuses[status],
    },
    {
      ...{ key: 'trigger', label: columns.trigger, width: 90, yields: true },
      cell: ({ trigger }) => triggers[trigger],
      value: ({ trigger }) => triggers[trigger],
    },
    number('asked', ({ planned }) => planned),
    number('succeeded', ({ succeeded }) => succeeded),
    number('failed', ({ failed }) => failed),
    { ...number('blocked', ({ blocked }) => blocked), yields: true },
    { ...number('cancelled', ({ cancelled }) => cancelled), hidden: true },
    {
      ...{ key: 'took', label: columns.took, align: 'end', width: 84 },
      cell: (run) => {
        const ms = took(run)
        return ms === null ? '–' : f.duration(ms)
      },
      value: took,
    },
    money('cost', ({ costUsd }) => costUsd),
    {
      ...{ key: 'quoted', label: columns.quoted, align: 'end', width: 130 },
      explanation: t.runs.withinLong,
      cell: (run) => <Quoted run={run} />,
      value: ({ quote }) => quote?.expectedUsd ?? null,
    },
    { ...money('exposure', ({ exposureUsd }) => exposureUsd), hidden: true },
  ]
}

/** What was quoted, and beside it whether the run kept to it. */
function Quoted({ run: { quote, costUsd, status } }: { run: ListedRun }) {
  const { t, f } = useI18n()
  if (!quote) return '–'
  const verdict = verdictOf(quote, costUsd)
  const { quoted, verdicts } = t.runs
  const said = quoted(f.usdFine(quote.expectedUsd), f.usdFine(quote.lowUsd), f.usdFine(quote.highUsd))
  return (
    <span title={status === 'completed' ? `${said} ${verdicts[verdict]}` : said}>
      {f.usdFine(quote.expectedUsd)}
      {status === 'completed' && <span className={classes.verdict}>{t.runs.marks[verdict]}</span>}
    </span>
  )
}
