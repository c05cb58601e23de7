import type { Db } from '../db/index.ts'
import type { PicoUsd } from '../money.ts'
import { periodOf } from '../period.ts'
import * as tables from './countTables.ts'
import type { MentionRow } from './measure.ts'

/** The cell of the snapshots that an answer belongs to. */
export interface Cell {
  day: string
  projectId: number
  promptId: number
  modelId: number
  search: boolean
}

type AnswerStatus = 'ok' | 'refused' | 'truncated' | 'filtered'

/** An answer as it is counted when it is stored. */
export interface CountedAnswer {
  status: AnswerStatus
  /** The sites of its distinct cited URLs; null where nothing tells. */
  domains: readonly (string | null)[]
  latencyMs: number
  cost: PicoUsd
}

const isValid = (status: AnswerStatus): boolean => status === 'ok' || status === 'refused'

const ONE_CELL = ['project_id', 'day', 'prompt_id', 'model_id', 'surface', 'search']
const ONE_DAY = ['project_id', 'day']
/** A row of the coarser tables that a cell is part of. */
const DAY_OF_CELL = ['project_id', 'day', 'model_id', 'surface', 'search']
const WEEK_OF_CELL = ['project_id', 'week', 'prompt_id', 'model_id', 'surface', 'search']
const where = (columns: readonly string[], alias = '') => columns.map((name) => `${alias}${name} = ?`).join(' AND ')
const IN_WEEK = 'project_id = ? AND day BETWEEN ? AND ?'

/**
 * Keeps the daily snapshots and what is summed up from them. `add*` belong in the transaction that stores what they
 * count; `recount*` makes the rows anew from the stored answers, and comes to identical rows.
 */
export function createSnapshots(db: Db) {
  const s = prepare(db)
  const cellKey = ({ projectId, day, promptId, modelId, search }: Cell) => [
    ...[projectId, day, promptId, modelId, 'api', search ? 1 : 0],
  ]
  const dayKey = ({ projectId, day, modelId, search }: Cell) => [projectId, day, modelId, 'api', search ? 1 : 0]

  function addTotals(cell: Cell, counts: readonly (number | bigint)[]): void {
    s.addTotals.run(...cellKey(cell), ...counts)
    s.addTotalDays.run(...dayKey(cell), ...counts)
  }

  return {
    /** Counts an answer that is being stored, whatever its status. */
    addAnswer(cell: Cell, { status, domains, latencyMs, cost }: CountedAnswer): void {
      const is = (each: AnswerStatus) => (each === status ? 1 : 0)
      const cited = isValid(status) ? domains : []
      addTotals(cell, [is('ok'), is('refused'), is('truncated'), is('filtered'), 0, cited.length, latencyMs, cost])
      for (const [domain, urls] of Map.groupBy(cited, (each) => each ?? '')) {
        s.addSources.run(...dayKey(cell), domain, 1, urls.length)
      }
    },

    /** Counts a task that was given up. */
    addError(cell: Cell): void {
      addTotals(cell, [0, 0, 0, 0, 1, 0, 0, 0n])
    },

    /** Counts the brands of an answer that is analysed for the first time. */
    addMentions(cell: Cell, status: AnswerStatus, mentions: readonly MentionRow[]): void {
      if (!isValid(status)) return
      const { projectId, promptId, modelId, search } = cell
      const weekKey = [projectId, mondayOf(cell.day), promptId, modelId, 'api', search ? 1 : 0]
      for (const m of mentions) {
        const is = (sentiment: MentionRow['sentiment']) => (m.sentiment === sentiment ? 1 : 0)
        const counts = [
          ...[1, m.state === 'named' ? 1 : 0, m.rank ?? 0, m.rank === null ? 0 : 1],
          ...[m.rank === 1 ? 1 : 0, m.rank !== null && m.rank <= 3 ? 1 : 0],
          ...[is('positive'), is('neutral'), is('negative'), is('mixed'), is('unscored')],
          ...[m.citations > 0 ? 1 : 0, m.citations],
        ]
        s.addBrand.run(...cellKey(cell), m.brandId, ...counts)
        s.addDay.run(...dayKey(cell), m.brandId, ...counts)
        s.addWeek.run(...weekKey, m.brandId, ...counts)
      }
    },

    /** Recounts the brands of one cell, after an answer in it was judged. */
    recountCell(cell: Cell): void {
      const { projectId, promptId, modelId, search } = cell
      const week = periodOf('week', cell.day)
      const asked = [promptId, modelId, 'api', search ? 1 : 0]
      s.clearCell.run(...cellKey(cell))
      s.recountCell.run(...cellKey(cell))
      s.clearDayOfCell.run(...dayKey(cell))
      s.sumUpDayOfCell.run(...dayKey(cell))
      s.clearWeekOfCell.run(projectId, week.from, ...asked)
      s.sumUpWeekOfCell.run(week.from, projectId, week.from, week.to, ...asked)
    },

    /** Makes one project-day anew, brands, totals and sources, and what is summed up from them. */
    recountDay(projectId: number, day: string): void {
      const week = periodOf('week', day)
      for (const clear of s.clearDay) clear.run(projectId, day)
      s.recountDay.run(projectId, day)
      s.sumUpDay.run(projectId, day)
      s.clearWeek.run(projectId, week.from)
      s.sumUpWeek.run(week.from, projectId, week.from, week.to)
      s.recountTotals.run(projectId, day, projectId, day)
      s.sumUpTotals.run(projectId, day)
      s.recountSources.run(projectId, day)
    },
  }
}

