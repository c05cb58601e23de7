import type { Db } from '../db/index.ts'
import type { Home } from '../home/index.ts'
import type { Clock } from '../ports.ts'
import { dayOf } from '../time.ts'
import { makeOverview, type OverviewChoice } from './overview.ts'
import type { Reading } from './reading.ts'
import { makeReport, type ReportChoice } from './report.ts'
import { createRepository } from './repository.ts'

/** How brands fare: read from snapshots, so that the cost grows with the days shown and not with the answers kept. */
export function createVisibility({ db, clock, home }: { db: Db; clock: Clock; home: Pick<Home, 'kind' | 'zone'> }) {
  const repository = createRepository(db)
  const reading: Reading = {
    db,
    repository,
    today(projectId) {
      const simulated = home.kind === 'demo' ? repository.lastDay(projectId) : null
      return simulated ?? dayOf(clock.now(), home.zone)
    },
  }
  return {
    /** @throws UserError `not_found`, `bad_input` */
    report: (choice: ReportChoice) => makeReport(reading, choice),
    /** @throws UserError `not_found` */
    overview: (choice: OverviewChoice) => makeOverview(reading, choice),
  }
}

export type Visibility = ReturnType<typeof createVisibility>
