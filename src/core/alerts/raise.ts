import type Database from 'better-sqlite3'
import { realNow } from '../time.ts'
import { topicOf } from './topic.ts'

/** What an alert is about; each kind has its own page to act on. */
export type AlertKind =
  | 'budget_threshold'
  | 'budget_block'
  | 'daily_threshold'
  | 'settlement_above_hold'
  | 'key_rejected'
  | 'provider_down'
  | 'job_failed'
  | 'job_missed'
  | 'new_models'
  | 'served_model_changed'
  | 'unpriced_calls'
  /** `found`, `mended`, `left`: rows; `gaps`: recorded ones; `asked`, `answered`: answers of today. */
  | 'reconciliation'
  | 'visibility_moved'
  /** `gapUsd` (billed less ledger), `ledgerUsd`, `billedUsd`, `from`, `to`, and the largest part's `cause`. */
  | 'billing_gap'

export interface NewAlert {
  kind: AlertKind
  /** The same cause raises at most one alert an hour. */
  cause: string
  projectId: number | null
  provider: string | null
  /** One sentence in English. */
  message: string
  /** The figures of the sentence, so that the app can say it in the user's language. */
  params: Record<string, string | number>
}

const DEBOUNCE_MS = 3_600_000

/**
 * Makes the function that raises alerts. Call it inside the transaction of what it is about. Debouncing and muting are
 * in the database, so restarts and other processes keep to them; a clock set back does not silence a cause for good.
 * Where there is a webhook, the alert is on its way to it from the same transaction on.
 */
export function createAlerts(sqlite: Database.Database) {
  const recent = sqlite.prepare('SELECT 1 FROM alerts WHERE cause = ? AND at > ? AND at <= ? LIMIT 1')
  const told = sqlite.prepare('SELECT 1 FROM alerts WHERE cause = ? LIMIT 1')
  const muted = sqlite.prepare('SELECT 1 FROM alert_mutes WHERE topic = ? AND (until IS NULL OR until > ?)')
  const insert = sqlite.prepare(
    'INSERT INTO alerts (kind, cause, project_id, provider, message, params, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const send = sqlite.prepare(`
    INSERT INTO alert_deliveries (alert_id, state, next_attempt_at)
    SELECT ?, 'pending', ? FROM alert_settings WHERE webhook_host IS NOT NULL`)
  const listeners = new Set<() => void>()

  return {
    /** @returns whether it was raised, and not held back because the cause was told within the hour or is muted. */
    raise(alert: NewAlert, now: number): boolean {
      const { kind, cause, projectId, provider, message, params } = alert
      if (recent.get(cause, now - DEBOUNCE_MS, now)) return false
      if (muted.get(topicOf(cause), now)) return false
      const { lastInsertRowid } = insert.run(kind, cause, projectId, provider, message, JSON.stringify(params), now)
      send.run(lastInsertRowid, realNow())
      for (const tell of listeners) tell()
      return true
    },

    /** Whether a cause was ever told. */
    isTold: (cause: string): boolean => told.get(cause) !== undefined,

    /** Calls back whenever this process has raised one, before its transaction ends. @returns what stops it */
    onRaised(tell: () => void): () => void {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
  }
}

export type Alerts = ReturnType<typeof createAlerts>