/** The Monday that names a day's ISO week. */
const mondayOf = (day: string): string => periodOf('week', day).from

function prepare({ sqlite }: Db) {
  const { SNAPSHOTS, DAYS, WEEKS, TOTALS, TOTAL_DAYS, SOURCES } = tables
  const { adding, clearing, summingUp, brandsOf } = tables
  return {
    addTotals: sqlite.prepare(adding(TOTALS)),
    addTotalDays: sqlite.prepare(adding(TOTAL_DAYS)),
    addSources: sqlite.prepare(adding(SOURCES)),
    addBrand: sqlite.prepare(adding(SNAPSHOTS)),
    addDay: sqlite.prepare(adding(DAYS)),
    addWeek: sqlite.prepare(adding(WEEKS)),
    clearCell: sqlite.prepare(clearing(SNAPSHOTS, ONE_CELL)),
    recountCell: sqlite.prepare(brandsOf(where(ONE_CELL, 'a.'))),
    clearDayOfCell: sqlite.prepare(clearing(DAYS, DAY_OF_CELL)),
    sumUpDayOfCell: sqlite.prepare(summingUp(DAYS, SNAPSHOTS, where(DAY_OF_CELL))),
    clearWeekOfCell: sqlite.prepare(clearing(WEEKS, WEEK_OF_CELL)),
    sumUpWeekOfCell: sqlite.prepare(summingUp(WEEKS, SNAPSHOTS, `${IN_WEEK} AND ${where(WEEK_OF_CELL.slice(2))}`, '?')),
    clearDay: [SNAPSHOTS, DAYS, TOTALS, TOTAL_DAYS, SOURCES].map((table) => sqlite.prepare(clearing(table, ONE_DAY))),
    recountDay: sqlite.prepare(brandsOf(where(ONE_DAY, 'a.'))),
    sumUpDay: sqlite.prepare(summingUp(DAYS, SNAPSHOTS, where(ONE_DAY))),
    clearWeek: sqlite.prepare(clearing(WEEKS, ['project_id', 'week'])),
    sumUpWeek: sqlite.prepare(summingUp(WEEKS, SNAPSHOTS, IN_WEEK, '?')),
    recountTotals: sqlite.prepare(tables.TOTALS_OF_DAY),
    sumUpTotals: sqlite.prepare(summingUp(TOTAL_DAYS, TOTALS, where(ONE_DAY))),
    recountSources: sqlite.prepare(tables.SOURCES_OF_DAY),
  }
}
