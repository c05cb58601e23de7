import { costCells, costNames } from '../costs/index.ts'
import type { Day, Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Home } from '../home/index.ts'
import { formatModelRef, parseModelRef } from '../modelRef.ts'
import type { Models } from '../models/index.ts'
import { choosePeriod, daysIn, eachDay, type Period, type PeriodChoice } from '../period.ts'
import type { Clock } from '../ports.ts'
import { projectById } from '../projects/index.ts'
import { dayOf } from '../time.ts'
import { type Cells, type ClassFigures, classesOf, type Figures, figuresOf, groupCells } from './figures.ts'
import { Histogram, type Latency } from './latency.ts'
import { createReadings, type LatencyRow } from './readings.ts'

const USUAL_DAYS = 30
const MOST_DAYS = 366

export interface OperationsChoice extends PeriodChoice {
  /** Only calls for this project. */
  projectId?: number | null | undefined
  /** Only calls to this provider. */
  provider?: string | null | undefined
  /** Only calls to this model, `provider:id`. */
  model?: string | null | undefined
}

type Timed = Figures & { latency: Latency }

/** How the asking went over a period, by the days of the runs. Ratios are 0…1, latencies milliseconds, dollars exact. */
export interface Operations {
  from: Day
  to: Day
  total: Timed
  /** Every day of the period, oldest first. */
  days: ({ day: Day } & Timed)[]
  byProvider: ({ provider: string } & Timed)[]
  byModel: ({ provider: string; model: string; displayName: string } & Timed)[]
  /** The dearest first; without latencies, which are not kept by project. */
  byProject: ({ projectId: number | null; project: string | null } & Figures)[]
  errors: ClassFigures[]
}

/** The operational figures: how long answers take, what goes wrong, how much is asked. */
export function createOperations(options: {
  db: Db
  clock: Clock
  home: Pick<Home, 'kind' | 'zone'>
  models: Pick<Models, 'find' | 'byId'>
}) {
  const { db, clock, home, models } = options
  const readings = createReadings(db)
  const providers = new Map<number, string>()
  /** A model's provider never changes. */
  const providerOf = (modelId: number): string => {
    const provider = providers.get(modelId) ?? models.byId(modelId).provider
    providers.set(modelId, provider)
    return provider
  }
  // The days of a demo were simulated, and no others come by themselves.
  const today = (): Day => (home.kind === 'demo' ? readings.lastDay() : null) ?? dayOf(clock.now(), home.zone)

  /** @throws UserError `not_found`, `bad_input` */
  return (choice: OperationsChoice): Operations => {
    const period = checkLength(choosePeriod(choice, today(), USUAL_DAYS))
    const names = costNames(db)
    const { latencies, ...cells } = cellsOf(period, choice)
    const times = timesOf(latencies)
    const byDay = new Map(groupCells(cells, ({ day }) => day).map(({ key, cells }) => [key, cells]))
    const byModel = groupCells(cells, ({ modelId }) => modelId)
    const byProvider = groupCells(cells, ({ modelId }) => providerOf(modelId))
    const byProject = groupCells(cells, ({ projectId }) => projectId)
    return {
      ...period,
      total: { ...figuresOf(cells), latency: times.of(() => true) },
      days: eachDay(period).map((day) => ({
        ...{ day, ...figuresOf(byDay.get(day) ?? NO_CELLS) },
        latency: (times.byDay.get(day) ?? NO_TIMES).latency(),
      })),
      byProvider: byProvider
        .map(({ key, cells }) => ({
          ...{ provider: key, ...figuresOf(cells) },
          latency: times.of((modelId) => providerOf(modelId) === key),
        }))
        .sort(mostCalls),
      byModel: byModel
        .map(({ key, cells }) => {
          const { provider, model, displayName } = models.byId(key)
          return {
            ...{ provider, model: formatModelRef({ provider, model }), displayName, ...figuresOf(cells) },
            latency: times.of((modelId) => modelId === key),
          }
        })
        .sort(mostCalls),
      byProject: byProject
        .map(({ key, cells }) => ({
          ...{ projectId: key, project: key === null ? null : names.project(key) },
          ...figuresOf(cells),
        }))
        .sort((a, b) => Number(b.costUsd) - Number(a.costUsd) || mostCalls(a, b)),
      errors: classesOf(cells.calls),
    }
  }

  function cellsOf(period: Period, { projectId = null, provider = null, model = null }: OperationsChoice) {
    if (projectId !== null) projectById(db, projectId)
    const modelId = model === null ? null : modelIdOf(model)
    const isAsked = (id: number) =>
      (modelId === null || id === modelId) && (provider === null || providerOf(id) === provider)
    const fits = (cell: { projectId: number | null; modelId: number }) =>
      (projectId === null || cell.projectId === projectId) && isAsked(cell.modelId)
    return {
      calls: readings.calls(period).filter(fits),
      latencies: readings.latencies(period, projectId).filter(([, id]) => isAsked(id)),
      money: costCells(db, period, provider).filter(fits),
    }
  }

  function modelIdOf(ref: string): number {
    const parsed = parseModelRef(ref)
    const found = parsed && models.find(parsed.provider, parsed.model)
    if (found) return found.id
    throw new UserError(
      'not_found',
      `The registry has no model "${ref}". The models are listed by: earshot models list`,
    )
  }
}

const NO_CELLS: Cells = { calls: [], money: [] }
const NO_TIMES = new Histogram()

/** Latencies by day, and of any of the models. */
function timesOf(rows: readonly LatencyRow[]) {
  const byDay = new Map<Day, Histogram>()
  const byModel = new Map<number, Histogram>()
  for (const [day, modelId, bucket, calls] of rows) {
    histogramOf(byDay, day).add(bucket, calls)
    histogramOf(byModel, modelId).add(bucket, calls)
  }
  return {
    byDay,
    of(wanted: (modelId: number) => boolean): Latency {
      const all = new Histogram()
      for (const [modelId, histogram] of byModel) if (wanted(modelId)) all.addAll(histogram)
      return all.latency()
    },
  }
}

function histogramOf<Key>(histograms: Map<Key, Histogram>, key: Key): Histogram {
  const known = histograms.get(key) ?? new Histogram()
  histograms.set(key, known)
  return known
}

const mostCalls = (a: Figures, b: Figures): number => b.calls - a.calls

function checkLength(period: Period): Period {
  if (daysIn(period) <= MOST_DAYS) return period
  throw new UserError('bad_input', `Operational figures are shown for at most ${MOST_DAYS} days at once.`)
}
