import type Database from 'better-sqlite3'

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
  | 'reconciliation'
  | 'visibility_moved'
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
 * Makes the function that raises alerts. Call it inside the transaction of what it is about. Debouncing is in the
 * database, so restarts and other processes keep to it; a clock set back does not silence a cause for good.
 */
export function createAlerts(sqlite: Database.Database) {
  const recent = sqlite.prepare('SELECT 1 FROM alerts WHERE cause = ? AND at > ? AND at <= ? LIMIT 1')
  const insert = sqlite.prepare(
    'INSERT INTO alerts (kind, cause, project_id, provider, message, params, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return {
    /** @returns whether it was raised, and not held back because the cause was told within the hour. */
    raise(alert: NewAlert, now: number): boolean {
      if (recent.get(alert.cause, now - DEBOUNCE_MS, now)) return false
      const { kind, cause, projectId, provider, message, params } = alert
      insert.run(kind, cause, projectId, provider, message, JSON.stringify(params), now)
      return true
    },
  }
}

export type Alerts = ReturnType<typeof createAlerts>
