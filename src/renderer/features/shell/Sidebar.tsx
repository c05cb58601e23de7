import { VisuallyHidden } from '@mantine/core'
import type { ProjectSummary } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { useOpenAlerts } from '../alerts/useOpenAlerts.ts'
import { Preferences } from './Preferences.tsx'
import { PAGES, type Page } from './pages.ts'
import { openPalette } from './palette.ts'
import classes from './Sidebar.module.css'
import { shortcut } from './shortcut.ts'

/** More than so many are not told apart. */
const MOST_COUNTED = 99

/** The pages there are, and the project they are about. */
export function Sidebar({ page, project }: { page: Page | null; project: ProjectSummary | null }) {
  const { t } = useI18n()
  // Without a project, pages about one have nothing to show.
  const pages = PAGES.filter(({ about }) => page !== null || project !== null || about === 'home')
  return (
    <nav className={classes.sidebar} aria-label={t.nav.label}>
      <div className={classes.logo}>
        <Logo />
        Earshot
      </div>
      {project && (
        <button
          type="button"
          className={classes.project}
          title={project.name}
          aria-keyshortcuts="Control+P Meta+P"
          onClick={() => openPalette('projects')}
        >
          <VisuallyHidden>{t.project.choose}:</VisuallyHidden>
          <span className={classes.name}>{project.name}</span>
          <span className={classes.key} aria-hidden="true">
            {shortcut('P')}
          </span>
        </button>
      )}
      <ul className={classes.pages}>
        {pages.map((each, index) => (
          <li key={each.name} data-group={each.group !== pages[index - 1]?.group && index > 0 ? 'begins' : undefined}>
            <PageLink page={each} current={each === page} />
          </li>
        ))}
      </ul>
      <div className={classes.preferences}>
        <Preferences />
      </div>
    </nav>
  )
}

function PageLink({ page, current }: { page: Page; current: boolean }) {
  const { t } = useI18n()
  const { href } = useNavigation()
  return (
    <a className={classes.page} href={href(page.name)} aria-current={current ? 'page' : undefined}>
      {t.nav.pages[page.name]}
      {page.name === 'alerts' && <OpenAlerts />}
    </a>
  )
}

/** How many alerts nobody has seen. */
function OpenAlerts() {
  const { t, f } = useI18n()
  const open = useOpenAlerts()
  if (open === 0) return null
  return (
    <>
      <span className={classes.badge} aria-hidden="true">
        {open > MOST_COUNTED ? `${MOST_COUNTED}+` : f.count(open)}
      </span>
      <VisuallyHidden>, {t.alerts.unread(open)}</VisuallyHidden>
    </>
  )
}

function Logo() {
  return (
    <svg className={classes.mark} viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <circle cx="9" cy="9" r="2.4" />
      <path d="M4.5 4.5a6.4 6.4 0 0 0 0 9M13.5 4.5a6.4 6.4 0 0 1 0 9" />
    </svg>
  )
}
