import { Button, Switch } from '@mantine/core'
import type { ListedJob } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { useAct } from '../../ui/useAct.ts'
import classes from './Jobs.module.css'
import { sentenceOf, TONES } from './words.ts'

/** Each job in a row: its switch, its time, what came of it last, and what can be done with it. */
export function useJobColumns({ zone, edit }: { zone: string; edit: (job: ListedJob) => void }): Column<ListedJob>[] {
  const { t, f, language } = useI18n()
  const act = useAct()
  const { columns, names, about, states } = t.jobs
  const turn = ({ name }: ListedJob, enabled: boolean) =>
    act(
      () => rpc.jobs.set({ name, enabled }),
      t.jobs.switched(names[name], enabled),
      () => rpc.jobs.set({ name, enabled: !enabled }),
    )
  return [
    {
      ...{ key: 'job', label: columns.job, minWidth: 180 },
      cell: ({ name }) => (
        <span className={classes.two} title={about[name]}>
          <strong>{names[name]}</strong>
          <span className={classes.about}>{about[name]}</span>
        </span>
      ),
      value: ({ name }) => names[name],
    },
    {
      ...{ key: 'on', label: columns.on, width: 64 },
      cell: (job) => (
        <Switch
          size="xs"
          aria-label={t.jobs.switchOf(names[job.name])}
          checked={job.enabled}
          onClick={(event) => event.stopPropagation()}
          onChange={({ currentTarget: { checked } }) => void turn(job, checked)}
        />
      ),
      value: ({ enabled }) => Number(enabled),
    },
    {
      ...{ key: 'when', label: columns.when, minWidth: 120 },
      cell: ({ words, cron }) => (
        <span className={classes.two} title={words[language]}>
          <span>{words[language]}</span>
          <code className={classes.quiet}>{cron}</code>
        </span>
      ),
      value: ({ cron }) => cron,
    },
    {
      ...{ key: 'next', label: columns.next, width: 158 },
      cell: ({ nextRun, enabled }) => (nextRun === null ? (enabled ? '–' : t.jobs.off) : f.dateTime(nextRun, zone)),
      value: ({ nextRun }) => (nextRun === null ? null : new Date(nextRun).toISOString()),
    },
    {
      ...{ key: 'last', label: columns.last, minWidth: 210 },
      cell: ({ running, last }) => (
        <span className={classes.two} title={last ? sentenceOf(last, t, f) : undefined}>
          <span>
            {running === null ? (
              last && <StatusPill tone={TONES[last.state]}>{states[last.state]}</StatusPill>
            ) : (
              <StatusPill tone="accent">{states.running}</StatusPill>
            )}{' '}
            {last ? f.dateTime(last.startedAt, zone) : t.jobs.never}
          </span>
          {last && <span className={classes.quiet}>{sentenceOf(last, t, f)}</span>}
        </span>
      ),
      value: ({ last }) => (last === null ? null : new Date(last.startedAt).toISOString()),
    },
    {
      ...{ key: 'do', label: '', width: 196 },
      cell: (job) => <JobButtons job={job} edit={() => edit(job)} />,
    },
  ]
}

function JobButtons({ job: { name, running }, edit }: { job: ListedJob; edit: () => void }) {
  const { t } = useI18n()
  const act = useAct()
  const title = t.jobs.names[name]
  return (
    <span className={classes.buttons}>
      {running === null ? (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t.jobs.runOf(title)}
          onClick={(event) => {
            event.stopPropagation()
            void act(() => rpc.jobs.run({ name }), t.jobs.begun(title))
          }}
        >
          {t.jobs.run}
        </Button>
      ) : (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t.jobs.stopOf(title)}
          onClick={(event) => {
            event.stopPropagation()
            void act(() => rpc.jobs.cancel({ jobRunId: running }), t.jobs.stopped(title))
          }}
        >
          {t.jobs.stop}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-xs"
        aria-label={t.jobs.editOf(title)}
        onClick={(event) => {
          event.stopPropagation()
          edit()
        }}
      >
        {t.jobs.edit}
      </Button>
    </span>
  )
}
