import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import type { PortfolioRow } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { ImportDialog } from '../importing/ImportDialog.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { projectColumns } from './columns.tsx'
import { EditProject } from './EditProject.tsx'
import { useProjectActions } from './useProjectActions.ts'

const filterSchema = z.object({ show: z.enum(['live', 'archived']).catch('live') })

/** Every project: how visible, what it costs, when it was last asked; and what can be done with it. */
export function Projects({ home }: HomePageProps) {
  const { t, f } = useI18n()
  const { go, href } = useNavigation()
  const [{ show }, change] = useFilter(filterSchema)
  const [editing, edit] = useState<PortfolioRow | null>(null)
  const [importing, openImport] = useState(false)
  const actions = useProjectActions()
  const portfolio = useQuery({
    queryKey: ['portfolio'],
    queryFn: ({ signal }) => rpc.projects.portfolio(undefined, { signal }),
  })
  // Read prompt by prompt, and so a moment later.
  const intervals = useQuery({
    queryKey: ['portfolio', 'intervals'],
    queryFn: async ({ signal }) =>
      new Map((await rpc.projects.intervals(undefined, { signal })).map((each) => [each.projectId, each])),
  })
  const rows = portfolio.data?.filter(({ archivedAt }) => (archivedAt === null) === (show === 'live'))

  return (
    <>
      <PageHeader
        title={t.nav.pages.projects}
        actions={
          <>
            <Button variant="default" size="xs" onClick={() => openImport(true)}>
              {t.importing.open}
            </Button>
            <Button size="xs" onClick={() => go('welcome')}>
              {t.projects.create}
            </Button>
          </>
        }
      >
        <Segmented
          label={t.projects.shown}
          value={show}
          change={(value) => change({ show: value })}
          options={[
            { value: 'live', label: t.projects.live },
            { value: 'archived', label: t.projects.archived },
          ]}
        />
      </PageHeader>
      {portfolio.error ? (
        <FailureMessage failure={failureOf(portfolio.error)} retry={() => void portfolio.refetch()} />
      ) : rows ? (
        <DataTable
          name="projects"
          label={t.projects.list}
          columns={projectColumns({ t, f, zone: home.zone, href, edit, actions, intervals: intervals.data })}
          rows={rows}
          rowKey={({ projectId }) => projectId}
          rowHeight={52}
          empty={t.projects.empty}
        />
      ) : (
        <LoadingState />
      )}
      {importing && <ImportDialog kind="projects" projectId={null} close={() => openImport(false)} />}
      {editing && <EditProject project={editing} close={() => edit(null)} />}
    </>
  )
}
