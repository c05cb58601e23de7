import { type BrandCell, type Counts, scoredOf } from './counts.ts'
import { type Estimate, estimate, type Part, type Pooling, sum } from './estimate.ts'
import { type Interval, meanInterval, proportionInterval } from './interval.ts'

/** What there is to say of one brand over some prompts and models. Ratios are null where there is nothing to divide by. */
export interface BrandMetrics {
  /** 0…1: valid answers naming it of valid answers, as the mean of the models' values. */
  visibility: Measured & { named: number; valid: number; prompts: number }
  /** 0…1: answers naming it of the sum over tracked brands of answers naming each. */
  shareOfVoice: Measured & { namings: number }
  /** Mean rank over answers where it has one; 1 is best. */
  averagePosition: Measured & { n: number; top1: number | null; top3: number | null }
  /** −100…100: positive less negative of scored mentions. */
  netSentiment: Measured & { scored: number; unscored: number }
  /** 0…1: answers citing one of its domains of valid answers with search on. */
  citationRate: { value: number | null; searched: number }
}

export interface Measured {
  value: number | null
  interval: Interval | null
}

/** A metric that can be compared between periods, as a ratio of counts. */
interface RatioMetric {
  pooling: Pooling
  y: (cell: BrandCell) => number
  x: (cell: BrandCell) => number
}

const VISIBILITY: RatioMetric = { pooling: 'mean of models', y: (cell) => cell.named, x: (cell) => cell.valid }
const POSITION: RatioMetric = { pooling: 'all answers', y: (cell) => cell.rankSum, x: (cell) => cell.rankN }
const SENTIMENT: RatioMetric = {
  pooling: 'all answers',
  y: (cell) => 100 * (cell.positive - cell.negative),
  x: scoredOf,
}

/** What each metric of a brand counts, prompt by prompt, to estimate it or to compare it. */
export interface BrandParts {
  visibility: Part[]
  shareOfVoice: Part[]
  averagePosition: Part[]
  netSentiment: Part[]
}

export const POOLING: Record<keyof BrandParts, Pooling> = {
  visibility: VISIBILITY.pooling,
  shareOfVoice: 'all answers',
  averagePosition: POSITION.pooling,
  netSentiment: SENTIMENT.pooling,
}

/** @param cells of every tracked brand: a share of voice is a share of all their namings */
export function partsOf(brandId: number, cells: readonly BrandCell[]): BrandParts {
  const own = cells.filter((cell) => cell.brandId === brandId)
  const parts = ({ y, x }: RatioMetric): Part[] =>
    own.map((cell) => ({ promptId: cell.promptId, modelId: cell.modelId, y: y(cell), x: x(cell) }))
  return {
    visibility: parts(VISIBILITY),
    shareOfVoice: shareParts(brandId, cells),
    averagePosition: parts(POSITION),
    netSentiment: parts(SENTIMENT),
  }
}

function shareParts(brandId: number, cells: readonly BrandCell[]): Part[] {
  const parts = new Map<string, Part>()
  for (const { promptId, modelId, named, ...cell } of cells) {
    const key = `${modelId} ${promptId}`
    const part = parts.get(key) ?? { promptId, modelId, y: 0, x: 0 }
    part.x += named
    if (cell.brandId === brandId) part.y += named
    parts.set(key, part)
  }
  return [...parts.values()]
}

export function brandMetrics(brandId: number, cells: readonly BrandCell[]): BrandMetrics {
  const parts = partsOf(brandId, cells)
  const own = cells.filter((cell) => cell.brandId === brandId)
  const total = (of: (counts: Counts) => number) => sum(own, of)
  const visibility = estimate(parts.visibility, POOLING.visibility)
  const share = estimate(parts.shareOfVoice, POOLING.shareOfVoice)
  const ranked = total((counts) => counts.rankN)
  const searched = total((counts) => counts.searched)
  return {
    visibility: {
      ...shareOf(visibility),
      named: total((counts) => counts.named),
      valid: total((counts) => counts.valid),
      prompts: visibility?.prompts ?? 0,
    },
    shareOfVoice: { ...shareOf(share), namings: share?.n ?? 0 },
    averagePosition: {
      ...mean(estimate(parts.averagePosition, POOLING.averagePosition), 1, Number.POSITIVE_INFINITY),
      n: ranked,
      top1: ratio(
        total((counts) => counts.top1),
        ranked,
      ),
      top3: ratio(
        total((counts) => counts.top3),
        ranked,
      ),
    },
    netSentiment: {
      ...mean(estimate(parts.netSentiment, POOLING.netSentiment), -100, 100),
      scored: total(scoredOf),
      unscored: total((counts) => counts.unscored),
    },
    citationRate: {
      value: ratio(
        total((counts) => counts.searchedCited),
        searched,
      ),
      searched,
    },
  }
}

/** A day's plain value of a metric, for sparklines: no interval, no change. */
export const ratio = (y: number, x: number): number | null => (x > 0 ? y / x : null)

/** A share with its interval. */
export function shareOf(found: Estimate | null): Measured {
  if (!found) return { value: null, interval: null }
  return { value: found.value, interval: proportionInterval({ ...found, rarer: Math.min(found.y, found.n - found.y) }) }
}

/** A spread of nothing at all is no knowledge of the spread: then there is no interval. */
function mean(found: Estimate | null, least: number, most: number): Measured {
  if (!found) return { value: null, interval: null }
  const interval = found.variance > 0 ? meanInterval(found.value, found.variance, found.prompts) : null
  return {
    value: found.value,
    interval: interval && { low: Math.max(least, interval.low), high: Math.min(most, interval.high) },
  }
}
