import type { ImportResult, Problem, Repeat } from './types.ts'

/** How many problems, and how many repeats, are kept: beyond, they are counted only. */
const MOST_KEPT = 100_000

/** Counts what becomes of rows. A row whose change is not written yet is counted once it is. */
export function createTally() {
  const counts = { added: 0, updated: 0, unchanged: 0, duplicates: 0, badRows: 0 }
  const bad: Problem[] = []
  const repeats: Repeat[] = []
  return {
    bad(row: number, problems: readonly Omit<Problem, 'row'>[]): void {
      counts.badRows += 1
      for (const problem of problems) if (bad.length < MOST_KEPT) bad.push({ row, ...problem })
    },
    duplicate(repeat: Repeat): void {
      counts.duplicates += 1
      if (repeats.length < MOST_KEPT) repeats.push(repeat)
    },
    count(outcome: 'added' | 'updated' | 'unchanged'): void {
      counts[outcome] += 1
    },
    result(cancelled: boolean): Omit<ImportResult, 'notes'> {
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return { rows, ...counts, bad, repeats, cancelled }
    },
  }
}
