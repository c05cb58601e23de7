import type { ListedAlert, MutedTopic } from '../../contract/index.ts'
import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Clock } from '../ports.ts'
import { topicOf } from './topic.ts'

/** Alerts of one page. */
const PAGE_ALERTS = 100

export interface AlertsQuery {
  /** `open`: nobody has acknowledged them. */
  show: 'open' | 'all'
  /** Only those about this project; null for all there are. */
  projectId: number | null
  /** The last one of the page before; null for the first page. */
  before: number | null
}

interface AlertRow extends Omit<ListedAlert, 'params' | 'muted'> {
  params: string
  cause: string
}

interface MuteRow {
  topic: string
  until: number | null
}

/** What the user should know, has seen, and does not want to be told. */
export function createInbox({ db, clock }: { db: Db; clock: Clock }) {
  const columns = `a.id AS alertId, a.kind, a.cause, a.message, a.params, a.project_id AS projectId, p.name AS project,
    a.provider, a.at, a.acknowledged_at AS acknowledgedAt`
  const listing = (condition: string) =>
    db.sqlite.prepare(`
      SELECT ${columns} FROM alerts a LEFT JOIN projects p ON p.id = a.project_id
      WHERE a.id < :before ${condition} ORDER BY a.id DESC LIMIT :most`)
  const OPEN = 'AND a.acknowledged_at IS NULL'
  const OF_PROJECT = 'AND a.project_id = :projectId'
  const statements = {
    all: { any: listing(''), one: listing(OF_PROJECT) },
    open: { any: listing(OPEN), one: listing(`${OPEN} ${OF_PROJECT}`) },
  }
  const openOnes = db.sqlite
    .prepare('SELECT id FROM alerts WHERE acknowledged_at IS NULL AND (:projectId IS NULL OR project_id = :projectId)')
    .pluck()
  const countOpen = db.sqlite
    .prepare(
      'SELECT COUNT(*) FROM alerts WHERE acknowledged_at IS NULL AND (:projectId IS NULL OR project_id = :projectId)',
    )
    .pluck()
  const mark = db.sqlite.prepare('UPDATE alerts SET acknowledged_at = ? WHERE id = ? AND (acknowledged_at IS NULL) = ?')
  const causeOf = db.sqlite.prepare('SELECT cause FROM alerts WHERE id = ?').pluck()
  const muted = db.sqlite.prepare('SELECT topic, until FROM alert_mutes WHERE until IS NULL OR until > ?')
  const mutes = db.sqlite.prepare(`
    SELECT m.topic, m.until, m.muted_at AS mutedAt, ${columns}
    FROM alert_mutes m JOIN alerts a ON a.id = m.alert_id LEFT JOIN projects p ON p.id = a.project_id
    WHERE m.until IS NULL OR m.until > ? ORDER BY m.muted_at DESC, m.topic`)
  const putMute = db.sqlite.prepare(`
    INSERT INTO alert_mutes (topic, alert_id, muted_at, until) VALUES (?, ?, ?, ?)
    ON CONFLICT (topic) DO UPDATE SET alert_id = excluded.alert_id, muted_at = excluded.muted_at, until = excluded.until`)
  const dropMute = db.sqlite.prepare('DELETE FROM alert_mutes WHERE topic = ?')

  const toListed = ({ params, cause, ...row }: AlertRow, silent: ReadonlyMap<string, MuteRow>): ListedAlert => {
    const mute = silent.get(topicOf(cause))
    return { ...row, params: JSON.parse(params), muted: mute ? { until: mute.until } : null }
  }

  const acknowledge = (alertIds: readonly number[], acknowledged: boolean): Promise<void> =>
    db.write(() => {
      for (const id of alertIds) mark.run(acknowledged ? clock.now() : null, id, acknowledged ? 1 : 0)
    })

  function topicOfAlert(alertId: number): string {
    const cause = causeOf.get(alertId) as string | undefined
    if (cause === undefined) throw new UserError('not_found', `There is no alert ${alertId}. See: earshot alerts`)
    return topicOf(cause)
  }

  return {
    list({ show, projectId, before }: AlertsQuery): { alerts: ListedAlert[]; next: number | null; open: number } {
      const statement = statements[show][projectId === null ? 'any' : 'one']
      const asked = { before: before ?? Number.MAX_SAFE_INTEGER, most: PAGE_ALERTS + 1, projectId }
      const rows = statement.all(asked) as AlertRow[]
      const silent = new Map((muted.all(clock.now()) as MuteRow[]).map((row) => [row.topic, row]))
      const alerts = rows.slice(0, PAGE_ALERTS).map((row) => toListed(row, silent))
      return {
        alerts,
        next: rows.length > PAGE_ALERTS ? (alerts.at(-1)?.alertId ?? null) : null,
        open: countOpen.get({ projectId }) as number,
      }
    },

    /** How many nobody has acknowledged. */
    open: (): number => countOpen.get({ projectId: null }) as number,

    /**
     * Marks alerts as seen, or as not seen after all; what is so already keeps its instant.
     * @throws UserError `not_found`
     */
    async acknowledge(alertIds: readonly number[], acknowledged: boolean): Promise<void> {
      for (const id of alertIds) topicOfAlert(id)
      await acknowledge(alertIds, acknowledged)
    },

    /** Marks every open alert as seen, or those of one project. @returns them, so that it can be undone */
    async acknowledgeAll(projectId: number | null): Promise<number[]> {
      const alertIds = openOnes.all({ projectId }) as number[]
      await acknowledge(alertIds, true)
      return alertIds
    },

    /**
     * Raises no alert of the same topic any more, which is the alert's cause whatever its month or day.
     * @param until UTC milliseconds; null for good
     * @throws UserError `not_found`, `bad_input` for a moment that is over
     */
    async mute(alertId: number, until: number | null): Promise<void> {
      const topic = topicOfAlert(alertId)
      if (until !== null && until <= clock.now()) {
        throw new UserError('bad_input', 'That moment is over, so nothing was muted. Choose one to come.')
      }
      await db.write(() => putMute.run(topic, alertId, clock.now(), until))
    },

    /** Tells what an alert is about again. @throws UserError `not_found` */
    async unmute(alertId: number): Promise<void> {
      const topic = topicOfAlert(alertId)
      await db.write(() => dropMute.run(topic))
    },

    /** What is muted now, each by the alert it was muted at, the latest first. */
    mutes(): MutedTopic[] {
      type Row = AlertRow & MuteRow & { mutedAt: number }
      return (mutes.all(clock.now()) as Row[]).map(({ topic, until, mutedAt, ...row }) => ({
        mutedAt,
        until,
        alert: toListed(row, new Map([[topic, { topic, until }]])),
      }))
    },
  }
}
