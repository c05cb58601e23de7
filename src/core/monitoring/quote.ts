import { amountInterval } from '../costs/index.ts'
import type { Db, schema } from '../db/index.ts'
import { type Models, type Unpriced, unpricedError, type WorstCase } from '../models/index.ts'
import { formatUsd, maxUsd, minUsd, type PicoUsd, sumUsd, ZERO } from '../money.ts'
import type { Calls, PreparedCall } from './calls.ts'
import { type Expectation, expectationOf, type PlannedCalls, together } from './expectation.ts'
import { createPastCalls } from './pastCalls.ts'
import type { PlannedTask } from './plan.ts'
import { ASSUMED_DF, tokenCounter, typicalOf } from './typical.ts'

/**
 * What an expected cost rests on, the firmest first: calls of this project; calls of others to the same model; or the
 * prompts' tokens with what answers usually take.
 */
export type QuoteBasis = (typeof schema.runQuotes.$inferSelect)['basis']
const FIRMNESS: readonly QuoteBasis[] = ['history', 'other_projects', 'tokens']

/** What some calls are expected to cost. Dollar amounts are exact decimal text; null when there is no price. */
interface Expected {
  expectedUsd: string | null
  /** 95 % interval, never above the worst case. */
  lowUsd: string | null
  highUsd: string | null
  worstCaseUsd: string | null
}

/** What one model of a run would cost. */
export interface ModelQuote extends Expected {
  /** `provider:id` */
  model: string
  /** `judge`: at most one call for every answer, of those that name a brand. */
  kind: 'answer' | 'judge'
  calls: number
  basis: QuoteBasis
  /** Past calls that it rests on. */
  pastCalls: number
  /** Part of the worst case is an estimate and not a hard cap. */
  estimate: boolean
  /** Why it would not be asked, with what to do about it. */
  unpriced: string | null
}

export interface Quote {
  /** Answers that would be asked for; a judge's calls come on top. */
  calls: number
  expectedUsd: string
  lowUsd: string
  highUsd: string
  worstCaseUsd: string
  /** The weakest that any of its models rests on. */
  basis: QuoteBasis
  models: ModelQuote[]
}

interface QuotedProject {
  id: number
  search: boolean
  country: string | null
  maxOutputTokens: number
}

/** Calls of one kind to one model, with the worst case of each and what they are expected to cost. */
interface Part {
  modelId: number
  kind: ModelQuote['kind']
  worstCases: readonly (WorstCase | Unpriced)[]
  basis: QuoteBasis
  pastCalls: number
  expectation: Expectation
}

const NOTHING_KNOWN: Expectation = { mean: 0, least: 0, variances: [] }

