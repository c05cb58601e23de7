import type { BrandSeries } from '../../contract/index.ts'
import { eachDay, type Period } from '../period.ts'
import type { DayCell } from './counts.ts'
import { estimate, type Part, sum } from './estimate.ts'
import { proportionInterval } from './interval.ts'
import type { BrandOf } from './repository.ts'
import { trailing, trailingParts } from './trailing.ts'

interface SeriesInput {
  brands: readonly BrandOf[]
  /** From `window` days before the period on. */
  days: readonly DayCell[]
  /** The own brand's days by prompt, which its interval needs. */
  ownDays: readonly (Part & { day: string })[]
  period: Period
  /** Days that each point sums. */
  window: number
}

/** Every brand's visibility day by day, each over the window that ends there. The own brand's with its interval. */
export function brandSeries({ brands, days, ownDays, period, window }: SeriesInput): BrandSeries[] {
  const ownByDay = trailingParts(ownDays, period, window)
  const daysByBrand = Map.groupBy(days, (cell) => cell.brandId)
  return brands.map(({ brandId, name, isOwn }) => {
    const ofBrand = daysByBrand.get(brandId) ?? []
    const byDay = trailing(ofBrand, period, window)
    return {
      brandId,
      name,
      isOwn,
      visibility: visibilityOf(ofBrand.filter((cell) => cell.day >= period.from)),
      points: eachDay(period).map((day, index) => {
        const ofDay = byDay[index] ?? []
        const interval = isOwn ? intervalOf(ownByDay[index] ?? []) : null
        return {
          day,
          value: visibilityOf(ofDay),
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          n: sum(ofDay, (cell) => cell.valid),
        }
      }),
    }
  })
}

/** The mean of the models' ratios, like everywhere. */
export function visibilityOf(cells: readonly DayCell[]): number | null {
  const parts = cells.map((cell) => ({ promptId: 0, modelId: cell.modelId, y: cell.named, x: cell.valid }))
  return estimate(parts, 'mean of models')?.value ?? null
}

function intervalOf(parts: readonly Part[]) {
  const found = estimate(parts, 'mean of models')
  return found && proportionInterval({ ...found, rarer: Math.min(found.y, found.n - found.y) })
}
