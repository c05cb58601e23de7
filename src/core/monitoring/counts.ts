import type { StateCount, TaskState } from './taskStore.ts'

/** How many tasks are in each state. */
export type Counts = Record<TaskState, number>

export const noCounts = (): Counts => ({ pending: 0, leased: 0, done: 0, failed: 0, blocked: 0, cancelled: 0 })

/** Adds up the counts of some rows. Pure. */
export function countsOf(rows: readonly StateCount[]): Counts {
  const counts = noCounts()
  for (const row of rows) counts[row.state] += row.n
  return counts
}

export const plannedOf = (counts: Counts): number =>
  counts.pending + counts.leased + counts.done + counts.failed + counts.blocked + counts.cancelled

export const isSettled = (counts: Counts): boolean => counts.pending === 0 && counts.leased === 0

export type RunStatus = 'completed' | 'partial' | 'failed' | 'blocked' | 'cancelled'

/** How a run ended, from the counts of all its tasks. Pure. */
export function statusOf(counts: Counts): RunStatus {
  if (counts.cancelled > 0) return 'cancelled'
  if (counts.blocked > 0) return 'blocked'
  if (counts.failed === 0) return 'completed'
  return counts.done === 0 ? 'failed' : 'partial'
}
