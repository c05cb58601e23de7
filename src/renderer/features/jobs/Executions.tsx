import { UnstyledButton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { JobExecution, ListedJob } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Jobs.module.css'
import { sentenceOf, TONES } from './words.ts'

interface ExecutionsProps {
  job: ListedJob
  zone: string
  /** Shows the log of one. */
  open: (jobRunId: number) => void
}

/** What came of one job, each time, newest first. */
export function Executions({ job, zone, open }: ExecutionsProps) {
  const { t } = useI18n()
  const { name, running, last } = job
  const query = useInfiniteQuery({
    // Whatever begins or ends makes the list another one.
    queryKey: ['jobs', name, running, last?.jobRunId, last?.state],
    queryFn: ({ pageParam, signal }) => rpc.jobs.history({ name, before: pageParam }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before, previous) => (previous?.queryKey[1] === name ? before : undefined),
  })
  const columns = useExecutionColumns(zone, open)
  return (
    <section className={classes.section} aria-label={t.jobs.history(t.jobs.names[name])}>
      <h2 className={classes.title}>{t.jobs.history(t.jobs.names[name])}</h2>
      {query.data ? (
        <DataTable
          name="executions"
          label={t.jobs.history(t.jobs.names[name])}
          columns={columns}
          rows={query.data.pages.flatMap(({ executions }) => executions)}
          rowKey={({ jobRunId }) => jobRunId}
          empty={
            <Message title={t.jobs.historyEmptyTitle}>
              <p>{t.jobs.historyEmptyBody}</p>
            </Message>
          }
          more={
            query.hasNextPage ? { load: () => void query.fetchNextPage(), loading: query.isFetchingNextPage } : null
          }
        />
      ) : query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : (
        <LoadingState height={180} />
      )}
    </section>
  )
}

function useExecutionColumns(zone: string, open: (jobRunId: number) => void): Column<JobExecution>[] {
  const { t, f } = useI18n()
  const { columns, states, triggers } = t.jobs
  const took = ({ startedAt, finishedAt, state }: JobExecution) =>
    finishedAt === null || state === 'missed' ? null : Math.max(0, finishedAt - startedAt)
  return [
    {
      ...{ key: 'started', label: columns.started, width: 170 },
      cell: ({ jobRunId, startedAt }) => (
        <UnstyledButton
          className={classes.open}
          title={t.jobs.open(f.dateTime(startedAt, zone))}
          onClick={() => open(jobRunId)}
        >
          {f.dateTime(startedAt, zone)}
        </UnstyledButton>
      ),
      value: ({ startedAt }) => new Date(startedAt).toISOString(),
    },
    {
      ...{ key: 'state', label: columns.state, width: 120 },
      cell: ({ state }) => <StatusPill tone={TONES[state]}>{states[state]}</StatusPill>,
      value: ({ state }) => states[state],
    },
    {
      ...{ key: 'trigger', label: columns.trigger, width: 100 },
      cell: ({ trigger }) => triggers[trigger],
      value: ({ trigger }) => triggers[trigger],
    },
    {
      ...{ key: 'due', label: columns.due, width: 170, hidden: true },
      cell: ({ dueAt }) => f.dateTime(dueAt, zone),
      value: ({ dueAt }) => new Date(dueAt).toISOString(),
    },
    {
      ...{ key: 'took', label: columns.took, align: 'end', width: 90 },
      cell: (execution) => {
        const ms = took(execution)
        return ms === null ? '–' : f.duration(ms)
      },
      value: took,
    },
    {
      ...{ key: 'result', label: columns.result, minWidth: 240 },
      cell: (execution) => <span title={sentenceOf(execution, t, f)}>{sentenceOf(execution, t, f)}</span>,
      value: (execution) => sentenceOf(execution, t, f),
    },
  ]
}
