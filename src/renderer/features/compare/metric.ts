import type { Compared, Comparison } from '../../../contract/index.ts'
import type { ComparedScale } from '../../charts/compare.ts'
import type { Format } from '../../i18n/format.ts'
import type { AnswersLink } from '../answers/filter.ts'

const RATIOS: readonly Compared[] = ['visibility', 'shareOfVoice', 'citationRate']

/** Whether its values go from 0 to 1. */
export const isRatio = (metric: Compared): boolean => RATIOS.includes(metric)

/** How a metric's values are written. */
export function writerOf(metric: Compared, f: Format): (value: number) => string {
  if (isRatio(metric)) return f.percent
  return metric === 'averagePosition' ? (value) => f.decimal(value, 1) : (value) => f.signed(value, 0)
}

/** The axis that all charts of a comparison share: it holds every line of every model. Pure. */
export function scaleOf(metric: Compared, { models, overall }: Comparison, f: Format): ComparedScale {
  const values = [...models.flatMap(({ brands }) => brands), ...overall]
    .flatMap(({ lines }) => lines[metric])
    .filter((value) => value !== null)
  const write = writerOf(metric, f)
  const top = Math.max(0, ...values)
  if (metric === 'averagePosition') return { min: 1, max: Math.max(2, Math.ceil(top)), inverse: true, write }
  if (metric === 'netSentiment') return { min: -100, max: 100, inverse: false, write }
  return { min: 0, max: Math.min(1, Math.max(0.2, Math.ceil(top / 0.2) * 0.2)), inverse: false, write }
}

interface Cell {
  brandId: number
  /** Null over all models. */
  model: string | null
  search: boolean | null
}

/** The answers behind a value: for ratios those that are counted above the line, else those that have the value. Pure. */
export function behindCell(
  metric: Compared,
  { from, to }: Pick<Comparison, 'from' | 'to'>,
  { brandId, model, search }: Cell,
): AnswersLink {
  const view: AnswersLink = { from, to, model, search, brand: brandId, status: 'valid' }
  switch (metric) {
    case 'visibility':
    case 'shareOfVoice':
      return { ...view, state: 'named' }
    case 'averagePosition':
      return { ...view, state: 'ranked' }
    case 'netSentiment':
      return { ...view, tone: 'scored' }
    case 'citationRate':
      return { ...view, search: true, cites: brandId }
  }
}
