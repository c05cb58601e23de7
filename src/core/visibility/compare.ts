import { COMPARED, type Compared } from '../../contract/index.ts'
import { choosePeriod, daysIn, eachDay, type PeriodChoice } from '../period.ts'
import { projectById } from '../projects/index.ts'
import { addDays } from '../time.ts'
import { changesOf, type InstrumentChanges } from './changes.ts'
import { type BrandCell, type Counts, type DayCell, scoredOf } from './counts.ts'
import { sum } from './estimate.ts'
import { type BrandMetrics, brandMetrics, ratio } from './metrics.ts'
import type { Reading } from './reading.ts'
import type { BrandOf, ModelOf } from './repository.ts'
import { visibilityOf } from './series.ts'
import { trailing, windowFor } from './trailing.ts'

const USUAL_DAYS = 30

export interface CompareChoice extends PeriodChoice {
  projectId: number
  /** Only answers with search on, or off; both when left out. */
  search?: boolean | undefined
}

/** A value a day in the metric's own unit: 0…1, a rank, or −100…100; null on a day without one. */
type Lines = Record<Compared, (number | null)[]>

/** One brand, at one model or over all: its figures over the period, each with what it rests on, and its days. */
export interface ComparedBrand {
  brandId: number
  figures: BrandMetrics
  lines: Lines
}

export interface Comparison extends InstrumentChanges {
  from: string
  to: string
  days: string[]
  /** Days that each point of a line sums, the last of them its own. */
  window: number
  /** The own brand first, then competitors in the project's order. */
  brands: BrandOf[]
  /** Models with answers in the period, in the project's order. */
  models: (ModelOf & { brands: ComparedBrand[] })[]
  /** Over all models: the mean of their visibilities, everything else over all answers. */
  overall: ComparedBrand[]
}

/**
 * Models and brands side by side over a period and day by day, read from snapshots.
 * @throws UserError `not_found`, `bad_input`
 */
export function makeComparison({ db, repository, zone, today }: Reading, choice: CompareChoice): Comparison {
  const project = projectById(db, choice.projectId)
  const period = choosePeriod(choice, today(project.id), USUAL_DAYS)
  const selection = { projectId: project.id, ...period, modelId: null, search: choice.search ?? null }
  const brands = repository.brands(project.id)
  const tracked = new Set(brands.map((brand) => brand.brandId))
  const ofTracked = <T extends { brandId: number }>(cells: T[]) => cells.filter((cell) => tracked.has(cell.brandId))
  const cells = ofTracked(repository.cells(selection))
  const window = windowFor(daysIn(period))
  const days = ofTracked(repository.days({ ...selection, from: addDays(period.from, 1 - window) }))
  const answered = [...new Set(cells.map((cell) => cell.modelId))]
  const models = repository.models(project.id, answered).filter((model) => answered.includes(model.modelId))
  const compared = (cellsOf: readonly BrandCell[], daysOf: readonly DayCell[]): ComparedBrand[] => {
    const lines = linesOf(brands, trailing(daysOf, period, window))
    return brands.map(({ brandId }) => ({
      ...{ brandId, figures: brandMetrics(brandId, cellsOf), lines: lines.get(brandId)! },
    }))
  }
  return {
    ...period,
    days: eachDay(period),
    window,
    brands,
    models: models.map((model) => ({
      ...model,
      brands: compared(
        cells.filter((cell) => cell.modelId === model.modelId),
        days.filter((cell) => cell.modelId === model.modelId),
      ),
    })),
    overall: compared(cells, days),
    ...changesOf({ repository, zone }, project.id, models, period),
  }
}

type Stretch = { own: readonly DayCell[]; all: readonly DayCell[] }

const total = (cells: readonly DayCell[], of: (counts: Counts) => number) => sum(cells, of)
const named = (counts: Counts) => counts.named

/** A metric over the days of a point: the mean of the models' ratios for visibility, one ratio of all answers for others. */
const AT_POINT: Record<Compared, (stretch: Stretch) => number | null> = {
  visibility: ({ own }) => visibilityOf(own),
  shareOfVoice: ({ own, all }) => ratio(total(own, named), total(all, named)),
  averagePosition: ({ own }) =>
    ratio(
      total(own, (counts) => counts.rankSum),
      total(own, (counts) => counts.rankN),
    ),
  netSentiment: ({ own }) =>
    ratio(100 * total(own, (counts) => counts.positive - counts.negative), total(own, scoredOf)),
  citationRate: ({ own }) =>
    ratio(
      total(own, (counts) => counts.searchedCited),
      total(own, (counts) => counts.searched),
    ),
}

/** Every brand's lines, from the cells that each point sums. */
function linesOf(brands: readonly BrandOf[], stretches: readonly (readonly DayCell[])[]): Map<number, Lines> {
  const byBrand = stretches.map((all) => ({ all, of: Map.groupBy(all, (cell) => cell.brandId) }))
  return new Map(
    brands.map(({ brandId }) => {
      const points = byBrand.map(({ all, of }) => ({ own: of.get(brandId) ?? [], all }))
      const lines = COMPARED.map((metric) => [metric, points.map(AT_POINT[metric])])
      return [brandId, Object.fromEntries(lines) as Lines]
    }),
  )
}
