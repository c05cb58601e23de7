import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { JobLine } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import classes from './Jobs.module.css'
import { sentenceOf, TONES } from './words.ts'

/** How often the log is read while its execution goes on. */
const REFRESH_MS = 1_000

interface OneExecutionProps {
  jobRunId: number
  zone: string
  close: () => void
}

/** One execution: what came of it, and what it wrote down. */
export function OneExecution({ jobRunId, zone, close }: OneExecutionProps) {
  const { t, f } = useI18n()
  const query = useInfiniteQuery({
    queryKey: ['jobs', 'log', jobRunId],
    queryFn: ({ pageParam, signal }) => rpc.jobs.log({ jobRunId, after: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ more, lines }) => (more ? lines.at(-1)?.line : undefined),
    refetchInterval: ({ state }) => (state.data?.pages.at(-1)?.execution.state === 'running' ? REFRESH_MS : false),
  })
  const execution = query.data?.pages.at(-1)?.execution
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? []
  const title = execution ? `${t.jobs.names[execution.job]} · ${f.dateTime(execution.startedAt, zone)}` : t.jobs.log
  return (
    <Drawer title={title} close={close} width={760}>
      {execution ? (
        <>
          <p className={classes.outcome}>
            <StatusPill tone={TONES[execution.state]}>{t.jobs.states[execution.state]}</StatusPill>{' '}
            {sentenceOf(execution, t, f)}
          </p>
          {lines.length === 0 ? (
            <p className={classes.intro}>{t.jobs.logEmpty}</p>
          ) : (
            <ol className={classes.lines}>
              {lines.map((line) => (
                <Line key={line.line} line={line} zone={zone} />
              ))}
            </ol>
          )}
          {query.hasNextPage && (
            <Button
              variant="default"
              size="xs"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t.jobs.moreLines}
            </Button>
          )}
        </>
      ) : query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : (
        <LoadingState height={240} />
      )}
    </Drawer>
  )
}

function Line({ line: { at, level, message, fields }, zone }: { line: JobLine; zone: string }) {
  const { t, language } = useI18n()
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, timeStyle: 'medium' }).format(at)
  const { stack, ...figures } = fields ?? {}
  return (
    <li className={classes.line} data-level={level}>
      <time className={classes.time} dateTime={new Date(at).toISOString()}>
        {time}
      </time>
      <span className={classes.level}>{t.jobs.levels[level]}</span>
      <span className={classes.message}>
        {message}
        {Object.entries(figures).map(([key, value]) => (
          <span key={key} className={classes.field}>
            {key}: {String(value)}
          </span>
        ))}
        {typeof stack === 'string' && <pre className={classes.stack}>{stack}</pre>}
      </span>
    </li>
  )
}
