import type { Day, Db } from './db/index.ts'
import type { Home } from './home/index.ts'
import type { Clock } from './ports.ts'
import { dayOf } from './time.ts'

/**
 * The last day of a project's periods that name none: today, and in a demo the last day of its history, because its days
 * were simulated and no others come by themselves.
 */
export function createToday(options: { db: Db; clock: Clock; home: Pick<Home, 'kind' | 'zone'> }) {
  const { db, clock, home } = options
  const lastDay = db.sqlite.prepare('SELECT MAX(day) FROM snapshot_total_days WHERE project_id = ?').pluck()
  return (projectId: number): Day => {
    const simulated = home.kind === 'demo' ? (lastDay.get(projectId) as Day | null) : null
    return simulated ?? dayOf(clock.now(), home.zone)
  }
}
