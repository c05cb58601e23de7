import type Database from 'better-sqlite3'
import type { Day } from '../db/index.ts'
import { type PicoUsd, pico } from '../money.ts'
import { monthOf } from '../time.ts'
import type { BudgetScope, LimitUse } from './reserve.ts'

/** Whose money a call is, and the day it counts towards. */
export interface Charge {
  provider: string
  projectId: number | null
  day: Day
}

/** Changes of what counts towards limits; each may be negative. */
export interface UseChange {
  settled?: bigint
  exposure?: bigint
  held?: bigint
}

/** A limit, its use, and what it is for. */
export interface AppliedLimit extends LimitUse {
  /** `block` stops calls before they are made; `alert` only tells. */
  action: 'block' | 'alert'
  /** The fraction of a blocking limit at which the user is told. */
  alertAt: number
}

interface UseRow {
  scope: BudgetScope
  scope_id: string
  action: 'block' | 'alert'
  period: string
  lim: bigint
  settled: bigint
  exposure: bigint
  held: bigint
  alert_at: number
}

/** The scopes a charge counts towards. Pure. */
function scopesOf(charge: Charge): { scope: BudgetScope; scopeId: string }[] {
  const scopes: { scope: BudgetScope; scopeId: string }[] = [
    { scope: 'provider', scopeId: charge.provider },
    { scope: 'all', scopeId: '' },
  ]
  if (charge.projectId !== null) scopes.push({ scope: 'project', scopeId: String(charge.projectId) })
  return scopes
}

/**
 * The counters behind every limit, by prepared statements: this runs twice a call. Every function must be called
 * inside the transaction that changes the hold or entry it is about.
 */
export function createBudgetUse(sqlite: Database.Database) {
  const add = sqlite.prepare(`
    INSERT INTO budget_use (scope, scope_id, period, settled, exposure, held) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (scope, scope_id, period) DO UPDATE SET
      settled = settled + excluded.settled, exposure = exposure + excluded.exposure, held = held + excluded.held`)
  const limits = sqlite
    .prepare(`
    SELECT b.scope, b.scope_id, b.action, CASE b.period WHEN 'month' THEN ? ELSE ? END AS period, b."limit" AS lim, b.alert_at,
      COALESCE(u.settled, 0) AS settled, COALESCE(u.exposure, 0) AS exposure, COALESCE(u.held, 0) AS held
    FROM budgets b LEFT JOIN budget_use u
      ON u.scope = b.scope AND u.scope_id = b.scope_id AND u.period = CASE b.period WHEN 'month' THEN ? ELSE ? END
    WHERE (b.scope, b.scope_id) IN (VALUES ('all', ''), ('provider', ?), ('project', ?))`)
    .safeIntegers()
  const one = sqlite
    .prepare('SELECT settled, exposure, held FROM budget_use WHERE scope = ? AND scope_id = ? AND period = ?')
    .safeIntegers()

  return {
    change(charge: Charge, change: UseChange): void {
      for (const { scope, scopeId } of scopesOf(charge)) {
        for (const period of [monthOf(charge.day), charge.day]) {
          add.run(scope, scopeId, period, change.settled ?? 0n, change.exposure ?? 0n, change.held ?? 0n)
        }
      }
    },
    /** The limits that apply to a charge, with their use. */
    limits({ provider, projectId, day }: Charge): AppliedLimit[] {
      const project = projectId === null ? '' : String(projectId)
      const month = monthOf(day)
      const rows = limits.all(month, day, month, day, provider, project) as UseRow[]
      return rows.map((row) => ({
        scope: row.scope,
        scopeId: row.scope_id,
        action: row.action,
        period: row.period,
        limit: pico(row.lim),
        settled: pico(row.settled),
        exposure: pico(row.exposure),
        held: pico(row.held),
        alertAt: row.alert_at,
      }))
    },
    /** What counts towards one scope and period, by any limit or none. */
    of(scope: BudgetScope, scopeId: string, period: string): { settled: PicoUsd; exposure: PicoUsd; held: PicoUsd } {
      const row = one.get(scope, scopeId, period) as Pick<UseRow, 'settled' | 'exposure' | 'held'> | undefined
      return { settled: pico(row?.settled ?? 0n), exposure: pico(row?.exposure ?? 0n), held: pico(row?.held ?? 0n) }
    },
  }
}

export type BudgetUse = ReturnType<typeof createBudgetUse>
