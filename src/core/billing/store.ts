import type { Db } from '../db/index.ts'
import { pico } from '../money.ts'
import type { BilledUse } from '../providers/index.ts'
import type { ImportPlan, IncomingLine, StoredLine } from './plan.ts'

/** Lines, or hours, that one transaction writes. */
const BATCH = 400

export interface NewImport {
  provider: string
  source: 'api' | 'csv'
  name: string
  fileHash: string | null
  fromDay: string
  toDay: string
  rejected: number
}

/** One import, for the history. */
export interface BillingImport extends NewImport {
  id: number
  added: number
  unchanged: number
  restated: number
  /** UTC milliseconds. */
  at: number
  undoneAt: number | null
}

type RawLine = Omit<StoredLine, 'amount' | 'tolerance' | 'id' | 'importId' | 'quantity' | 'rows'> &
  Record<'id' | 'importId' | 'amount' | 'tolerance' | 'rows', bigint> & { quantity: bigint | null }

const LINE_COLUMNS = `id, import_id AS importId, provider, source, day, model, unit, credit, line, amount, tolerance, quantity, rows, key`

const lineOf = ({ id, importId, amount, tolerance, quantity, rows, ...rest }: RawLine): StoredLine => ({
  ...rest,
  ...{
    id: Number(id),
    importId: Number(importId),
    amount: pico(amount),
    tolerance: pico(tolerance),
    rows: Number(rows),
  },
  quantity: quantity === null ? null : Number(quantity),
})

/** What is kept of bills. */
export function createBillStore(db: Db) {
  const { sqlite } = db
  const live = sqlite
    .prepare(`SELECT ${LINE_COLUMNS} FROM billed_lines
      WHERE provider = ? AND day BETWEEN ? AND ? AND superseded_by IS NULL ORDER BY day, id`)
    .safeIntegers()
  const imports = sqlite.prepare(`
    SELECT id, provider, source, name, file_hash AS fileHash, from_day AS fromDay, to_day AS toDay, added, unchanged,
      restated, rejected, at, undone_at AS undoneAt
    FROM billing_imports ORDER BY at DESC, id DESC LIMIT ?`)
  const covering = sqlite.prepare(`
    SELECT provider, source, from_day AS fromDay, to_day AS toDay FROM billing_imports
    WHERE provider = ? AND undone_at IS NULL AND from_day <= ? AND to_day >= ?`)
  const usage = sqlite.prepare(`
    SELECT hour, model, input_tokens AS inputTokens, cached_input_tokens AS cachedInputTokens,
      cache_write_tokens AS cacheWriteTokens, cache_write_1h_tokens AS cacheWrite1hTokens,
      output_tokens AS outputTokens, searches, requests
    FROM billed_usage WHERE provider = ? AND hour >= ? AND hour < ? ORDER BY hour, id`)
  const statements = prepare(sqlite)

  const inBatches = async <T>(items: readonly T[], write: (item: T) => void) => {
    for (let at = 0; at < items.length; at += BATCH) {
      await db.write(() => items.slice(at, at + BATCH).forEach(write))
    }
  }

  return {
    /** The lines that count, oldest day first. */
    lines: (provider: string, from: string, to: string): StoredLine[] =>
      (live.all(provider, from, to) as (RawLine & { provider: string })[]).map(lineOf),

    usage: (provider: string, start: number, end: number) => usage.all(provider, start, end) as BilledUse[],

    /** The imports that say something of some days. */
    covering: (provider: string, from: string, to: string) =>
      covering.all(provider, to, from) as Pick<BillingImport, 'source' | 'fromDay' | 'toDay'>[],

    /** The newest first. */
    imports: (most: number) => imports.all(most) as BillingImport[],

    /** The import that took the same file and still counts; null when none did. */
    importOfFile: (provider: string, hash: string) =>
      (statements.importOfFile.get(provider, hash) as { id: number; at: number } | undefined) ?? null,

    /**
     * Keeps what an import brings, a few lines a transaction. An import that is broken off leaves whole lines; made again,
     * it takes the rest.
     * @param usage hours that replace what was known of them; empty for a file
     */
    async keep(given: NewImport, plan: ImportPlan, hours: readonly BilledUse[], now: number): Promise<number> {
      const { provider, source, name, fileHash, fromDay, toDay, rejected } = given
      const importId = await db.write(() =>
        Number(
          statements.insertImport.run(
            ...[provider, source, name, fileHash, fromDay, toDay],
            ...[plan.added.length, plan.unchanged, plan.restated.length, rejected, now],
          ).lastInsertRowid,
        ),
      )
      const insert = (line: IncomingLine) =>
        statements.insertLine.run(
          ...[importId, provider, source, line.day, line.model, line.unit, line.credit, line.line],
          ...[line.amount, line.tolerance, line.quantity, line.rows, line.key],
        )
      await inBatches(plan.gone, ({ id }) => void statements.supersede.run(importId, id))
      await inBatches(plan.restated, ({ before, after }) => {
        statements.supersede.run(importId, before.id)
        insert(after)
      })
      await inBatches(plan.added, (line) => void insert(line))
      await inBatches(hours, (use) => {
        statements.putUsage.run(
          ...[importId, provider, use.hour, use.model, use.inputTokens, use.cachedInputTokens],
          ...[use.cacheWriteTokens, use.cacheWrite1hTokens, use.outputTokens, use.searches, use.requests],
        )
      })
      return importId
    },

    /**
     * Takes an import back: its lines go, and those that it replaced count again.
     * @returns whether there was one that counted
     */
    async undo(importId: number, now: number): Promise<boolean> {
      const undone = await db.write(() => statements.markUndone.run(now, importId).changes > 0)
      if (!undone) return false
      await repeat(() => db.write(() => statements.dropUsage.run(importId, BATCH).changes))
      await repeat(() => db.write(() => bringBack(importId)))
      return true
    },

    mapping(provider: string): { columns: Record<string, string>; decimal: '.' | ',' | null } | null {
      const row = statements.mapping.get(provider) as { columns: string; decimal: '.' | ',' | null } | undefined
      return row ? { columns: JSON.parse(row.columns) as Record<string, string>, decimal: row.decimal } : null
    },
    rememberMapping: (provider: string, columns: Record<string, string>, decimal: '.' | ',' | null, now: number) =>
      db.write(() => void statements.setMapping.run(provider, JSON.stringify(columns), decimal, now)),
  }

  /** A batch of an import's lines away, those that they replaced back. @returns how many went */
  function bringBack(importId: number): number {
    const own = statements.ownLines.all(importId, BATCH) as {
      id: number
      provider: string
      key: string
      supersededBy: number | null
    }[]
    for (const { id, key, supersededBy } of own) {
      statements.dropLine.run(id)
      statements.replaced.run(supersededBy, importId, key)
    }
    if (own.length > 0) return own.length
    return statements.replacedByNothing.run({ importId, most: BATCH }).changes
  }
}

