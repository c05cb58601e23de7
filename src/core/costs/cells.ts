import type { Day, Db } from '../db/index.ts'
import { addUsd, type PicoUsd, pico, ZERO } from '../money.ts'
import type { Period } from '../period.ts'
import type { CallKind } from './ledger.ts'

/** Money that was spent, and money that may have been. */
export interface Sums {
  settled: PicoUsd
  exposure: PicoUsd
  /** Settled entries: paid calls. */
  count: number
}

/** What one model cost on one day, for one project and kind of call. */
export interface CostCell extends Sums {
  day: Day
  provider: string
  modelId: number
  projectId: number | null
  kind: CallKind
}

export const NOTHING: Sums = { settled: ZERO, exposure: ZERO, count: 0 }

export const addSums = (a: Sums, b: Sums): Sums => ({
  settled: addUsd(a.settled, b.settled),
  exposure: addUsd(a.exposure, b.exposure),
  count: a.count + b.count,
})

/** What cells can be told apart by, beside their provider. */
const DIMENSIONS = ['day', 'modelId', 'projectId', 'kind'] as const
export type CostDimension = (typeof DIMENSIONS)[number]

/** How each is read, and what stands for it where cells are not told apart by it. */
const COLUMNS: Record<CostDimension, { column: string; any: string }> = {
  day: { column: 'day', any: "''" },
  modelId: { column: 'model_id', any: '0' },
  projectId: { column: 'project_id', any: '0' },
  kind: { column: 'kind', any: "'answer'" },
}

/**
 * The ledger's days of a period in one pass; whatever a page or a report shows is folded from these. What was written off
 * counts nowhere.
 * @param by what the cells are told apart by beside their provider; the rest is summed up in the database
 */
export function costCells(
  { sqlite }: Db,
  { from, to }: Period,
  provider: string | null,
  by: readonly CostDimension[] = DIMENSIONS,
): CostCell[] {
  const wanted = (dimension: CostDimension) => by.includes(dimension)
  const read = DIMENSIONS.map((one) => `${COLUMNS[one][wanted(one) ? 'column' : 'any']} AS ${one}`)
  const grouped = DIMENSIONS.filter(wanted).map((one) => COLUMNS[one].column)
  const rows = sqlite
    .prepare(`
    SELECT provider, ${read.join(', ')},
      COALESCE(SUM(CASE WHEN state = 'settled' THEN total END), 0) AS settled,
      COALESCE(SUM(CASE WHEN state = 'exposure' THEN total END), 0) AS exposure,
      SUM(CASE WHEN state = 'settled' THEN entries ELSE 0 END) AS count
    FROM ledger_days
    WHERE day BETWEEN ? AND ? AND state <> 'written_off' ${provider === null ? '' : 'AND provider = ?'}
    GROUP BY ${[...grouped, 'provider'].join(', ')}`)
    .safeIntegers()
    .all(from, to, ...(provider === null ? [] : [provider])) as CellRow[]
  return rows.map(({ modelId, projectId, settled, exposure, count, ...rest }) => ({
    ...rest,
    modelId: Number(modelId),
    projectId: projectId === 0n ? null : Number(projectId),
    settled: pico(settled),
    exposure: pico(exposure),
    count: Number(count),
  }))
}

interface CellRow extends Pick<CostCell, 'day' | 'provider' | 'kind'> {
  modelId: bigint
  projectId: bigint
  settled: bigint
  exposure: bigint
  count: bigint
}

/** Adds cells up that share a key, in the order in which keys first appear. */
export function fold<Key>(cells: readonly CostCell[], keyOf: (cell: CostCell) => Key): { key: Key; sums: Sums }[] {
  const folded = new Map<string, { key: Key; sums: Sums }>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const name = JSON.stringify(key)
    folded.set(name, { key, sums: addSums(folded.get(name)?.sums ?? NOTHING, cell) })
  }
  return [...folded.values()]
}

/** What the cells' numbers stand for. */
export function costNames({ sqlite }: Db) {
  const model = sqlite.prepare('SELECT model FROM models WHERE id = ?').pluck()
  // Two projects never share a row: a removed one whose name was taken again is told apart.
  const project = sqlite
    .prepare(`
    SELECT CASE WHEN removed_at IS NOT NULL AND EXISTS (
      SELECT 1 FROM projects AS later WHERE later.name = projects.name AND later.removed_at IS NULL)
    THEN name || ' (removed)' ELSE name END FROM projects WHERE id = ?`)
    .pluck()
  return {
    model: remembered((id: number) => model.get(id) as string),
    project: remembered((id: number) => project.get(id) as string),
  }
}

function remembered<Key, Value>(look: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? look(key)
    known.set(key, value)
    return value
  }
}
