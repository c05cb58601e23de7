import type { VisibilityLook } from '../../../contract/index.ts'
import type { Db } from '../../db/index.ts'
import { formatModelRef, type ModelRef } from '../../modelRef.ts'
import type { Clock } from '../../ports.ts'
import { addDays, dayOf } from '../../time.ts'
import type { Alerts } from '../raise.ts'
import { discoveries } from './discoveries.ts'
import { type Cell, type Comparison, compareCells } from './paired.ts'
import { type Told, tellings, type Watched } from './tellings.ts'
import { type Windows, windowsOf } from './windows.ts'

/** Of the comparisons of a day that count as moved, no more are expected to be false. */
const FALSE_SHARE = 0.03
/** How far back days with answers are looked for, in calendar days. */
const REACH_DAYS = 120
/** The model of a comparison of all together. */
const ALL = 0

interface LookRow {
  modelId: number
  day: string
  since: string | null
}

/** A day's answers of one cell. */
type CellRow = [day: string, modelId: number, promptId: number, search: number, valid: number, named: number]

/** One comparison of a project, with what it is told with. */
interface Look {
  watched: Watched
  modelId: number
  day: string
  since: string | null
  windows: Windows | null
  found: Comparison
}

export interface LooksResult {
  /** Comparisons that were made, and those that had too little to go by. */
  compared: number
  tooLittle: number
  /** Alerts that were raised. */
  told: number
}

/** Looks whether the own brand's visibility moved, in every active project, and remembers what it saw. */
export function createLooks(options: { db: Db; clock: Clock; zone: string; alerts: Alerts }) {
  const { db, clock, zone, alerts } = options
  const statements = prepare(db)

  /** Every comparison of a project that has a new day to look at. */
  function looksAt(watched: Watched, today: string): Look[] {
    const { projectId, brandId } = watched
    const period = { projectId, brandId, from: addDays(today, -REACH_DAYS), to: addDays(today, -1) }
    const asked = statements.asked.all(period) as string[]
    const last = asked.at(-1)
    if (last === undefined) return []
    const earlier = new Map(
      (statements.looks.all(projectId, brandId) as LookRow[]).map((row) => [row.modelId, row] as const),
    )
    const widest = windowsOf(asked, null)
    const rows = widest
      ? (statements.cells.all({ projectId, brandId, from: widest.before.from, to: widest.now.to }) as CellRow[])
      : []
    const models = [...new Set(rows.map(([, modelId]) => modelId))]
    return [ALL, ...(models.length > 1 ? models : [])].flatMap((modelId) => {
      const known = earlier.get(modelId)
      if (known && known.day >= last) return []
      const since = known?.since ?? null
      const windows = windowsOf(asked, since)
      const found = compareCells(windows ? cellsOf(rows, modelId, windows) : [])
      return [{ watched, modelId, day: last, since, windows, found }]
    })
  }

  return {
    /**
     * Compares the latest days with those before in every active project and tells what moved. A day is looked at once,
     * when it is over; what was told becomes the new before, so that one change is told once.
     * @param signal ends it between two projects; nothing is told then
     */
    async look(signal: AbortSignal): Promise<LooksResult> {
      const today = dayOf(clock.now(), zone)
      const looks: Look[] = []
      for (const watched of statements.watched.all() as Watched[]) {
        signal.throwIfAborted()
        looks.push(...looksAt(watched, today))
      }
      const tested = looks.filter(({ found }) => found.p !== null)
      const counts = discoveries(
        tested.map(({ found }) => found.p as number),
        FALSE_SHARE,
      )
      const moved = new Set(tested.filter((_, i) => counts[i]))
      const told = tellings(
        [...moved].map(({ watched, modelId, windows, found }) => ({
          ...{ watched, modelId, windows: windows as Windows, found },
          model: modelId === ALL ? null : formatModelRef(statements.model.get(modelId) as ModelRef),
        })),
      )
      return db.write(() => {
        const raised = told.filter(({ alert }) => alerts.raise(alert, clock.now())).length
        for (const one of looks) keep(one, moved.has(one), told)
        return { compared: tested.length, tooLittle: looks.length - tested.length, told: raised }
      })
    },

    /** The latest look of every comparison, by project, all models together first. */
    list: (): VisibilityLook[] =>
      (statements.list.all() as (Omit<VisibilityLook, 'model'> & { provider: string | null; modelName: string })[]).map(
        ({ provider, modelName, ...look }) => ({
          ...look,
          model: provider === null ? null : formatModelRef({ provider, model: modelName }),
        }),
      ),
  }

  function keep({ watched, modelId, day, since, windows, found }: Look, moved: boolean, told: readonly Told[]): void {
    const { projectId, brandId } = watched
    const isTold = told.some(({ of }) => of.watched === watched && (of.modelId === ALL || of.modelId === modelId))
    const verdict = found.p === null ? 'not_enough_data' : moved ? 'moved' : 'within_noise'
    statements.put.run({
      ...{ projectId, brandId, modelId, day, verdict, ...found },
      // Some of the days that are now may still be of before; the last of them is not.
      since: isTold && windows ? windows.now.to : since,
    })
  }
}

