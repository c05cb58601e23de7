import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { JOB_NAMES, type ListedJob } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { idParam } from '../../routing/params.ts'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { useJobColumns } from './columns.tsx'
import { EditJob } from './EditJob.tsx'
import { Executions } from './Executions.tsx'
import classes from './Jobs.module.css'
import { OneExecution } from './OneExecution.tsx'
import { ScheduleControl } from './ScheduleControl.tsx'

/** How often the jobs are looked at while the page is open: they run by themselves. */
const REFRESH_MS = 2_000

const filterSchema = z.object({ job: z.enum(JOB_NAMES).nullable().catch(null), execution: idParam })

/** What runs by itself: when, what came of it, and what each execution wrote down. */
export function Jobs({ home }: HomePageProps) {
  const { t, f } = useI18n()
  const [{ job, execution }, change] = useFilter(filterSchema)
  const [editing, edit] = useState<ListedJob | null>(null)
  const query = useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => rpc.jobs.list(undefined, { signal }),
    refetchInterval: REFRESH_MS,
  })
  const columns = useJobColumns({ zone: home.zone, edit })
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const { jobs, schedule } = query.data
  const chosen = jobs.find(({ name }) => name === job) ?? jobs[0]
  return (
    <>
      <PageHeader title={t.nav.pages.jobs} actions={<ScheduleControl schedule={schedule} />} />
      {schedule.state === 'paused' && (
        <Notice title={t.jobs.schedule.pausedTitle}>
          {schedule.until === null
            ? t.jobs.schedule.pausedOpen
            : t.jobs.schedule.pausedUntil(f.dateTime(schedule.until, home.zone))}
        </Notice>
      )}
      <p className={classes.intro}>
        {schedule.state === 'none' ? t.jobs.schedule.none : t.jobs.schedule.zone(home.zone)}
      </p>
      <DataTable
        name="jobs"
        label={t.jobs.table}
        columns={columns}
        rows={jobs}
        rowKey={({ name }) => name}
        rowHeight={64}
        chosen={chosen?.name ?? null}
        choose={({ name }) => change({ job: name })}
        empty={null}
      />
      {chosen && <Executions job={chosen} zone={home.zone} open={(jobRunId) => change({ execution: jobRunId })} />}
      {editing && <EditJob job={editing} zone={home.zone} close={() => edit(null)} />}
      {execution !== null && (
        <OneExecution jobRunId={execution} zone={home.zone} close={() => change({ execution: null })} />
      )}
    </>
  )
}

function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t.nav.pages.jobs} />
      <FailureMessage failure={failureOf(error)} retry={retry} />
    </>
  )
}

function Loading() {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t.nav.pages.jobs} />
      <LoadingState height={420} />
    </>
  )
}
