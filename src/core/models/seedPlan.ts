import type { PriceRow } from './price.ts'
import type { SeededPrice } from './seed.ts'

/** What the registry does with the prices of one model when the bundled files have changed. */
export interface PricePlan {
  /** Rows that the registry has not. */
  added: SeededPrice[]
  /** Rows it has, whose period ended or began again, or whose source was checked anew. Their price never changes. */
  amended: { id: number; effectiveTo: number | null; source: string; checkedOn: string }[]
}

/**
 * Compares a model's prices in the registry with the bundled ones. Nothing is deleted and no price is altered, because
 * ledger entries point to the rows they were made with: a price that the files no longer give ends now, and a corrected
 * one is a new row, which wins because it was written later. The user's own rows are left alone.
 * @param now UTC milliseconds
 */
export function planPrices(existing: readonly PriceRow[], seeded: readonly SeededPrice[], now: number): PricePlan {
  const wanted = new Map(seeded.map((row) => [identity(row), row]))
  const known = new Set(existing.map(identity))
  const amended = existing
    .filter((row) => row.origin !== 'user')
    .flatMap((row) => {
      const target = wanted.get(identity(row)) ?? { ...row, effectiveTo: endedBy(row, now) }
      const { effectiveTo, source, checkedOn } = target
      const same = row.effectiveTo === effectiveTo && row.source === source && row.checkedOn === checkedOn
      return same ? [] : [{ id: row.id, effectiveTo, source, checkedOn }]
    })
  return { added: [...wanted].filter(([key]) => !known.has(key)).map(([, row]) => row), amended }
}

const endedBy = (row: PriceRow, now: number) =>
  row.effectiveTo !== null && row.effectiveTo < now ? row.effectiveTo : Math.max(now, row.effectiveFrom)

const identity = (row: SeededPrice): string =>
  [row.origin, row.unit, row.minInputTokens, row.serviceTier, row.effectiveFrom, row.pico].join('|')
