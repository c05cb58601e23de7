import type { Db } from '../db/index.ts'
import type { Recount } from '../measuring/index.ts'
import { formatUsd, pico } from '../money.ts'

/** One group of counted rows: a project's day or week, a day of the ledger, a month. */
export interface Group {
  project: number | null
  /** The day; of a week its Monday, of a month its first day. */
  day: string
  /** The last day of the group. */
  to: string
}

type Cell = string | bigint

/** A row that is not as a recount has it; null on the side that has no such row. */
export interface Difference {
  key: Cell[]
  kept: Cell[] | null
  counted: Cell[] | null
}

/** Compares what a table keeps with a recount, and puts right what differs. */
export function createComparing({ sqlite }: Db, { table, kept, counted }: Recount) {
  const columns = [...table.key, ...table.counts]
  const differing = sqlite
    .prepare(`
    WITH kept (${columns}) AS MATERIALIZED (${kept}), counted (${columns}) AS MATERIALIZED (${counted})
    SELECT 'kept', * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted)
    UNION ALL SELECT 'counted', * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)`)
    .safeIntegers()
    .raw()
  const remove = sqlite.prepare(
    `DELETE FROM ${table.name} WHERE ${table.key.map((name) => `${name} = ?`).join(' AND ')}`,
  )
  const put = sqlite.prepare(`INSERT OR REPLACE INTO ${table.name} (${columns}) VALUES (${columns.map(() => '?')})`)

  return {
    columns: table.counts,
    keyColumns: table.key,
    /** What differs within a group, in the order of the keys. */
    differences(group: Group): Difference[] {
      const found = new Map<string, Difference>()
      for (const [side, ...row] of differing.all(group) as Cell[][]) {
        const key = row.slice(0, table.key.length)
        const name = JSON.stringify(key.map(String))
        const known = found.get(name) ?? { key, kept: null, counted: null }
        known[side as 'kept' | 'counted'] = row.slice(table.key.length)
        found.set(name, known)
      }
      return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, difference]) => difference)
    },
    /** Makes rows what they were counted to be. Call it inside the transaction that found them to differ. */
    put(differences: readonly Difference[]): void {
      for (const { key, counted } of differences) {
        if (counted) put.run(...key, ...counted)
        else remove.run(...key)
      }
    },
  }
}

export type Comparing = ReturnType<typeof createComparing>

/** Columns that hold money. */
const MONEY = new Set(['cost', 'total', 'settled', 'exposure', 'held', 'amount', 'tokensCost', 'searchCost'])

/** Counts by their names, as JSON. Amounts of money are decimal texts in dollars, and their names say so. */
export const countsJson = (columns: readonly string[], row: readonly Cell[] | null): string =>
  factsJson(row && Object.fromEntries(columns.map((name, i) => [name, row[i]])))

/** Facts as JSON, amounts of pico-dollars among them as dollars. */
export const factsJson = (facts: Readonly<Record<string, unknown>> | null): string =>
  JSON.stringify(facts && Object.fromEntries(Object.entries(facts).map(([name, value]) => told(name, value))))

function told(name: string, value: unknown): [string, unknown] {
  if (MONEY.has(name) && (typeof value === 'bigint' || typeof value === 'string')) {
    return [`${name}Usd`, formatUsd(pico(value))]
  }
  return [name, typeof value === 'bigint' ? Number(value) : value]
}
