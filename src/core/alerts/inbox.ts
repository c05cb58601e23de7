import type { ListedAlert } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import type { Clock } from '../ports.ts'

/** Alerts of one page. */
const PAGE_ALERTS = 100

export interface AlertsQuery {
  /** `open`: nobody has acknowledged them. */
  show: 'open' | 'all'
  /** The last one of the page before; null for the first page. */
  before: number | null
}

interface AlertRow extends Omit<ListedAlert, 'params'> {
  params: string
}

/** What the user should know, and has seen. */
export function createInbox({ db, clock }: { db: Db; clock: Clock }) {
  const listing = (condition: string) =>
    db.sqlite.prepare(`
      SELECT a.id AS alertId, a.kind, a.message, a.params, p.name AS project, a.provider, a.at,
        a.acknowledged_at AS acknowledgedAt
      FROM alerts a LEFT JOIN projects p ON p.id = a.project_id
      WHERE a.id < ? ${condition} ORDER BY a.id DESC LIMIT ?`)
  const statements = { all: listing(''), open: listing('AND a.acknowledged_at IS NULL') }
  const openOnes = db.sqlite.prepare('SELECT id FROM alerts WHERE acknowledged_at IS NULL').pluck()
  const countOpen = db.sqlite.prepare('SELECT COUNT(*) FROM alerts WHERE acknowledged_at IS NULL').pluck()
  const mark = db.sqlite.prepare('UPDATE alerts SET acknowledged_at = ? WHERE id = ? AND (acknowledged_at IS NULL) = ?')

  const acknowledge = (alertIds: readonly number[], acknowledged: boolean): Promise<void> =>
    db.write(() => {
      for (const id of alertIds) mark.run(acknowledged ? clock.now() : null, id, acknowledged ? 1 : 0)
    })

  return {
    list({ show, before }: AlertsQuery): { alerts: ListedAlert[]; next: number | null; open: number } {
      const rows = statements[show].all(before ?? Number.MAX_SAFE_INTEGER, PAGE_ALERTS + 1) as AlertRow[]
      const alerts = rows.slice(0, PAGE_ALERTS).map(({ params, ...row }) => ({ ...row, params: JSON.parse(params) }))
      return {
        alerts,
        next: rows.length > PAGE_ALERTS ? (alerts.at(-1)?.alertId ?? null) : null,
        open: countOpen.get() as number,
      }
    },
    /** Marks alerts as seen, or as not seen after all; what is so already keeps its instant. */
    acknowledge,
    /** Marks every open alert as seen. @returns them, so that it can be undone */
    async acknowledgeAll(): Promise<number[]> {
      const alertIds = openOnes.all() as number[]
      await acknowledge(alertIds, true)
      return alertIds
    },
  }
}
