import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import type { AppState, HomeState, ProjectSummary } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { useNavigation } from '../../routing/route.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageNotices } from '../../ui/PageHeader.tsx'
import { Toasts } from '../../ui/Toasts.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { pageNamed } from './pages.ts'
import { Sidebar } from './Sidebar.tsx'
import { useOpenHome } from './useOpenHome.ts'
import { useProject } from './useProject.ts'
import classes from './Workspace.module.css'

const Welcome = lazy(async () => ({ default: (await import('../welcome/Welcome.tsx')).Welcome }))

/** The route to a new project; without any project, every page about one leads there. */
const WELCOME = 'welcome'

type Ready = Extract<AppState, { phase: 'ready' }>

/** An open home: its pages at the side, the open one in the middle. */
export function Workspace({ home, notices }: Pick<Ready, 'home' | 'notices'>) {
  const { t } = useI18n()
  const projects = useQuery({
    queryKey: ['projects'],
    queryFn: ({ signal }) => rpc.projects.list(undefined, { signal }),
  })
  const { project, choose } = useProject(projects.data)
  const route = useNavigation()
  const page = pageNamed(route.page)
  const welcome = route.page === WELCOME || (page.about === 'project' && projects.data?.length === 0)
  const main = useRef<HTMLElement>(null)
  useTitleAndFocus(welcome ? t.welcome.newProject : t.nav.pages[page.name], main)

  return (
    <div className={classes.workspace}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t.skipToContent}
      </button>
      <Sidebar page={welcome ? null : page} project={project} />
      <main ref={main} className={classes.main} tabIndex={-1}>
        <PageNotices value={<Notices home={home} notices={notices} />}>
          {projects.error ? (
            <FailureMessage failure={failureOf(projects.error)} retry={() => void projects.refetch()} />
          ) : projects.data ? (
            <PageBoundary key={`${welcome} ${page.name} ${project?.projectId}`}>
              <Suspense fallback={<LoadingState />}>
                {welcome ? (
                  <Welcome home={home} first={projects.data.length === 0} />
                ) : (
                  <OpenPage page={page} project={project} home={home} />
                )}
              </Suspense>
            </PageBoundary>
          ) : null}
        </PageNotices>
      </main>
      <CommandPalette projects={projects.data ?? []} choose={choose} />
      <Toasts />
    </div>
  )
}

/** Names the window after its page; after a change of page, reading goes on at the page's beginning. */
function useTitleAndFocus(title: string, main: React.RefObject<HTMLElement | null>): void {
  const before = useRef(title)
  useEffect(() => {
    document.title = `${title} – Earshot`
    if (before.current === title) return
    before.current = title
    main.current?.focus()
    main.current?.scrollIntoView()
  }, [title, main])
}

function Notices({ home, notices }: Pick<Ready, 'home' | 'notices'>) {
  return (
    <>
      {home.kind === 'demo' && <DemoNotice />}
      {notices.map((notice) => (
        <Notice key={notice}>{inWords(notice)}</Notice>
      ))}
    </>
  )
}

/** Says above everything that it is a demo, and leads out of it. */
function DemoNotice() {
  const { t } = useI18n()
  const openHome = useOpenHome()
  const leave = (
    <Button variant="default" size="compact-xs" loading={openHome.isPending} onClick={() => openHome.mutate('user')}>
      {t.welcome.inDemo.open}
    </Button>
  )
  return (
    <Notice title={t.demo.title} action={leave}>
      {t.demo.body}
    </Notice>
  )
}

interface OpenPageProps {
  page: ReturnType<typeof pageNamed>
  project: ProjectSummary | null
  home: HomeState
}

function OpenPage({ page, project, home }: OpenPageProps) {
  if (page.about === 'home') return <page.View home={home} />
  return project && <page.View project={project} home={home} />
}
