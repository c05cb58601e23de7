import { choosePeriod } from '../period.ts'
import { estimate, sum } from './estimate.ts'
import { POOLING, ratio, shareOf } from './metrics.ts'
import type { Reading } from './reading.ts'

const DAYS = 30

/** What a list of projects says of the own brand's visibility over the last 30 days, 0…1; n is valid answers. */
export interface OwnVisibility {
  value: number | null
  n: number
}

export interface OwnInterval {
  low: number | null
  high: number | null
}

/**
 * Of one project, from sums over all prompts: a row for each day, model and brand, so that hundreds of projects are read
 * at once. It is the report's own value: the mean of the models' ratios.
 */
export function makeOwnVisibility({ repository, today }: Reading, projectId: number): OwnVisibility {
  const period = choosePeriod({}, today(projectId), DAYS)
  const models = repository.ownSums(projectId, period).filter(({ valid }) => valid > 0)
  const ratios = models.map(({ named, valid }) => named / valid)
  return { value: ratio(sum(ratios, Number), ratios.length), n: sum(models, ({ valid }) => valid) }
}

/** The interval of it, for which every prompt is read. */
export function makeOwnInterval({ repository, today }: Reading, projectId: number): OwnInterval {
  const period = choosePeriod({}, today(projectId), DAYS)
  const { interval } = shareOf(estimate(repository.ownCells(projectId, period), POOLING.visibility))
  return { low: interval?.low ?? null, high: interval?.high ?? null }
}
