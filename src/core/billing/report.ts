import { addUsd, type PicoUsd, subtractUsd, sumUsd } from '../money.ts'
import type { Comparison } from './comparison.ts'
import { type Diagnosed, merged } from './diagnose.ts'
import type { Part } from './types.ts'

/** What some cells add up to. */
export interface Sums {
  /** Of days of which a bill is known. */
  ledger: PicoUsd
  billed: PicoUsd
  gap: PicoUsd
  /** Of days of which no bill is known. */
  uncompared: PicoUsd
  /** At most, of calls of unknown outcome. */
  exposure: PicoUsd
  parts: Part[]
}

/** A comparison added up. */
export function sumsOf({ cells, unknown }: Pick<Comparison, 'cells' | 'unknown'>): Sums {
  const ledger = sumUsd(cells.map((cell) => cell.ledger))
  const billed = sumUsd(cells.map((cell) => cell.billed))
  // An exposure is told with every unit of its model's day; where units are told apart it counts with the one of none.
  const exposed = [...cells.filter(({ unit }) => unit === null), ...unknown]
  return {
    ...{ ledger, billed, gap: subtractUsd(billed, ledger) },
    uncompared: sumUsd(unknown.map((cell) => cell.ledger)),
    exposure: sumUsd(exposed.map((cell) => cell.exposed)),
    parts: merged(cells.flatMap(({ parts }) => parts)).filter(({ amount }) => amount !== 0n),
  }
}

export type Grouping = 'day' | 'model' | 'line'

/** Cells of one provider that are shown together. */
export interface Group extends Sums {
  provider: string
  /** Null when the group is of several. */
  day: string | null
  modelId: number | null
  model: string | null
  unit: Diagnosed['unit']
  /** Tokens or searches; null where units are added up. */
  ledgerQuantity: number | null
  billedQuantity: number | null
}

/** A comparison as a table shows it: by day, by model, or line by line of each day. */
export function groupsOf(comparison: Comparison, grouping: Grouping): Group[] {
  type Row = Diagnosed | Comparison['unknown'][number]
  const keyOf: Record<Grouping, (row: Row) => unknown[]> = {
    day: ({ day }) => [day],
    model: ({ modelId, model }) => [modelId, model],
    line: ({ day, modelId, model, unit }) => [day, modelId, model, unit],
  }
  const rows: Row[] = [...comparison.cells, ...comparison.unknown]
  const groups = Map.groupBy(rows, (row) => JSON.stringify(keyOf[grouping](row)))
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { day, modelId, model, unit } = first
    const cells = same.filter((row): row is Diagnosed => row.charged !== null)
    const sums = sumsOf({ cells, unknown: same.filter((row) => row.charged === null) as Comparison['unknown'] })
    const isLine = grouping === 'line'
    return [
      {
        ...{ provider: comparison.provider, ...sums },
        day: grouping === 'model' ? null : day,
        ...(grouping === 'day' ? { modelId: null, model: null } : { modelId, model }),
        unit: isLine ? unit : null,
        ledgerQuantity: isLine ? first.ledgerQuantity : null,
        billedQuantity: isLine ? first.billedQuantity : null,
      },
    ]
  })
}

/** Whether nothing is known of a group but the ledger. */
export const isUncompared = ({ ledger, billed, uncompared }: Sums): boolean =>
  addUsd(ledger, billed) === 0n && uncompared !== 0n
