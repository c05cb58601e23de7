import { type ComponentType, lazy } from 'react'
import type { HomeState, ProjectSummary } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'

/** What a page about the whole home gets. */
export interface HomePageProps {
  home: HomeState
}

/** What a page about one project gets; it is made anew for another project. */
export interface ProjectPageProps extends HomePageProps {
  project: ProjectSummary
}

type PageName = keyof Messages['nav']['pages']

interface Entry {
  /** What the URL and the messages (`nav.pages`) call it. */
  name: PageName
  /** Groups are set apart in the navigation. */
  group: 'visibility' | 'money' | 'operation'
}

export type Page =
  | (Entry & { about: 'project'; View: ComponentType<ProjectPageProps> })
  | (Entry & { about: 'home'; View: ComponentType<HomePageProps> })

/** Loads a page's code when it is first opened, so that the window itself starts small. */
const load = <Props>(view: () => Promise<ComponentType<Props>>) => lazy(async () => ({ default: await view() }))

/** Every page there is, in the order of the navigation. The first is the one that opens. */
export const PAGES: readonly Page[] = [
  {
    ...{ name: 'overview', group: 'visibility', about: 'project' },
    View: load(async () => (await import('../overview/Overview.tsx')).Overview),
  },
  {
    ...{ name: 'answers', group: 'visibility', about: 'project' },
    View: load(async () => (await import('../answers/Answers.tsx')).Answers),
  },
  {
    ...{ name: 'compare', group: 'visibility', about: 'project' },
    View: load(async () => (await import('../compare/Compare.tsx')).Compare),
  },
  {
    ...{ name: 'sources', group: 'visibility', about: 'project' },
    View: load(async () => (await import('../sources/Sources.tsx')).Sources),
  },
  {
    ...{ name: 'prompts', group: 'visibility', about: 'project' },
    View: load(async () => (await import('../prompts/Prompts.tsx')).Prompts),
  },
  {
    ...{ name: 'brands', group: 'visibility', about: 'project' },
    View: load(async () => (await import('../brands/Brands.tsx')).Brands),
  },
  {
    ...{ name: 'costs', group: 'money', about: 'home' },
    View: load(async () => (await import('../costs/Costs.tsx')).Costs),
  },
  {
    ...{ name: 'budgets', group: 'money', about: 'home' },
    View: load(async () => (await import('../budgets/Budgets.tsx')).Budgets),
  },
  {
    ...{ name: 'billing', group: 'money', about: 'home' },
    View: load(async () => (await import('../billing/Billing.tsx')).Billing),
  },
  {
    ...{ name: 'models', group: 'money', about: 'home' },
    View: load(async () => (await import('../models/Models.tsx')).Models),
  },
  {
    ...{ name: 'modelWatch', group: 'money', about: 'home' },
    View: load(async () => (await import('../modelWatch/ModelWatch.tsx')).ModelWatch),
  },
  {
    ...{ name: 'runs', group: 'operation', about: 'project' },
    View: load(async () => (await import('../runs/Runs.tsx')).Runs),
  },
  {
    ...{ name: 'jobs', group: 'operation', about: 'home' },
    View: load(async () => (await import('../jobs/Jobs.tsx')).Jobs),
  },
  {
    ...{ name: 'alerts', group: 'operation', about: 'home' },
    View: load(async () => (await import('../alerts/Alerts.tsx')).Alerts),
  },
  {
    ...{ name: 'operations', group: 'operation', about: 'home' },
    View: load(async () => (await import('../operations/Operations.tsx')).Operations),
  },
  {
    ...{ name: 'coverage', group: 'operation', about: 'project' },
    View: load(async () => (await import('../coverage/Coverage.tsx')).Coverage),
  },
  {
    ...{ name: 'limbo', group: 'operation', about: 'home' },
    View: load(async () => (await import('../limbo/Limbo.tsx')).Limbo),
  },
  {
    ...{ name: 'doctor', group: 'operation', about: 'home' },
    View: load(async () => (await import('../doctor/Doctor.tsx')).Doctor),
  },
  {
    ...{ name: 'projects', group: 'operation', about: 'home' },
    View: load(async () => (await import('../projects/Projects.tsx')).Projects),
  },
  {
    ...{ name: 'settings', group: 'operation', about: 'home' },
    View: load(async () => (await import('../settings/Settings.tsx')).Settings),
  },
]

/** The page of a name; the first one for a name that no page has. */
export const pageNamed = (name: string): Page => PAGES.find((page) => page.name === name) ?? PAGES[0]!
