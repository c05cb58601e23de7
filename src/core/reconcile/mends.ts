import type { Ledger } from '../costs/index.ts'
import type { Db } from '../db/index.ts'
import type { Measuring } from '../measuring/index.ts'
import type { Models } from '../models/index.ts'
import { countsOf, type StateCount, statusOf } from '../monitoring/index.ts'
import type { Clock } from '../ports.ts'
import { createMoneyMends } from './mendMoney.ts'

export interface MendOptions {
  db: Db
  clock: Clock
  ledger: Ledger
  measuring: Measuring
  models: Models
  /** Whether a process lives, as it is now. */
  isLiving: (ownerId: number) => boolean
}

/**
 * Mends one row that breaks a rule, inside a transaction of the caller's, and looks again before it does: another process
 * may have come first. @returns what stands there now; null when nothing was, or could be, mended
 */
export type Mend = (id: number) => object | null

/** How the rows of each rule are mended. */
export function createMends(options: MendOptions): Record<string, Mend> {
  const { clock, ledger, measuring } = options
  const s = prepare(options.db)
  const money = createMoneyMends(options)
  const ownerIsGone = (ownerId: number | null) => ownerId === null || !options.isLiving(ownerId)

  function exposeIf(id: number, holds: (hold: { ownerId: number; taskState: string | null }) => boolean) {
    const hold = s.openHold.get(id) as { ownerId: number; taskState: string | null } | undefined
    if (!hold || !holds(hold)) return null
    ledger.expose(id)
    return { state: 'exposure' }
  }

  const fail = (message: string) => (id: number) =>
    s.fail.run(message, clock.now(), id).changes > 0 ? { state: 'failed', errorClass: 'malformed' } : null

  const analyse = (id: number) => ({ analysed: true, brands: measuring.analyseAgain(id).mentions.length })

  return {
    leased_by_nobody(id) {
      const lease = s.lease.get(id) as { ownerId: number | null } | undefined
      if (!lease || !ownerIsGone(lease.ownerId)) return null
      s.free.run(id)
      return { state: 'pending', owner: null }
    },
    hold_of_nobody: (id) => exposeIf(id, ({ ownerId }) => ownerIsGone(ownerId)),
    hold_of_ended_task: (id) => exposeIf(id, ({ taskState }) => taskState !== null && taskState !== 'leased'),
    answer_of_unfinished_task: (id) => (s.done.run(id).changes > 0 ? { state: 'done', owner: null } : null),
    done_without_answer: fail('Its answer is not in the database any more.'),
    judged_without_reply: fail('Its reply is not in the database any more.'),
    hold_without_entry: money.enterHold,
    call_without_entry: (id) => money.enterTask(id),
    entry_and_hold_differ: money.endAsEntry,
    entry_without_price: money.price,
    entry_parts_differ: money.split,
    answer_without_analysis: analyse,
    analysis_without_mentions: analyse,
    run_of_nobody(id) {
      const run = s.run.get(id) as { ownerId: number | null } | undefined
      if (!run || !ownerIsGone(run.ownerId)) return null
      const cancelled = s.cancelPending.run(clock.now(), id).changes
      const status = statusOf(countsOf(s.counts.all(id) as StateCount[]))
      s.end.run(status, clock.now(), id)
      return { status, cancelled }
    },
    task_of_ended_run: (id) => (s.cancel.run(clock.now(), id).changes > 0 ? { state: 'cancelled' } : null),
  }
}

function prepare({ sqlite }: Db) {
  return {
    lease: sqlite.prepare("SELECT owner_id AS ownerId FROM tasks WHERE id = ? AND state = 'leased'"),
    free: sqlite.prepare("UPDATE tasks SET state = 'pending', owner_id = NULL WHERE id = ?"),
    openHold: sqlite.prepare(`
      SELECT h.owner_id AS ownerId, t.state AS taskState FROM holds h LEFT JOIN tasks t ON t.id = h.task_id
      WHERE h.id = ? AND h.state = 'open'`),
    done: sqlite.prepare(`
      UPDATE tasks SET state = 'done', owner_id = NULL, error_class = NULL, error_message = NULL,
        finished_at = (SELECT at FROM answers WHERE task_id = tasks.id)
      WHERE id = ? AND state <> 'done'`),
    fail: sqlite.prepare(`
      UPDATE tasks SET state = 'failed', error_class = 'malformed', error_message = ?, finished_at = COALESCE(finished_at, ?)
      WHERE id = ? AND state = 'done'`),
    run: sqlite.prepare("SELECT owner_id AS ownerId FROM runs WHERE id = ? AND status = 'running'"),
    cancelPending: sqlite.prepare(
      "UPDATE tasks SET state = 'cancelled', finished_at = ? WHERE run_id = ? AND state = 'pending'",
    ),
    counts: sqlite.prepare('SELECT provider, kind, state, COUNT(*) AS n FROM tasks WHERE run_id = ? GROUP BY 1, 2, 3'),
    end: sqlite.prepare('UPDATE runs SET status = ?, finished_at = ? WHERE id = ?'),
    cancel: sqlite.prepare("UPDATE tasks SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'pending'"),
  }
}
