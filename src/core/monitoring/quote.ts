import type { Db } from '../db/index.ts'
import type { Models } from '../models/index.ts'
import { type Unpriced, unpricedError, type WorstCase } from '../models/index.ts'
import { formatUsd, pico, sumUsd, ZERO } from '../money.ts'
import type { Calls } from './calls.ts'
import type { PlannedTask } from './plan.ts'

/** What one model of a run would cost. Dollar amounts are exact decimal text. */
export interface ModelQuote {
  /** `provider:id` */
  model: string
  /** `judge`: at most one call for every answer, of those that name a brand. */
  kind: 'answer' | 'judge'
  calls: number
  /** This project's mean cost of a call times calls; without history the worst case. Null when there is no price. */
  expectedUsd: string | null
  worstCaseUsd: string | null
  /** `history` rests on past calls; `no history` on the worst case. */
  basis: 'history' | 'no history'
  /** Part of the worst case is an estimate and not a hard cap of the API. */
  estimate: boolean
  /** Why it would not be asked, with what to do about it. */
  unpriced: string | null
}

export interface Quote {
  /** Answers that would be asked for; a judge's calls come on top. */
  calls: number
  expectedUsd: string
  worstCaseUsd: string
  models: ModelQuote[]
}

interface QuotedProject {
  id: number
  search: boolean
  country: string | null
  maxOutputTokens: number
}

/** Calls of one kind to one model, with the worst case of each. */
interface Planned {
  modelId: number
  kind: ModelQuote['kind']
  worstCases: (WorstCase | Unpriced)[]
}

/** What a planned run would cost; calls nobody and reserves nothing. */
export function createQuotes(options: {
  db: Db
  models: Models
  calls: Calls
  canSearch: (provider: string) => boolean
}) {
  const { models, calls, canSearch } = options
  const history = options.db.sqlite
    .prepare(
      "SELECT COALESCE(SUM(entries), 0) AS n, COALESCE(SUM(total), 0) AS total FROM ledger_days WHERE project_id = ? AND model_id = ? AND kind = ? AND state = 'settled'",
    )
    .safeIntegers()

  function quoteOf({ modelId, kind, worstCases }: Planned, projectId: number) {
    const { provider, model } = models.byId(modelId)
    const about = { model: `${provider}:${model}`, kind, calls: worstCases.length }
    const missing = worstCases.find((worst) => 'unpriced' in worst)
    if (missing) {
      const unpriced = unpricedError(provider, model, missing.reason).message
      const nothing = { expectedUsd: null, worstCaseUsd: null, basis: 'no history' as const, estimate: false }
      return { quote: { ...about, ...nothing, unpriced }, expected: ZERO, worst: ZERO }
    }
    const priced = worstCases.filter((worst): worst is WorstCase => !('unpriced' in worst))
    const worst = sumUsd(priced.map(({ amount }) => amount))
    const past = history.get(projectId, modelId, kind) as { n: bigint; total: bigint }
    const known = past.n > 0n
    // A mean rounds up: a quote that is a pico-dollar short would be a promise broken.
    const expected = known ? pico((past.total * BigInt(worstCases.length) + past.n - 1n) / past.n) : worst
    const quote: ModelQuote = {
      ...about,
      expectedUsd: formatUsd(expected),
      worstCaseUsd: formatUsd(worst),
      basis: known ? 'history' : 'no history',
      estimate: priced.some(({ estimate }) => estimate),
      unpriced: null,
    }
    return { quote, expected, worst }
  }

  function answersBy(modelId: number, planned: readonly PlannedTask[], project: QuotedProject, now: number): Planned {
    const search = project.search && canSearch(models.byId(modelId).provider)
    const own = planned.filter((task) => task.modelId === modelId)
    const worstCases = own.map((task) => calls.prepare(taskOf(task, { ...project, search }), now).worst)
    return { modelId, kind: 'answer', worstCases }
  }

  return {
    /** @param judgeId the model that judges every answer, when the project names one */
    quote(project: QuotedProject, planned: readonly PlannedTask[], judgeId: number | undefined, now: number): Quote {
      const modelIds = [...new Set(planned.map((task) => task.modelId))]
      const parts = modelIds.map((modelId) => answersBy(modelId, planned, project, now))
      if (judgeId !== undefined) {
        const worst = calls.judgeWorst(project, judgeId, now)
        parts.push({ modelId: judgeId, kind: 'judge', worstCases: planned.map(() => worst) })
      }
      const quoted = parts.map((part) => quoteOf(part, project.id))
      return {
        calls: planned.length,
        expectedUsd: formatUsd(sumUsd(quoted.map(({ expected }) => expected))),
        worstCaseUsd: formatUsd(sumUsd(quoted.map(({ worst }) => worst))),
        models: quoted.map(({ quote }) => quote),
      }
    },
  }
}

/** A planned task as it would be, before it has a run. */
const taskOf = (task: PlannedTask, project: QuotedProject) => ({
  ...{ id: 0, runId: 0, day: '', projectId: project.id, kind: 'answer' as const, subjectAnswerId: null, attempts: 0 },
  ...{ promptId: task.promptId, modelId: task.modelId, provider: task.provider, sample: task.sample },
  ...{ search: project.search, country: project.country, maxOutputTokens: project.maxOutputTokens },
})