/** The answers of both windows, cell by cell; how they were asked keeps them apart. */
function cellsOf(rows: readonly CellRow[], modelId: number, { before, now }: Windows): Cell[] {
  const cells = new Map<string, Cell>()
  for (const [day, model, promptId, search, valid, named] of rows) {
    if (modelId !== ALL && model !== modelId) continue
    const isNow = day >= now.from && day <= now.to
    if (!isNow && (day < before.from || day > before.to)) continue
    const key = `${model} ${promptId} ${search}`
    const cell = cells.get(key) ?? { promptId, modelId: model, n0: 0, y0: 0, n1: 0, y1: 0 }
    if (isNow) {
      cell.n1 += valid
      cell.y1 += named
    } else {
      cell.n0 += valid
      cell.y0 += named
    }
    cells.set(key, cell)
  }
  return [...cells.values()]
}

function prepare({ sqlite }: Db) {
  const RANGE = 'project_id = :projectId AND day BETWEEN :from AND :to AND brand_id = :brandId AND valid > 0'
  return {
    watched: sqlite.prepare(`
      SELECT p.id AS projectId, p.name AS project, b.id AS brandId, b.name AS brand
      FROM projects p JOIN brands b ON b.project_id = p.id AND b.is_own = 1 AND b.removed_at IS NULL
      WHERE p.active = 1 AND p.removed_at IS NULL ORDER BY p.id`),
    asked: sqlite.prepare(`SELECT DISTINCT day FROM snapshot_days WHERE ${RANGE} ORDER BY day`).pluck(),
    cells: sqlite.prepare(`SELECT day, model_id, prompt_id, search, valid, named FROM snapshots WHERE ${RANGE}`).raw(),
    looks: sqlite.prepare(
      'SELECT model_id AS modelId, day, since FROM visibility_looks WHERE project_id = ? AND brand_id = ?',
    ),
    model: sqlite.prepare('SELECT provider, model FROM models WHERE id = ?'),
    put: sqlite.prepare(`
      INSERT INTO visibility_looks (project_id, brand_id, model_id, day, since, prompts, before, now, p, verdict)
      VALUES (:projectId, :brandId, :modelId, :day, :since, :prompts, :before, :now, :p, :verdict)
      ON CONFLICT (project_id, brand_id, model_id) DO UPDATE SET day = excluded.day, since = excluded.since,
        prompts = excluded.prompts, before = excluded.before, now = excluded.now, p = excluded.p, verdict = excluded.verdict`),
    list: sqlite.prepare(`
      SELECT p.name AS project, p.id AS projectId, b.name AS brand, m.provider, m.model AS modelName, l.day, l.prompts,
        l.before, l.now, l.p, l.verdict
      FROM visibility_looks l JOIN projects p ON p.id = l.project_id AND p.removed_at IS NULL
        JOIN brands b ON b.id = l.brand_id AND b.removed_at IS NULL LEFT JOIN models m ON m.id = l.model_id
      ORDER BY p.name, l.model_id`),
  }
}
