import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AppState, ProjectSummary } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, Message } from '../../ui/Message.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Overview } from '../overview/Overview.tsx'
import { Sidebar } from './Sidebar.tsx'
import classes from './Workspace.module.css'

type Ready = Extract<AppState, { phase: 'ready' }>

/** An open home: its projects at the side, the page of the chosen one in the middle. */
export function Workspace({ home, notices }: Pick<Ready, 'home' | 'notices'>) {
  const { t } = useI18n()
  const projects = useQuery({
    queryKey: ['projects'],
    queryFn: ({ signal }) => rpc.projects.list(undefined, { signal }),
  })
  const [chosen, choose] = useState<number | null>(null)
  const project = projects.data?.find(({ projectId }) => projectId === chosen) ?? projects.data?.[0]

  return (
    <div className={classes.workspace}>
      <a className={classes.skip} href="#content">
        {t.skipToContent}
      </a>
      <Sidebar projects={projects.data ?? []} project={project ?? null} choose={choose} />
      <main id="content" className={classes.main} tabIndex={-1}>
        {projects.error ? (
          <FailureMessage failure={failureOf(projects.error)} retry={() => void projects.refetch()} />
        ) : (
          <Page
            projects={projects.data}
            project={project}
            zone={home.zone}
            notices={<Notices home={home} notices={notices} />}
          />
        )}
      </main>
    </div>
  )
}

function Notices({ home, notices }: Pick<Ready, 'home' | 'notices'>) {
  const { t } = useI18n()
  return (
    <>
      {home.kind === 'demo' && <Notice title={t.demo.title}>{t.demo.body}</Notice>}
      {notices.map((notice) => (
        <Notice key={notice}>{notice}</Notice>
      ))}
    </>
  )
}

interface PageProps {
  projects: ProjectSummary[] | undefined
  project: ProjectSummary | undefined
  zone: string
  notices: ReactNode
}

function Page({ projects, project, zone, notices }: PageProps) {
  const { t } = useI18n()
  if (!projects) return null
  if (project) return <Overview key={project.projectId} project={project} zone={zone} notices={notices} />
  return (
    <>
      {notices}
      <Message title={t.noProject.title}>
        <p>{t.noProject.body}</p>
        <code className={classes.command}>{t.noProject.command}</code>
      </Message>
    </>
  )
}
