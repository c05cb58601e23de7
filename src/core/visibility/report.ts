import { choosePeriod, type PeriodChoice } from '../period.ts'
import { findProject } from '../projects/index.ts'
import type { BrandCell } from './counts.ts'
import { sum } from './estimate.ts'
import { brandMetrics, ratio } from './metrics.ts'
import type { Reading } from './reading.ts'
import type { BrandOf, ModelOf } from './repository.ts'

const USUAL_DAYS = 30

export interface ReportChoice extends PeriodChoice {
  /** Its name; may be left out when there is only one. */
  project?: string | undefined
}

/** One brand over the period. Ratios are 0…1, sentiment −100…100; null where there is no value. */
export interface BrandReport {
  brand: string
  isOwn: boolean
  visibility: {
    value: number | null
    low: number | null
    high: number | null
    named: number
    valid: number
    n_prompts: number
  }
  shareOfVoice: number | null
  averagePosition: { value: number | null; n: number; top1: number | null; top3: number | null }
  netSentiment: { value: number | null; scored: number; unscored: number }
  citationRate: number | null
  /** Of all distinct cited URLs of valid answers, those on the brand's domains. */
  citationShare: number | null
}

export interface Report {
  project: string
  from: string
  to: string
  /** Across models: the mean of their visibilities, everything else over all answers. The own brand first. */
  brands: BrandReport[]
  byModel: { model: string; brands: BrandReport[] }[]
  /** Models the project asks that gave no valid answer in the period. */
  missingModels: string[]
  /** What enters no ratio. */
  excluded: { errors: number; truncated: number; filtered: number }
  /** The last day anything was asked, whatever the period. */
  lastDay: string | null
}

/**
 * The measures of a project over a period, read from snapshots.
 * @throws UserError `not_found`, `bad_input`
 */
export function makeReport({ db, repository, today }: Reading, choice: ReportChoice): Report {
  const project = findProject(db, choice.project)
  const { from, to } = choosePeriod(choice, today(project.id), USUAL_DAYS)
  const selection = { projectId: project.id, from, to, modelId: null, search: null }
  const brands = repository.brands(project.id)
  const tracked = new Set(brands.map((brand) => brand.brandId))
  const cells = repository.cells(selection).filter((cell) => tracked.has(cell.brandId))
  const totals = repository.totals(selection)
  const asked = repository.asked(project.id)
  const models = repository.models(project.id, [...new Set(totals.map((total) => total.modelId))])
  const citationsOf = (modelId: number | null) =>
    sum(totals, (total) => (modelId === null || total.modelId === modelId ? total.citations : 0))
  const answered = (model: ModelOf) => cells.some((cell) => cell.modelId === model.modelId && cell.valid > 0)
  return {
    project: project.name,
    from,
    to,
    brands: reportBrands(brands, cells, citationsOf(null)),
    byModel: models.filter(answered).map((model) => {
      const ofModel = cells.filter((cell) => cell.modelId === model.modelId)
      return { model: model.ref, brands: reportBrands(brands, ofModel, citationsOf(model.modelId)) }
    }),
    missingModels: models.filter((model) => asked.has(model.modelId) && !answered(model)).map((model) => model.ref),
    excluded: {
      errors: sum(totals, (total) => total.errors),
      truncated: sum(totals, (total) => total.truncated),
      filtered: sum(totals, (total) => total.filtered),
    },
    lastDay: repository.lastDay(project.id),
  }
}

function reportBrands(brands: readonly BrandOf[], cells: readonly BrandCell[], citations: number): BrandReport[] {
  return brands.map(({ brandId, name, isOwn }) => {
    const { visibility, shareOfVoice, averagePosition, netSentiment, citationRate } = brandMetrics(brandId, cells)
    const cited = sum(cells, (cell) => (cell.brandId === brandId ? cell.citations : 0))
    return {
      brand: name,
      isOwn,
      visibility: {
        value: visibility.value,
        low: visibility.interval?.low ?? null,
        high: visibility.interval?.high ?? null,
        named: visibility.named,
        valid: visibility.valid,
        n_prompts: visibility.prompts,
      },
      shareOfVoice: shareOfVoice.value,
      averagePosition: {
        value: averagePosition.value,
        n: averagePosition.n,
        top1: averagePosition.top1,
        top3: averagePosition.top3,
      },
      netSentiment: { value: netSentiment.value, scored: netSentiment.scored, unscored: netSentiment.unscored },
      citationRate: citationRate.value,
      citationShare: ratio(cited, citations),
    }
  })
}
