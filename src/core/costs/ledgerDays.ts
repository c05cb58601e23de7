import type Database from 'better-sqlite3'

/** What entries of one kind are summed up under. */
export interface LedgerDay {
  day: string
  projectId: number | bigint | null
  provider: string
  modelId: number | bigint
  kind: string
  state: 'settled' | 'exposure' | 'written_off'
}

/**
 * Keeps the sums of the ledger's days, which cost reports read. Call it inside the transaction that writes or takes away
 * the entries it is about.
 */
export function createLedgerDays(sqlite: Database.Database) {
  const add = sqlite.prepare(`
    INSERT INTO ledger_days (day, project_id, provider, model_id, kind, state, entries, total) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (day, project_id, provider, model_id, kind, state) DO UPDATE SET
      entries = entries + excluded.entries, total = total + excluded.total`)
  const dropEmpty = sqlite.prepare(`
    DELETE FROM ledger_days
    WHERE day = ? AND project_id = ? AND provider = ? AND model_id = ? AND kind = ? AND state = ? AND entries = 0`)
  const keyOf = ({ day, projectId, provider, modelId, kind, state }: LedgerDay) => [
    ...[day, projectId ?? 0, provider, modelId, kind, state],
  ]
  return {
    add(entry: LedgerDay, total: bigint): void {
      add.run(...keyOf(entry), 1, total)
    },
    takeAway(entry: LedgerDay, total: bigint): void {
      add.run(...keyOf(entry), -1, -total)
      dropEmpty.run(...keyOf(entry))
    },
  }
}
