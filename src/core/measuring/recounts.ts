import {
  brandCountsOf,
  type CountTable,
  DAYS,
  keptIn,
  SNAPSHOTS,
  SOURCES,
  sourceCountsOf,
  sumsOf,
  TOTAL_DAYS,
  TOTALS,
  totalCountsOf,
  WEEKS,
} from './countTables.ts'

/**
 * Rows as a table keeps them beside what they should be, counted from what they are made of. Both select the table's key
 * and counts, of one group: `@project` and `@day`, of a week its Monday, of a month its first day; `@to` is the last day.
 */
export interface Recount {
  table: CountTable
  per: 'project-day' | 'project-week' | 'day' | 'month'
  kept: string
  counted: string
}

const OF_DAY = 'project_id = @project AND day = @day'
const OF_WEEK = 'project_id = @project AND day BETWEEN @day AND @to'

const ofDay = (table: CountTable, counted: string): Recount => ({
  ...{ table, per: 'project-day', kept: keptIn(table, OF_DAY), counted },
})

/** Every table of counts, those first that others are summed up from. */
export const RECOUNTS = {
  snapshots: ofDay(SNAPSHOTS, brandCountsOf('a.project_id = @project AND a.day = @day')),
  days: ofDay(DAYS, sumsOf(DAYS, SNAPSHOTS, OF_DAY)),
  weeks: {
    ...{ table: WEEKS, per: 'project-week' },
    kept: keptIn(WEEKS, 'project_id = @project AND week = @day'),
    counted: sumsOf(WEEKS, SNAPSHOTS, OF_WEEK, '@day'),
  },
  totals: ofDay(TOTALS, totalCountsOf('@project', '@day')),
  totalDays: ofDay(TOTAL_DAYS, sumsOf(TOTAL_DAYS, TOTALS, OF_DAY)),
  sources: ofDay(SOURCES, sourceCountsOf('@project', '@day')),
} satisfies Record<string, Recount>