/** What a planned run would cost; calls nobody and reserves nothing. */
export function createQuotes(options: {
  db: Db
  models: Models
  calls: Calls
  canSearch: (provider: string) => boolean
}) {
  const { db, models, calls, canSearch } = options
  const past = createPastCalls({ db, models })

  async function answersBy(modelId: number, own: readonly PlannedTask[], project: QuotedProject, now: number) {
    const search = project.search && canSearch(models.byId(modelId).provider)
    const prepared = own.map((task) => calls.prepare(taskOf(task, { ...project, search }), now))
    const part = { modelId, kind: 'answer' as const, worstCases: prepared.map(({ worst }) => worst) }
    const planned = timesByPrompt(own)
    const history = past.ofProject({ modelId, search }, project.id, now)
    const known = expectationOf(planned, history)
    if (known) return { ...part, basis: 'history' as const, pastCalls: history.length, expectation: known }
    const others = past.ofOthers({ modelId, search }, now)
    const alike = expectationOf(planned, others)
    if (alike) return { ...part, basis: 'other_projects' as const, pastCalls: others.length, expectation: alike }
    return { ...part, ...(await byTokens(prepared, modelId, now)) }
  }

  async function byTokens(prepared: readonly PreparedCall[], modelId: number, now: number) {
    const count = await tokenCounter()
    const unknown = prepared.flatMap(({ request, worst }) =>
      'unpriced' in worst
        ? []
        : [
            {
              modelId,
              promptTokens: count(request.prompt),
              maxOutputTokens: request.maxOutputTokens,
              search: request.search,
              worst,
            },
          ],
    )
    return { basis: 'tokens' as const, pastCalls: 0, expectation: typicalOf(unknown, models, now) }
  }

  function judgedBy(judgeId: number, planned: readonly PlannedTask[], project: QuotedProject, now: number): Part {
    const worst = calls.judgeWorst(project, judgeId, now)
    const part = { modelId: judgeId, kind: 'judge' as const, worstCases: planned.map(() => worst) }
    const modelIds = [...new Set(planned.map(({ modelId }) => modelId))]
    const history = modelIds.flatMap((modelId) => past.judged(judgeId, modelId, project.id))
    const known = expectationOf(timesByPrompt(planned), history)
    if (known) return { ...part, basis: 'history', pastCalls: history.length, expectation: known }
    // A judge reads the answer and writes a few lines a brand: what it may cost at most is far from it.
    const mean = 'unpriced' in worst ? 0 : (Number(worst.amount) / SHARE_OF_WORST) * planned.length
    const expectation = { mean, least: 0, variances: [{ variance: mean ** 2 / 4, df: ASSUMED_DF }] }
    return { ...part, basis: 'tokens', pastCalls: 0, expectation }
  }

  function quoteOf({ modelId, kind, worstCases, basis, pastCalls, expectation }: Part) {
    const { provider, model } = models.byId(modelId)
    const about = { model: `${provider}:${model}`, kind, calls: worstCases.length, basis, pastCalls }
    const missing = worstCases.find((worst) => 'unpriced' in worst)
    if (missing) {
      const unpriced = unpricedError(provider, model, missing.reason).message
      const nothing = { expectedUsd: null, lowUsd: null, highUsd: null, worstCaseUsd: null, estimate: false }
      return { quote: { ...about, ...nothing, unpriced }, expectation: NOTHING_KNOWN, worst: ZERO }
    }
    const priced = worstCases.filter((worst): worst is WorstCase => !('unpriced' in worst))
    const worst = sumUsd(priced.map(({ amount }) => amount))
    const estimate = priced.some((one) => one.estimate)
    return { quote: { ...about, ...written([expectation], worst), estimate, unpriced: null }, expectation, worst }
  }

  return {
    /** @param judgeId the model that judges every answer, when the project names one */
    async quote(
      project: QuotedProject,
      planned: readonly PlannedTask[],
      judgeId: number | undefined,
      now: number,
    ): Promise<Quote> {
      const byModel = Map.groupBy(planned, ({ modelId }) => modelId)
      const parts: Part[] = await Promise.all(
        [...byModel].map(([modelId, own]) => answersBy(modelId, own, project, now)),
      )
      if (judgeId !== undefined) parts.push(judgedBy(judgeId, planned, project, now))
      const quoted = parts.map(quoteOf)
      const priced = quoted.filter(({ quote }) => quote.unpriced === null)
      const worst = sumUsd(quoted.map((each) => each.worst))
      return {
        calls: planned.length,
        ...written(
          priced.map(({ expectation }) => expectation),
          worst,
        ),
        basis: FIRMNESS.findLast((basis) => priced.some(({ quote }) => quote.basis === basis)) ?? 'tokens',
        models: quoted.map(({ quote }) => quote),
      }
    },
  }
}

/** A judge whose like was never asked is taken to cost this part of its worst case. */
const SHARE_OF_WORST = 8

/** A sum with its interval, within nothing and the worst case. */
function written(expectations: readonly Expectation[], worst: PicoUsd) {
  const { mean, least, sd, df } = together(expectations)
  const expected = minUsd(mean, worst)
  const { low, high } = amountInterval(expected, sd, df)
  return {
    expectedUsd: formatUsd(expected),
    lowUsd: formatUsd(minUsd(expected, maxUsd(low, least))),
    highUsd: formatUsd(minUsd(high, worst)),
    worstCaseUsd: formatUsd(worst),
  }
}

function timesByPrompt(tasks: readonly PlannedTask[]): PlannedCalls[] {
  return [...Map.groupBy(tasks, ({ promptId }) => promptId)].map(([promptId, own]) => ({ promptId, times: own.length }))
}

/** A planned task as it would be, before it has a run. */
const taskOf = (task: PlannedTask, project: QuotedProject) => ({
  ...{ id: 0, runId: 0, day: '', projectId: project.id, kind: 'answer' as const, subjectAnswerId: null, attempts: 0 },
  ...{ promptId: task.promptId, modelId: task.modelId, provider: task.provider, sample: task.sample },
  ...{ search: project.search, country: project.country, maxOutputTokens: project.maxOutputTokens },
})