async function repeat(step: () => Promise<number>): Promise<void> {
  while ((await step()) > 0);
}

function prepare(sqlite: Db['sqlite']) {
  return {
    importOfFile: sqlite.prepare(
      'SELECT id, at FROM billing_imports WHERE provider = ? AND file_hash = ? AND undone_at IS NULL ORDER BY id LIMIT 1',
    ),
    insertImport: sqlite.prepare(`
      INSERT INTO billing_imports (provider, source, name, file_hash, from_day, to_day, added, unchanged, restated, rejected, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    // Another process may have imported the same meanwhile.
    insertLine: sqlite.prepare(`
      INSERT OR IGNORE INTO billed_lines (import_id, provider, source, day, model, unit, credit, line, amount, tolerance,
        quantity, rows, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    supersede: sqlite.prepare('UPDATE billed_lines SET superseded_by = ? WHERE id = ? AND superseded_by IS NULL'),
    putUsage: sqlite.prepare(`
      INSERT INTO billed_usage (import_id, provider, hour, model, input_tokens, cached_input_tokens, cache_write_tokens,
        cache_write_1h_tokens, output_tokens, searches, requests) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (provider, hour, model) DO UPDATE SET import_id = excluded.import_id,
        input_tokens = excluded.input_tokens, cached_input_tokens = excluded.cached_input_tokens,
        cache_write_tokens = excluded.cache_write_tokens, cache_write_1h_tokens = excluded.cache_write_1h_tokens,
        output_tokens = excluded.output_tokens, searches = excluded.searches, requests = excluded.requests`),
    markUndone: sqlite.prepare('UPDATE billing_imports SET undone_at = ? WHERE id = ? AND undone_at IS NULL'),
    dropUsage: sqlite.prepare(
      'DELETE FROM billed_usage WHERE id IN (SELECT id FROM billed_usage WHERE import_id = ? LIMIT ?)',
    ),
    ownLines: sqlite.prepare(
      'SELECT id, provider, key, superseded_by AS supersededBy FROM billed_lines WHERE import_id = ? LIMIT ?',
    ),
    dropLine: sqlite.prepare('DELETE FROM billed_lines WHERE id = ?'),
    replaced: sqlite.prepare('UPDATE billed_lines SET superseded_by = ? WHERE superseded_by = ? AND key = ?'),
    // A line that the import only took away: a later import may have brought it again.
    replacedByNothing: sqlite.prepare(`
      UPDATE billed_lines SET superseded_by = (
        SELECT later.import_id FROM billed_lines AS later
        WHERE later.provider = billed_lines.provider AND later.key = billed_lines.key AND later.superseded_by IS NULL)
      WHERE id IN (SELECT id FROM billed_lines WHERE superseded_by = :importId LIMIT :most)`),
    mapping: sqlite.prepare('SELECT columns, decimal FROM billing_mappings WHERE provider = ?'),
    setMapping: sqlite.prepare(`
      INSERT INTO billing_mappings (provider, columns, decimal, updated_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (provider) DO UPDATE SET columns = excluded.columns, decimal = excluded.decimal, updated_at = excluded.updated_at`),
  }
}

export type BillStore = ReturnType<typeof createBillStore>
