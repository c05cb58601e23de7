import { and, between, desc, eq } from 'drizzle-orm'
import type { PortfolioRow } from '../../contract/index.ts'
import { type Db, schema, sumPico } from '../db/index.ts'
import type { Home } from '../home/index.ts'
import { formatUsd, type PicoUsd, ZERO } from '../money.ts'
import { periodOf } from '../period.ts'
import type { Clock } from '../ports.ts'
import { archivedProjects, type Projects } from '../projects/index.ts'
import { dayOf } from '../time.ts'
import type { createVisibility } from '../visibility/index.ts'

export interface PortfolioOptions {
  db: Db
  clock: Clock
  home: Pick<Home, 'zone'>
  projects: Pick<Projects, 'list'>
  visibility: Pick<ReturnType<typeof createVisibility>, 'report'>
}

/** All projects beside one another: how visible, what they cost this month, when they were last asked. */
export function createPortfolio({ db, clock, home, projects, visibility }: PortfolioOptions) {
  const { ledger, runs } = schema

  /** Settled this month, by project. */
  function spent(): Map<number | null, PicoUsd> {
    const { from, to } = periodOf('month', dayOf(clock.now(), home.zone))
    const rows = db.orm
      .select({ projectId: ledger.projectId, total: sumPico(ledger.total) })
      .from(ledger)
      .where(and(between(ledger.day, from, to), eq(ledger.state, 'settled')))
      .groupBy(ledger.projectId)
      .all()
    return new Map(rows.map((row) => [row.projectId, row.total]))
  }

  function lastRun(projectId: number): PortfolioRow['lastRun'] {
    const row = db.orm
      .select({ at: runs.createdAt, status: runs.status })
      .from(runs)
      .where(eq(runs.projectId, projectId))
      .orderBy(desc(runs.createdAt))
      .limit(1)
      .get()
    return row ?? null
  }

  /** Live projects by name, then archived ones, the last archived first. Those have no visibility of their own here. */
  return (): PortfolioRow[] => {
    const spentOf = spent()
    const money = (projectId: number) => formatUsd(spentOf.get(projectId) ?? ZERO)
    const live = projects.list().map((project): PortfolioRow => {
      const own = visibility.report({ project: project.name }).brands.find(({ isOwn }) => isOwn)?.visibility
      return {
        ...project,
        archivedAt: null,
        visibility: { value: own?.value ?? null, low: own?.low ?? null, high: own?.high ?? null, n: own?.valid ?? 0 },
        monthToDateUsd: money(project.projectId),
        lastRun: lastRun(project.projectId),
      }
    })
    const archived = archivedProjects(db).map(
      ({ id, name, industry, language, country, removedAt }): PortfolioRow => ({
        ...{ projectId: id, name, brand: '', competitors: 0, industry, language, country, active: false },
        ...{ prompts: 0, models: [], archivedAt: removedAt },
        visibility: { value: null, low: null, high: null, n: 0 },
        monthToDateUsd: money(id),
        lastRun: lastRun(id),
      }),
    )
    return [...live, ...archived]
  }
}
