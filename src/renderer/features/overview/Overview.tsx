import { Button, Skeleton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Overview as OverviewData, ProjectSummary } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RunControl } from '../runs/RunControl.tsx'
import type { ProjectPageProps } from '../shell/pages.ts'
import { ByModel } from './ByModel.tsx'
import { Filters, type OverviewFilter } from './Filters.tsx'
import { KpiStrip } from './KpiStrip.tsx'
import { LatestAnswers } from './LatestAnswers.tsx'
import classes from './Overview.module.css'
import { VisibilityPanel } from './VisibilityPanel.tsx'
import { WhatChanged } from './WhatChanged.tsx'

const everything: OverviewFilter = { days: 30, model: null, search: null }

/** The first page: how visible, against whom, is it moving, what did it cost. */
export function Overview({ project, home }: ProjectPageProps) {
  const { t } = useI18n()
  const { projectId } = project
  const [filter, setFilter] = useState(everything)
  const query = useQuery({
    queryKey: ['overview', projectId, filter],
    queryFn: ({ signal }) => rpc.overview.get({ projectId, ...filter }, { signal }),
    placeholderData: keepPreviousData,
  })

  return (
    <>
      <PageHeader title={t.nav.pages.overview}>
        <Filters filter={filter} change={setFilter} models={query.data?.models ?? []} />
        <RunControl project={project} />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Content
          project={project}
          data={query.data}
          filter={filter}
          clear={() => setFilter({ ...everything, days: filter.days })}
          zone={home.zone}
        />
      ) : (
        <Loading />
      )}
    </>
  )
}

interface ContentProps {
  project: ProjectSummary
  data: OverviewData
  filter: OverviewFilter
  clear: () => void
  zone: string
}

function Content({ project, data, filter, clear, zone }: ContentProps) {
  const { t } = useI18n()
  const asked = { projectId: project.projectId, days: filter.days }
  const changes = useQuery({
    queryKey: ['overview', 'changes', asked],
    queryFn: ({ signal }) => rpc.overview.changes(asked, { signal }),
    placeholderData: keepPreviousData,
  })
  if (data.kpis.visibility.n === 0 && data.latest.length === 0) {
    const filtered = filter.model !== null || filter.search !== null
    return (
      <Message
        title={t.overview.emptyTitle}
        action={
          filtered && (
            <Button variant="default" size="xs" onClick={clear}>
              {t.overview.clearFilter}
            </Button>
          )
        }
      >
        <p>
          {filtered
            ? t.overview.emptyFiltered
            : t.overview.emptyBody(data.project.brand, project.prompts, project.models.length)}
        </p>
      </Message>
    )
  }
  return (
    <>
      <KpiStrip data={data} filter={filter} />
      <div className={classes.columns}>
        <VisibilityPanel data={data} />
        <div className={classes.side}>
          <ByModel data={data} filter={filter} />
          <WhatChanged data={data} changes={changes.data} />
        </div>
      </div>
      <LatestAnswers data={data} filter={filter} zone={zone} />
    </>
  )
}

/** The page's outline while its figures come. */
function Loading() {
  const { t } = useI18n()
  return (
    <div className={classes.loading} role="status" aria-label={t.overview.loading}>
      <Skeleton height={112} />
      <div className={classes.columns}>
        <Skeleton height={420} />
        <Skeleton height={420} />
      </div>
      <Skeleton height={200} />
    </div>
  )
}
