import type { Db } from '../db/index.ts'
import type { Clock } from '../ports.ts'
import type { Trouble } from './limbo.ts'

/** A repair that was made. */
export interface Repair {
  repairId: number
  at: number
  rule: string
  subject: string
  projectId: number | null
  project: string | null
  day: string | null
  /** JSON of what was found, and of what stands there now. */
  before: string
  after: string
}

const REPAIRS_A_PAGE = 200

/** The history of repairs. */
export function createRepairs({ db, clock }: { db: Db; clock: Clock }) {
  const insert = db.sqlite.prepare(
    'INSERT INTO repairs (at, rule, subject, project_id, day, "before", "after") VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const page = (condition: string) =>
    db.sqlite.prepare(`
      SELECT r.id AS repairId, r.at, r.rule, r.subject, r.project_id AS projectId, p.name AS project, r.day, r."before", r."after"
      FROM repairs r LEFT JOIN projects p ON p.id = r.project_id
      WHERE r.id < @before ${condition} ORDER BY r.id DESC LIMIT ${REPAIRS_A_PAGE + 1}`)
  const all = page('')
  const ofRule = page('AND r.rule = @rule')

  return {
    /** Call it inside the transaction that mends. @param after JSON */
    record({ rule, subject, projectId, day, found }: Trouble, after: string): void {
      insert.run(clock.now(), rule, subject, projectId, day, found, after)
    },
    /** Newest first, a page at a time; `before` is the last one of the page before. */
    list(query: { rule: string | null; before: number | null }): { repairs: Repair[]; next: number | null } {
      const given = { before: query.before ?? Number.MAX_SAFE_INTEGER }
      const rows = (query.rule === null ? all.all(given) : ofRule.all({ ...given, rule: query.rule })) as Repair[]
      const repairs = rows.slice(0, REPAIRS_A_PAGE)
      return { repairs, next: rows.length > REPAIRS_A_PAGE ? (repairs.at(-1)?.repairId ?? null) : null }
    },
  }
}
