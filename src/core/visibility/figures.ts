import type { BrandSeries, Overview } from '../../contract/index.ts'
import { addUsd, formatUsd, sumUsd, ZERO } from '../money.ts'
import { eachDay, type Period, periodOf } from '../period.ts'
import { addDays, monthOf } from '../time.ts'
import { type BrandCell, type Counts, type DayCell, scoredOf } from './counts.ts'
import { compare, sum } from './estimate.ts'
import { type BrandParts, brandMetrics, type Measured, POOLING, partsOf, ratio } from './metrics.ts'
import type { BrandOf, Repository } from './repository.ts'
import { trailing } from './trailing.ts'

type Kpis = Overview['kpis']

interface FiguresInput {
  brands: readonly BrandOf[]
  own: number
  /** The own brand's, and the namings of the others. */
  now: readonly BrandCell[]
  before: readonly BrandCell[]
  days: readonly DayCell[]
  series: readonly BrandSeries[]
  period: Period
  /** Days that each point of a spark sums. */
  window: number
  missing: string[]
}

/** The headline figures of the own brand: each with what it rests on, its interval, its change and its days. */
export function keyFigures({
  brands,
  own,
  now,
  before,
  days,
  series,
  period,
  window,
  missing,
}: FiguresInput): Omit<Kpis, 'cost'> {
  const metrics = brandMetrics(own, now)
  const parts = { now: partsOf(own, now), before: partsOf(own, before) }
  const figure = (name: keyof BrandParts, { value, interval }: Measured) => {
    const change = compare(parts.now[name], parts.before[name], POOLING[name])
    return {
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      change: {
        delta: change.delta,
        low: change.interval?.low ?? null,
        high: change.interval?.high ?? null,
        verdict: change.verdict,
      },
    }
  }
  const stretches = trailing(days, period, window)
  const spark = (of: (stretch: readonly DayCell[]) => number | null) => stretches.map((stretch) => of(stretch))
  const ownSum = (stretch: readonly DayCell[], of: (counts: Counts) => number) =>
    sum(stretch, (cell) => (cell.brandId === own ? of(cell) : 0))
  const { visibility, shareOfVoice, averagePosition, netSentiment } = metrics
  return {
    visibility: {
      ...figure('visibility', visibility),
      n: visibility.valid,
      named: visibility.named,
      prompts: visibility.prompts,
      missingModels: missing,
      spark: series.find((each) => each.brandId === own)?.points.map((point) => point.value) ?? [],
    },
    shareOfVoice: {
      ...figure('shareOfVoice', shareOfVoice),
      n: shareOfVoice.namings,
      ...standing(
        brands,
        own,
        days.filter((cell) => cell.day >= period.from),
      ),
      spark: spark((stretch) =>
        ratio(
          ownSum(stretch, (counts) => counts.named),
          sum(stretch, (cell) => cell.named),
        ),
      ),
    },
    averagePosition: {
      ...figure('averagePosition', averagePosition),
      n: averagePosition.n,
      top1: averagePosition.top1,
      top3: averagePosition.top3,
      spark: spark((stretch) =>
        ratio(
          ownSum(stretch, (counts) => counts.rankSum),
          ownSum(stretch, (counts) => counts.rankN),
        ),
      ),
    },
    netSentiment: {
      ...figure('netSentiment', netSentiment),
      n: netSentiment.scored,
      unscored: netSentiment.unscored,
      spark: spark((stretch) =>
        ratio(100 * ownSum(stretch, (counts) => counts.positive - counts.negative), ownSum(stretch, scoredOf)),
      ),
    },
  }
}

/** Where the own brand stands among all by share of voice, and who leads. */
function standing(brands: readonly BrandOf[], own: number, cells: readonly DayCell[]) {
  const all = sum(cells, (cell) => cell.named)
  const named = brands.map(({ brandId, name }) => ({
    brandId,
    brand: name,
    named: sum(cells, (cell) => (cell.brandId === brandId ? cell.named : 0)),
  }))
  if (all === 0) return { place: null, brands: brands.length, leader: null }
  const ownNamed = named.find((each) => each.brandId === own)?.named ?? 0
  const leader = named.reduce((first, each) => (each.named > first.named ? each : first))
  return {
    place: 1 + named.filter((each) => each.named > ownNamed).length,
    brands: brands.length,
    leader: { brand: leader.brand, value: leader.named / all },
  }
}

/** The month's spending so far, beside the month before up to the same day, and the days of the period. */
export function spendingFigure(repository: Repository, projectId: number, period: Period): Kpis['cost'] {
  const month = { from: periodOf('month', period.to).from, to: period.to }
  const lastMonth = periodOf('month', addDays(month.from, -1))
  const sameDay = `${monthOf(lastMonth.to)}${period.to.slice(7)}`
  const earlier = { from: lastMonth.from, to: sameDay < lastMonth.to ? sameDay : lastMonth.to }
  const first = [period.from, earlier.from].sort()[0] as string
  const spending = repository.spending(projectId, { from: first, to: period.to })
  const within = ({ from, to }: Period) => spending.filter(({ day }) => day >= from && day <= to)
  const settledOn = new Map(spending.map(({ day, settled }) => [day, settled]))
  const settled = (stretch: Period) => sumUsd(within(stretch).map((each) => each.settled))
  return {
    month: monthOf(period.to),
    monthToDateUsd: formatUsd(settled(month)),
    exposureUsd: formatUsd(within(month).reduce((total, each) => addUsd(total, each.exposure), ZERO)),
    previousToDateUsd: formatUsd(settled(earlier)),
    calls: sum(within(month), (each) => each.calls),
    spark: eachDay(period).map((day) => formatUsd(settledOn.get(day) ?? ZERO)),
  }
}
