import type { CoverageView } from '../../../contract/index.ts'

/** One square of the map: `off` where nothing was expected. */
export interface Square {
  day: string
  expected: number
  answered: number
  state: 'full' | 'some' | 'none' | 'off'
}

/** The rows of the map, a square for every day. Pure. */
export function squaresOf({ rows, cells }: Pick<CoverageView, 'rows' | 'cells'>, days: readonly string[]) {
  const found = new Map(cells.map((cell) => [`${cell.row} ${cell.day}`, cell]))
  return rows.map(({ key, name }) => ({
    ...{ key, name },
    squares: days.map((day): Square => {
      const { expected, answered } = found.get(`${key} ${day}`) ?? { expected: 0, answered: 0 }
      return { day, expected, answered, state: stateOf(expected, answered) }
    }),
  }))
}

function stateOf(expected: number, answered: number): Square['state'] {
  if (expected === 0) return 'off'
  if (answered >= expected) return 'full'
  return answered === 0 ? 'none' : 'some'
}

/** Every day from one to another. Pure. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
