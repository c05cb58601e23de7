import type { Db } from '../../db/index.ts'
import { realNow } from '../../time.ts'
import type { Next } from './backOff.ts'
import type { Untold } from './notices.ts'
import type { Told } from './payload.ts'

/** A claimed delivery that nobody finished, because its program died, is free again after this. */
const CLAIM_MS = 30_000

/** A delivery that this process has claimed. */
export interface Claimed extends Told {
  alertId: number
  /** Attempts with this one. */
  attempts: number
}

/**
 * What is to leave the program, in the database: claimed in one transaction and ended in another, so that a program that
 * dies in between sends it later, and several programs never send the same at once. Instants here are real.
 */
export function createOutbox(db: Db) {
  const told = 'a.kind, a.message, p.name AS project, a.provider, a.at'
  const due = db.sqlite.prepare(`
    SELECT d.alert_id AS alertId, d.attempts + 1 AS attempts, ${told}
    FROM alert_deliveries d JOIN alerts a ON a.id = d.alert_id LEFT JOIN projects p ON p.id = a.project_id
    WHERE d.state = 'pending' AND d.next_attempt_at <= :now AND (:fresh = 0 OR d.attempts = 0)
    ORDER BY d.next_attempt_at, d.alert_id LIMIT 1`)
  const claim = db.sqlite.prepare('UPDATE alert_deliveries SET attempts = ?, next_attempt_at = ? WHERE alert_id = ?')
  const postpone = db.sqlite.prepare(
    "UPDATE alert_deliveries SET next_attempt_at = ?, error = ? WHERE alert_id = ? AND state = 'pending'",
  )
  const end = db.sqlite.prepare(
    "UPDATE alert_deliveries SET state = ?, ended_at = ?, error = ? WHERE alert_id = ? AND state = 'pending'",
  )
  const drop = db.sqlite.prepare(
    "UPDATE alert_deliveries SET state = 'failed', ended_at = ?, error = 'The webhook was removed.' WHERE state = 'pending'",
  )
  const forget = db.sqlite.prepare('DELETE FROM alert_deliveries WHERE ended_at < ?')
  const untold = db.sqlite.prepare(`
    SELECT a.id, a.params, a.project_id AS projectId, ${told}
    FROM alerts a LEFT JOIN projects p ON p.id = a.project_id WHERE a.notified_at IS NULL ORDER BY a.id`)
  const mark = db.sqlite.prepare('UPDATE alerts SET notified_at = ? WHERE id = ? AND notified_at IS NULL')
  const waiting = db.sqlite.prepare("SELECT COUNT(*) FROM alert_deliveries WHERE state = 'pending'").pluck()
  const lastSent = db.sqlite
    .prepare("SELECT ended_at FROM alert_deliveries WHERE state = 'sent' ORDER BY ended_at DESC LIMIT 1")
    .pluck()
  const problem = db.sqlite
    .prepare(`
      SELECT error FROM alert_deliveries
      WHERE error IS NOT NULL AND (state = 'pending' OR (state = 'failed' AND ended_at > :since))
      ORDER BY alert_id DESC LIMIT 1`)
    .pluck()

  return {
    /** Whether something should be sent now. @param fresh looks only for what was never tried */
    isDue: (fresh: boolean): boolean => due.get({ now: realNow(), fresh: fresh ? 1 : 0 }) !== undefined,

    /** Takes the next one that is due; null when there is none. */
    claim: (fresh: boolean): Promise<Claimed | null> =>
      db.write(() => {
        const now = realNow()
        const found = due.get({ now, fresh: fresh ? 1 : 0 }) as Claimed | undefined
        if (!found) return null
        claim.run(found.attempts, now + CLAIM_MS, found.alertId)
        return found
      }),

    /** Writes down how an attempt ended. */
    settle: (alertId: number, next: Next): Promise<void> =>
      db.write(() => {
        const now = realNow()
        if (next.state === 'pending') postpone.run(now + next.inMs, next.error, alertId)
        else end.run(next.state, now, next.state === 'failed' ? next.error : null, alertId)
      }),

    /** Gives up what waits. Call inside a transaction. */
    drop: (): void => {
      drop.run(realNow())
    },

    /** Forgets deliveries that ended before an instant. @returns how many */
    forget: (before: number): Promise<number> => db.write(() => forget.run(before).changes),

    /** Takes every alert that was not shown outside the window yet, so that no other process shows it. */
    async takeUntold(now: number): Promise<Untold[]> {
      if (untold.get() === undefined) return []
      return db.write(() => {
        const found = untold.all() as (Omit<Untold, 'params'> & { id: number; params: string })[]
        for (const { id } of found) mark.run(now, id)
        return found.map(({ id: _, params, ...alert }) => ({ ...alert, params: JSON.parse(params) }))
      })
    },

    /** How sending goes: what waits, when one was last taken, and the last failure since. */
    state(): { waiting: number; lastSentAt: number | null; problem: string | null } {
      const lastSentAt = (lastSent.get() as number | undefined) ?? null
      return {
        waiting: waiting.get() as number,
        lastSentAt,
        problem: (problem.get({ since: lastSentAt ?? 0 }) as string | undefined) ?? null,
      }
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>
