import type { Day } from '../db/index.ts'
import type { Period } from '../period.ts'
import { addDays } from '../time.ts'

/** How to read a table that is indexed by day and id. */
interface DayTable<Row> {
  /** The first day with rows from one day to another, both included; null when there is none. */
  firstDay(period: Period): Day | null
  /** The rows of a day past an id, in order of id; a page of them at most. */
  page(day: Day, afterId: number): Row[]
  idOf(row: Row): number
}

/**
 * Reads a table in pages, day by day and by id within a day: each page begins at its own key in the index, so that the last
 * one costs what the first did, however many rows a day has.
 */
export function* pagesByDay<Row>(table: DayTable<Row>, { from, to }: Period): Generator<Row[]> {
  for (let day = table.firstDay({ from, to }); day !== null; day = table.firstDay({ from: addDays(day, 1), to })) {
    let page = table.page(day, 0)
    for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
      yield page
      page = table.page(day, table.idOf(last))
    }
  }
}
