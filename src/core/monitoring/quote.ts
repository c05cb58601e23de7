import type { Db } from '../db/index.ts'
import type { Models } from '../models/index.ts'
import { unpricedError } from '../models/index.ts'
import { addUsd, formatUsd, type PicoUsd, pico, ZERO } from '../money.ts'
import type { Calls } from './calls.ts'
import type { PlannedTask } from './plan.ts'

/** What one model of a run would cost. Dollar amounts are exact decimal text. */
export interface ModelQuote {
  /** `provider:id` */
  model: string
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
  calls: number
  expectedUsd: string
  worstCaseUsd: string
  models: ModelQuote[]
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
      "SELECT COUNT(*) AS n, COALESCE(SUM(total), 0) AS total FROM ledger WHERE project_id = ? AND model_id = ? AND kind = 'answer' AND state = 'settled'",
    )
    .safeIntegers()

  function quoteModel(modelId: number, planned: readonly PlannedTask[], project: QuotedProject, now: number) {
    const { provider, model } = models.byId(modelId)
    let worst = ZERO
    let estimate = false
    for (const task of planned) {
      const search = project.search && canSearch(provider)
      const prepared = calls.prepare(taskOf(task, { ...project, search }), now).worst
      if ('unpriced' in prepared) {
        return { ...unpriced(provider, model, planned.length, prepared.reason), expected: ZERO, worst: ZERO }
      }
      worst = addUsd(worst, prepared.amount)
      estimate ||= prepared.estimate
    }
    const past = history.get(project.id, modelId) as { n: bigint; total: bigint }
    const known = past.n > 0n
    // A mean rounds up: a quote that is a pico-dollar short would be a promise broken.
    const expected = known ? pico((past.total * BigInt(planned.length) + past.n - 1n) / past.n) : worst
    const quote: ModelQuote = {
      model: `${provider}:${model}`,
      calls: planned.length,
      expectedUsd: formatUsd(expected),
      worstCaseUsd: formatUsd(worst),
      basis: known ? 'history' : 'no history',
      estimate,
      unpriced: null,
    }
    return { quote, expected, worst }
  }

  return {
    quote(project: QuotedProject, planned: readonly PlannedTask[], now: number): Quote {
      const modelIds = [...new Set(planned.map((task) => task.modelId))]
      const quoted = modelIds.map((id) =>
        quoteModel(
          id,
          planned.filter((task) => task.modelId === id),
          project,
          now,
        ),
      )
      const total = (part: 'expected' | 'worst') =>
        formatUsd(quoted.reduce<PicoUsd>((sum, one) => addUsd(sum, one[part]), ZERO))
      return {
        calls: planned.length,
        expectedUsd: total('expected'),
        worstCaseUsd: total('worst'),
        models: quoted.map((one) => one.quote),
      }
    },
  }
}

interface QuotedProject {
  id: number
  search: boolean
  country: string | null
  maxOutputTokens: number
}

/** A planned task as it would be, before it has a run. */
const taskOf = (task: PlannedTask, project: QuotedProject) => ({
  ...{ id: 0, runId: 0, day: '', projectId: project.id, kind: 'answer' as const, subjectAnswerId: null, attempts: 0 },
  ...{ promptId: task.promptId, modelId: task.modelId, provider: task.provider, sample: task.sample },
  ...{ search: project.search, country: project.country, maxOutputTokens: project.maxOutputTokens },
})

const unpriced = (provider: string, model: string, calls: number, reason: string): { quote: ModelQuote } => ({
  quote: {
    model: `${provider}:${model}`,
    calls,
    expectedUsd: null,
    worstCaseUsd: null,
    basis: 'no history',
    estimate: false,
    unpriced: unpricedError(provider, model, reason).message,
  },
})
