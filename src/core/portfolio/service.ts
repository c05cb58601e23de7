import { setImmediate } from 'node:timers/promises'
import { and, between, eq } from 'drizzle-orm'
import type { PortfolioRow } from '../../contract/index.ts'
import { type Db, schema, sumPico } from '../db/index.ts'
import type { Home } from '../home/index.ts'
import { formatUsd, type PicoUsd, ZERO } from '../money.ts'
import { periodOf } from '../period.ts'
import type { Clock } from '../ports.ts'
import { archivedProjects, type Projects } from '../projects/index.ts'
import { dayOf } from '../time.ts'
import type { Visibility } from '../visibility/index.ts'

export interface PortfolioOptions {
  db: Db
  clock: Clock
  home: Pick<Home, 'zone'>
  projects: Pick<Projects, 'list'>
  visibility: Pick<Visibility, 'ownVisibility' | 'ownInterval'>
}

/** Intervals that are read before others get their turn. */
const AT_ONCE = 20

/** All projects beside one another: how visible, what they cost this month, when they were last asked. */
export function createPortfolio({ db, clock, home, projects, visibility }: PortfolioOptions) {
  const { ledgerDays } = schema
  const lastRun = db.sqlite.prepare(
    'SELECT created_at AS at, status FROM runs WHERE project_id = ? ORDER BY created_at DESC LIMIT 1',
  )

  /** Settled this month, by project. */
  function spent(): Map<number, PicoUsd> {
    const { from, to } = periodOf('month', dayOf(clock.now(), home.zone))
    const rows = db.orm
      .select({ projectId: ledgerDays.projectId, total: sumPico(ledgerDays.total) })
      .from(ledgerDays)
      .where(and(between(ledgerDays.day, from, to), eq(ledgerDays.state, 'settled')))
      .groupBy(ledgerDays.projectId)
      .all()
    return new Map(rows.map((row) => [row.projectId, row.total]))
  }

  return {
    /** Live projects by name, then archived ones, the last archived first. Those have no visibility of their own here. */
    rows(): PortfolioRow[] {
      const spentOf = spent()
      const ofProject = (projectId: number) => ({
        monthToDateUsd: formatUsd(spentOf.get(projectId) ?? ZERO),
        lastRun: (lastRun.get(projectId) as PortfolioRow['lastRun'] | undefined) ?? null,
      })
      const live = projects.list().map(
        (project): PortfolioRow => ({
          ...project,
          archivedAt: null,
          visibility: visibility.ownVisibility(project.projectId),
          ...ofProject(project.projectId),
        }),
      )
      const archived = archivedProjects(db).map(
        ({ id, name, industry, language, country, removedAt }): PortfolioRow => ({
          ...{ projectId: id, name, brand: '', competitors: 0, industry, language, country, active: false },
          ...{ prompts: 0, models: [], archivedAt: removedAt },
          visibility: { value: null, n: 0 },
          ...ofProject(id),
        }),
      )
      return [...live, ...archived]
    },

    /** The intervals of the live projects' visibilities; others get their turn between them. */
    async intervals(): Promise<{ projectId: number; low: number | null; high: number | null }[]> {
      const found = []
      for (const { projectId } of projects.list()) {
        found.push({ projectId, ...visibility.ownInterval(projectId) })
        if (found.length % AT_ONCE === 0) await setImmediate()
      }
      return found
    },
  }
}
