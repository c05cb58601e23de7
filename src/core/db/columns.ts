import { type SQL, sql } from 'drizzle-orm'
import { customType, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type PicoUsd, pico } from '../money.ts'

/**
 * The one column type of money: a 64-bit integer of pico-dollars. Read it through `exact()`: the driver returns plain
 * integers as JavaScript numbers, which lose digits above $9,007, and this type refuses those rather than round.
 */
export const picoUsd = customType<{ data: PicoUsd; driverData: bigint | number | string }>({
  dataType: () => 'integer',
  toDriver: (value) => value as bigint,
  fromDriver: (value) => {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      throw new RangeError('An amount of money was read inexactly: select it with exact()')
    }
    return pico(value)
  },
})

/** Reads a money column with every digit, however large. */
export const exact = (column: SQLiteColumn): SQL<PicoUsd> => sql`CAST(${column} AS TEXT)`.mapWith(toPico)

/** The one sum of money in SQL; SQLite adds integers exactly and fails on overflow instead of rounding. */
export const sumPico = (column: SQLiteColumn | SQL): SQL<PicoUsd> =>
  sql`CAST(COALESCE(SUM(${column}), 0) AS TEXT)`.mapWith(toPico)

const toPico = (value: string): PicoUsd => pico(value)

/** An instant in UTC milliseconds. */
export type Instant = number

/** A calendar day in the home's zone, `YYYY-MM-DD`. */
export type Day = string
