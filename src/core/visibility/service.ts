import type { Db } from '../db/index.ts'
import type { Home } from '../home/index.ts'
import type { Clock } from '../ports.ts'
import { createToday } from '../today.ts'
import { makeByPrompt } from './byPrompt.ts'
import { type CompareChoice, makeComparison } from './compare.ts'
import { makeOverview, type OverviewChoice } from './overview.ts'
import { makeOwnInterval, makeOwnVisibility } from './ownBrands.ts'
import { type ChangesChoice, createChangesReader, makeChanges } from './projectChanges.ts'
import type { Reading } from './reading.ts'
import { makeReport, type ReportChoice } from './report.ts'
import { createRepository } from './repository.ts'

/** How brands fare: read from snapshots, so that the cost grows with the days shown and not with the answers kept. */
export function createVisibility({ db, clock, home }: { db: Db; clock: Clock; home: Pick<Home, 'kind' | 'zone'> }) {
  const repository = createRepository(db)
  const reading: Reading = { db, repository, zone: home.zone, today: createToday({ db, clock, home }) }
  const readChanges = createChangesReader(db, home.zone)
  return {
    /** @throws UserError `not_found`, `bad_input` */
    report: (choice: ReportChoice) => makeReport(reading, choice),
    /** @throws UserError `not_found` */
    overview: (choice: OverviewChoice) => makeOverview(reading, choice),
    /** @throws UserError `not_found` */
    changes: (choice: ChangesChoice) => makeChanges(reading, readChanges, choice),
    /** The own brand's visibility over the last 30 days, as a list of projects shows it. */
    ownVisibility: (projectId: number) => makeOwnVisibility(reading, projectId),
    ownInterval: (projectId: number) => makeOwnInterval(reading, projectId),
    /** How the own brand fares in the answers to each prompt. */
    byPrompt: (projectId: number) => makeByPrompt(reading, projectId),
    /** @throws UserError `not_found`, `bad_input` */
    compare: (choice: CompareChoice) => makeComparison(reading, choice),
  }
}

export type Visibility = ReturnType<typeof createVisibility>
