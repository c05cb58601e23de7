import type { Alerts } from '../alerts/index.ts'
import type { Day, Db } from '../db/index.ts'
import { addDays } from '../time.ts'

/**
 * Days that a version must have been silent, while another answered, before its answering again is a change: providers
 * let two versions answer side by side for a while, and that is one change and not one a call.
 */
const SILENT_DAYS = 7

/** A version that answered under a model's name. */
interface Version {
  served: string
  /** Null when that was before it was kept. */
  lastSeenDay: Day | null
}

/**
 * Which version an answer takes the place of; null when it is no change. Pure.
 * @param versions those that answered before, the one seen last first
 */
export function replaced(versions: readonly Version[], served: string, day: Day): string | null {
  const last = versions[0]
  if (!last || last.served === served) return null
  const known = versions.find((version) => version.served === served)
  if (!known) return last.served
  return known.lastSeenDay !== null && known.lastSeenDay < addDays(day, -SILENT_DAYS) ? last.served : null
}

/** Notes which version answered under a model's name, and tells when that is another one. */
export function createServedWatch({ sqlite }: Pick<Db, 'sqlite'>, alerts: Alerts) {
  const seen = sqlite.prepare('SELECT last_seen_day FROM served_models WHERE model_id = ? AND served = ?').pluck()
  const versions = sqlite.prepare(`
    SELECT served, last_seen_day AS lastSeenDay FROM served_models
    WHERE model_id = ? ORDER BY COALESCE(last_seen_day, first_seen_day) DESC, first_seen_at DESC, rowid DESC`)
  const names = sqlite.prepare('SELECT provider, model FROM models WHERE id = ?')
  const put = sqlite.prepare(`
    INSERT INTO served_models (model_id, served, first_seen_at, first_seen_day, last_seen_day) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (model_id, served) DO UPDATE SET last_seen_day = MAX(COALESCE(last_seen_day, ''), excluded.last_seen_day)`)
  const change = sqlite.prepare(
    'INSERT INTO served_changes (model_id, from_served, to_served, at, day) VALUES (?, ?, ?, ?, ?)',
  )

  /** Call it inside the transaction that stores the answer. */
  return ({ modelId, served, at, day }: { modelId: number; served: string; at: number; day: Day }): void => {
    const lastSeen = seen.get(modelId, served) as Day | null | undefined
    // Most answers are a further one of today's version.
    if (lastSeen !== undefined && lastSeen !== null && lastSeen >= day) return
    const from = replaced(versions.all(modelId) as Version[], served, day)
    put.run(modelId, served, at, day, day)
    if (from === null) return
    change.run(modelId, from, served, at, day)
    const { provider, model } = names.get(modelId) as { provider: string; model: string }
    const message = `${provider}:${model} is answered by ${served} since ${day}; until then ${from} answered.`
    alerts.raise(
      {
        ...{ kind: 'served_model_changed', cause: `served_model_changed ${modelId} ${served}`, projectId: null },
        ...{ provider, message, params: { model: `${provider}:${model}`, from, to: served, day } },
      },
      at,
    )
  }
}

export type ServedWatch = ReturnType<typeof createServedWatch>
