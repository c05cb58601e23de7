import type { Overview } from '../../contract/index.ts'
import { formatUsd, ZERO } from '../money.ts'
import { type Period, periodBefore } from '../period.ts'
import { projectById } from '../projects/index.ts'
import { addDays } from '../time.ts'
import { changesOf } from './changes.ts'
import { keyFigures, spendingFigure } from './figures.ts'
import { brandMetrics } from './metrics.ts'
import type { Reading } from './reading.ts'
import type { ModelOf, Repository, Selection, TotalCell } from './repository.ts'
import { brandSeries } from './series.ts'
import { windowFor } from './trailing.ts'

export interface OverviewChoice {
  projectId: number
  days: number
  /** `provider:id`; null for all. */
  model: string | null
  /** Only answers with search on, or off; null for both. */
  search: boolean | null
}

/**
 * The first page of the window: the own brand's figures against the same number of days before, every brand's days, the
 * models beside each other, and the newest answers. Money is the project's, whatever the filters.
 * @throws UserError `not_found`
 */
export function makeOverview({ db, repository, zone, today }: Reading, choice: OverviewChoice): Overview {
  const project = projectById(db, choice.projectId)
  const to = today(project.id)
  const period: Period = { from: addDays(to, 1 - choice.days), to }
  const everything: Selection = { projectId: project.id, ...period, modelId: null, search: null }
  const totals = repository.totals({ ...everything, search: choice.search })
  const models = repository.models(project.id, [...new Set(totals.map((total) => total.modelId))])
  const modelId = choice.model === null ? null : (models.find((model) => model.ref === choice.model)?.modelId ?? 0)
  const selection: Selection = { ...everything, modelId, search: choice.search }
  const brands = repository.brands(project.id)
  const own = brands.find((brand) => brand.isOwn)?.brandId ?? 0
  const others = brands.filter((brand) => !brand.isOwn).map((brand) => brand.brandId)
  const now = repository.cellsBeside(selection, own, others)
  const before = repository.cellsBeside({ ...selection, ...periodBefore(period) }, own, others)
  const window = windowFor(choice.days)
  const leadingUp: Selection = { ...selection, from: addDays(period.from, 1 - window) }
  const tracked = new Set(brands.map((brand) => brand.brandId))
  const days = repository.days(leadingUp).filter((cell) => tracked.has(cell.brandId))
  const series = brandSeries({ brands, days, ownDays: repository.ownDays(leadingUp, own), period, window })
  const chosen = models.filter((model) => modelId === null || model.modelId === modelId)
  const answering = new Set(now.filter((cell) => cell.valid > 0).map((cell) => cell.modelId))
  const asked = repository.asked(project.id)
  const missing = chosen.filter((model) => asked.has(model.modelId) && !answering.has(model.modelId))
  return {
    project: { projectId: project.id, name: project.name, brand: brands.find((brand) => brand.isOwn)?.name ?? '' },
    ...period,
    window,
    models: models
      .filter((model) => totals.some((total) => total.modelId === model.modelId))
      .map(({ ref, displayName }) => ({ ref, displayName })),
    kpis: {
      ...keyFigures({
        brands,
        own,
        now,
        before,
        days,
        series,
        period,
        window,
        missing: missing.map((model) => model.ref),
      }),
      cost: spendingFigure(repository, project.id, period),
    },
    series,
    byModel: modelRows(repository, selection, own, chosen, now),
    ...changesOf({ repository, zone }, project.id, chosen, period),
    lastDay: lastDay(totals.filter((total) => modelId === null || total.modelId === modelId)),
    latest: repository.latest(selection, own),
  }
}

function modelRows(
  repository: Repository,
  selection: Selection,
  own: number,
  models: readonly ModelOf[],
  cells: ReturnType<Repository['cells']>,
): Overview['byModel'] {
  const costs = repository.costs(selection)
  return models.map(({ modelId, provider, model, displayName }) => {
    const { visibility, averagePosition, netSentiment } = brandMetrics(
      own,
      cells.filter((cell) => cell.modelId === modelId),
    )
    return {
      provider,
      model,
      displayName,
      visibility: {
        value: visibility.value,
        low: visibility.interval?.low ?? null,
        high: visibility.interval?.high ?? null,
        named: visibility.named,
        valid: visibility.valid,
      },
      averagePosition: { value: averagePosition.value, n: averagePosition.n },
      netSentiment: { value: netSentiment.value, scored: netSentiment.scored },
      costUsd: formatUsd(costs.get(modelId) ?? ZERO),
    }
  })
}

function lastDay(totals: readonly TotalCell[]): Overview['lastDay'] {
  const day = totals.reduce<string | null>(
    (last, total) => (last === null || total.day > last ? total.day : last),
    null,
  )
  if (day === null) return null
  const sums = { total: 0, valid: 0, refused: 0, truncated: 0, errors: 0 }
  for (const total of totals) {
    if (total.day !== day) continue
    sums.total += total.ok + total.refused + total.truncated + total.filtered + total.errors
    sums.valid += total.ok + total.refused
    sums.refused += total.refused
    sums.truncated += total.truncated
    sums.errors += total.errors
  }
  return { day, ...sums }
}
