import type { Day } from '../db/index.ts'
import { addUsd, formatUsd, type PicoUsd, ZERO } from '../money.ts'
import type { CallCell } from './readings.ts'

/** Settled money of a day, model and project. */
export interface MoneyCell {
  day: Day
  modelId: number
  projectId: number | null
  settled: PicoUsd
}

/** What is added up, both of the same period and under the same filter. */
export interface Cells {
  calls: readonly CallCell[]
  money: readonly MoneyCell[]
}

export interface Figures {
  /** Calls that ended, one way or the other, repeated ones included. */
  calls: number
  /** Calls that ended in an error. */
  errors: number
  /** Errors of the calls, 0…1; null without a call. */
  errorRate: number | null
  /** Calls after which the same was asked again. */
  retries: number
  /** Tasks that got no answer in the end. */
  givenUp: number
  inputTokens: number
  outputTokens: number
  /** Settled, in dollars, exact. */
  costUsd: string
}

export interface ClassFigures {
  class: string
  calls: number
  /** Of all calls, 0…1; null without a call. */
  share: number | null
  retries: number
  givenUp: number
}

/** Adds everything up. */
export function figuresOf({ calls, money }: Cells): Figures {
  const all = sum(calls, (cell) => cell.calls)
  const errors = sum(calls, (cell) => (cell.outcome === 'answered' ? 0 : cell.calls))
  return {
    calls: all,
    errors,
    errorRate: all === 0 ? null : errors / all,
    retries: sum(calls, (cell) => cell.retried),
    givenUp: sum(calls, (cell) => cell.givenUp),
    inputTokens: sum(calls, (cell) => cell.inputTokens),
    outputTokens: sum(calls, (cell) => cell.outputTokens),
    costUsd: formatUsd(money.reduce((total, cell) => addUsd(total, cell.settled), ZERO)),
  }
}

/** The classes of errors, the most frequent first. */
export function classesOf(calls: readonly CallCell[]): ClassFigures[] {
  const all = sum(calls, (cell) => cell.calls)
  const byClass = Map.groupBy(calls, (cell) => cell.outcome)
  byClass.delete('answered')
  return [...byClass]
    .map(([name, cells]) => {
      const ended = sum(cells, (cell) => cell.calls)
      return {
        ...{ class: name, calls: ended, share: all === 0 ? null : ended / all },
        ...{ retries: sum(cells, (cell) => cell.retried), givenUp: sum(cells, (cell) => cell.givenUp) },
      }
    })
    .sort((a, b) => b.calls - a.calls || b.givenUp - a.givenUp || (a.class < b.class ? -1 : 1))
}

/** Cells by what they have in common. */
export function groupCells<Key>(
  { calls, money }: Cells,
  keyOf: (cell: { day: Day; modelId: number; projectId: number | null }) => Key,
): { key: Key; cells: Cells }[] {
  const groups = [Map.groupBy(calls, keyOf), Map.groupBy(money, keyOf)] as const
  const keys = new Set(groups.flatMap((group) => [...group.keys()]))
  return [...keys].map((key) => ({ key, cells: { calls: groups[0].get(key) ?? [], money: groups[1].get(key) ?? [] } }))
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)
