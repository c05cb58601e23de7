import type { BrandSeries } from '../../contract/index.ts'
import { eachDay, type Period } from '../period.ts'
import type { BrandCell, DayCell } from './counts.ts'
import { estimate, type Part, sum } from './estimate.ts'
import { proportionInterval } from './interval.ts'
import { brandMetrics } from './metrics.ts'
import type { BrandOf } from './repository.ts'

interface SeriesInput {
  brands: readonly BrandOf[]
  /** Over the whole period. */
  cells: readonly BrandCell[]
  days: readonly DayCell[]
  /** The own brand's days by prompt, which its interval needs. */
  ownDays: readonly (Part & { day: string })[]
  period: Period
}

/** Every brand's visibility day by day, as it was: nothing is smoothed. The own brand's with its interval. */
export function brandSeries({ brands, cells, days, ownDays, period }: SeriesInput): BrandSeries[] {
  const ownByDay = Map.groupBy(ownDays, (part) => part.day)
  const daysByBrand = Map.groupBy(days, (cell) => cell.brandId)
  return brands.map(({ brandId, name, isOwn }) => {
    const byDay = Map.groupBy(daysByBrand.get(brandId) ?? [], (cell) => cell.day)
    return {
      brandId,
      name,
      isOwn,
      visibility: brandMetrics(brandId, cells).visibility.value,
      points: eachDay(period).map((day) => {
        const ofDay = byDay.get(day) ?? []
        const interval = isOwn ? dayInterval(ownByDay.get(day) ?? []) : null
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
function visibilityOf(cells: readonly DayCell[]): number | null {
  const parts = cells.map((cell) => ({ promptId: 0, modelId: cell.modelId, y: cell.named, x: cell.valid }))
  return estimate(parts, 'mean of models')?.value ?? null
}

function dayInterval(parts: readonly Part[]) {
  const found = estimate(parts, 'mean of models')
  return found && proportionInterval({ ...found, rarer: Math.min(found.y, found.n - found.y) })
}
