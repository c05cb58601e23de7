import type { Db } from '../db/index.ts'
import type { Recount } from '../measuring/index.ts'
import { periodOf } from '../period.ts'
import { addDays, monthOf } from '../time.ts'
import type { Group } from './compare.ts'

/** How far an earlier check came. */
export interface Mark {
  answerId: number
  runId: number
  ledgerId: number
}

/** What is to be looked at: everything from a day on, or only what was written since a mark. */
export interface Scope {
  from: string
  since: Mark | null
}

/** The groups of a scope, by what rules count them per. */
export type Groups = Record<Recount['per'], Group[]>

export interface ProjectDay {
  project: number
  day: string
}

/** A stretch of days that is looked at in one go; longer ones would keep others waiting. */
export interface Stretch {
  from: string
  to: string
}
const STRETCH_DAYS = 31
const LAST_DAY = '9999-12-31'

/** Finds out which days have to be counted again. */
export function createGroups({ sqlite }: Db) {
  const projectDays = sqlite.prepare(`
    SELECT project_id AS project, day FROM runs WHERE day >= @from
    UNION SELECT project_id, day FROM snapshot_total_days WHERE day >= @from
    UNION SELECT project_id, day FROM snapshot_days WHERE day >= @from ORDER BY 1, 2`)
  // Without this an index over all days is walked to find the newest few rows.
  const projectDaysSince = sqlite.prepare(`
    SELECT project_id AS project, day FROM answers NOT INDEXED WHERE id > @answerId
    UNION SELECT project_id, day FROM runs WHERE id > @runId ORDER BY 1, 2`)
  const ledgerDays = sqlite
    .prepare('SELECT DISTINCT day FROM ledger WHERE day >= @from UNION SELECT day FROM ledger_days WHERE day >= @from')
    .pluck()
  const ledgerDaysSince = sqlite.prepare('SELECT DISTINCT day FROM ledger NOT INDEXED WHERE id > @ledgerId').pluck()
  const holdDays = sqlite.prepare("SELECT DISTINCT day FROM holds WHERE state = 'open'").pluck()
  const months = sqlite
    .prepare('SELECT DISTINCT substr(period, 1, 7) FROM budget_use WHERE period >= substr(@from, 1, 7)')
    .pluck()
  // What a run that is still under way writes down comes later, so it is looked at again.
  const mark = sqlite.prepare(`
    SELECT COALESCE((SELECT MAX(id) FROM answers), 0) AS answerId, COALESCE((SELECT MAX(id) FROM ledger), 0) AS ledgerId,
      COALESCE((SELECT MIN(id) - 1 FROM runs WHERE status = 'running'), (SELECT MAX(id) FROM runs), 0) AS runId`)

  const newestDay = sqlite.prepare('SELECT MAX(day) FROM runs').pluck()
  const firstDay = sqlite
    .prepare(`
      SELECT MIN(day) FROM (SELECT MIN(day) AS day FROM runs WHERE day >= @from
        UNION ALL SELECT MIN(day) FROM ledger WHERE day >= @from)`)
    .pluck()

  return {
    /** A scope's days in stretches, the last of which has no end. */
    stretches(from: string): Stretch[] {
      const stretches: Stretch[] = []
      const last = newestDay.get() as string | null
      let at = (firstDay.get({ from }) as string | null) ?? from
      for (; last !== null && addDays(at, STRETCH_DAYS) <= last; at = addDays(at, STRETCH_DAYS)) {
        stretches.push({ from: at, to: addDays(at, STRETCH_DAYS - 1) })
      }
      return [...stretches, { from: at, to: LAST_DAY }]
    },
    /** Where a check that begins now will have come. */
    mark: () => mark.get() as Mark,
    /** @param more days that are to be counted in any case */
    of({ from, since }: Scope, more: readonly ProjectDay[] = []): Groups {
      const asked = distinct([
        ...((since ? projectDaysSince.all(since) : projectDays.all({ from })) as ProjectDay[]),
        ...more,
      ])
      const paid = (since ? ledgerDaysSince.all(since) : ledgerDays.all({ from })) as string[]
      const days = [...new Set([...paid, ...asked.map(({ day }) => day)])].sort()
      const touched = [...days, ...(holdDays.all() as string[])].map(monthOf)
      return {
        'project-day': asked.map(({ project, day }) => ({ project, day, to: day })),
        'project-week': weeksOf(asked),
        day: days.map((day) => ({ project: null, day, to: day })),
        month: [...new Set([...touched, ...(since ? [] : (months.all({ from }) as string[]))])].sort().map((month) => {
          const { from: day, to } = periodOf('month', `${month}-01`)
          return { project: null, day, to }
        }),
      }
    },
  }
}

const distinct = (days: readonly ProjectDay[]): ProjectDay[] => [
  ...new Map(days.map(({ project, day }) => [`${project} ${day}`, { project, day }])).values(),
]

function weeksOf(days: readonly ProjectDay[]): Group[] {
  const weeks = new Map(
    days.map(({ project, day }) => {
      const { from, to } = periodOf('week', day)
      return [`${project} ${from}`, { project, day: from, to }]
    }),
  )
  return [...weeks.values()]
}
