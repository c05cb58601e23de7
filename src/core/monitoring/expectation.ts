import { type PicoUsd, pico } from '../money.ts'

/** Fewer runs cannot show how far whole runs drift; then they are taken to drift by this part of their cost. */
const FEWEST_RUNS = 3
const ASSUMED_DRIFT = 0.1

/** A call that was made, at what it would cost today. */
export interface PastCall {
  /** Null for a call of another project, whose prompts tell nothing about these. */
  promptId: number | null
  runId: number | null
  cost: PicoUsd
}

/** How often a prompt is to be asked. */
export interface PlannedCalls {
  promptId: number
  times: number
}

/** What some calls are expected to cost together, in pico-dollars; an estimate, and so a float. */
export interface Expectation {
  mean: number
  /** They cannot cost less. */
  least: number
  /** Variances of the sum by where they come from, each with its degrees of freedom. */
  variances: readonly { variance: number; df: number }[]
}

/**
 * What planned calls will cost by past ones: calls to one prompt resemble each other, and so do calls of one run.
 *
 * A random-effects model by the method of moments (Searle, Casella and McCulloch, Variance Components, 1992, ch. 3): the
 * variance within prompts, between prompts, and of whole runs. A prompt's own mean is shrunk towards the mean of all by
 * what is known of it. The variance of the sum is that of the calls, of the prompts' means as far as they are not known,
 * and of the run as a whole. Pure.
 * @returns null without past calls
 */
export function expectationOf(planned: readonly PlannedCalls[], past: readonly PastCall[]): Expectation | null {
  if (past.length === 0) return null
  const costs = past.map(({ cost }) => Number(cost))
  const n = costs.length
  const overall = mean(costs)
  const total = n < 2 ? overall ** 2 : squares(costs, overall) / (n - 1)

  const byPrompt = groups(past, ({ promptId }) => promptId)
  const prompts = new Map([...byPrompt].map(([id, calls]) => [id, { mean: mean(calls), n: calls.length }]))
  const inside = [...byPrompt.values()].reduce((sum, calls) => sum + squares(calls, mean(calls)), 0)
  const insideDf = n - byPrompt.size
  const within = insideDf < 3 ? total : inside / insideDf
  const means = [...prompts.values()].map((prompt) => prompt.mean)
  const between =
    insideDf < 3 || means.length < 2
      ? 0
      : Math.max(
          0,
          squares(means, mean(means)) / (means.length - 1) -
            within * mean([...prompts.values()].map((one) => 1 / one.n)),
        )

  const residuals = past.map((call) => ({
    runId: call.runId,
    by: Number(call.cost) - prompts.get(call.promptId)!.mean,
  }))
  const runs = [
    ...groups(
      residuals,
      ({ runId }) => runId,
      ({ by }) => by,
    ),
  ].filter(([id]) => id !== null)
  const drifts = runs.map(([, by]) => mean(by))
  const spread = squares(drifts, 0) / (runs.length - 1) - within * mean(runs.map(([, by]) => 1 / by.length))
  const ofRuns = runs.length < FEWEST_RUNS ? (ASSUMED_DRIFT * overall) ** 2 : Math.max(0, spread)

  let expected = 0
  let calls = 0
  let unknown = 0
  for (const { promptId, times } of planned) {
    const known = prompts.get(promptId)
    const weight = !known || between === 0 ? 0 : between / (between + within / known.n)
    expected += times * (overall + weight * ((known?.mean ?? overall) - overall))
    unknown += times ** 2 * between * (1 - weight)
    calls += times
  }
  return {
    mean: expected,
    least: 0,
    variances: [
      { variance: calls * within + calls ** 2 * (within / n), df: Math.max(1, insideDf < 3 ? n - 1 : insideDf) },
      { variance: unknown, df: Math.max(1, means.length - 1) },
      { variance: calls ** 2 * ofRuns * (1 + 1 / Math.max(1, runs.length)), df: Math.max(1, runs.length - 1) },
    ].filter(({ variance }) => variance > 0),
  }
}

/**
 * The sum of independent expectations: its mean, its standard deviation, and the degrees of freedom of that (Satterthwaite,
 * Biometrics Bulletin 2, 1946). Pure.
 */
export function together(expectations: readonly Expectation[]) {
  const parts = expectations.flatMap(({ variances }) => variances)
  const variance = parts.reduce((sum, part) => sum + part.variance, 0)
  const error = parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0)
  const expected = expectations.reduce((sum, part) => sum + part.mean, 0)
  return {
    mean: pico(BigInt(Math.ceil(expected))),
    least: pico(BigInt(Math.floor(expectations.reduce((sum, part) => sum + part.least, 0)))),
    sd: Math.sqrt(variance),
    df: error === 0 ? 1 : Math.max(1, Math.floor(variance ** 2 / error)),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const squares = (values: readonly number[], around: number): number =>
  values.reduce((sum, value) => sum + (value - around) ** 2, 0)

function groups<T, Key>(
  items: readonly T[],
  key: (item: T) => Key,
  value: (item: T) => number = costOf,
): Map<Key, number[]> {
  const found = new Map<Key, number[]>()
  for (const item of items) {
    const known = found.get(key(item))
    if (known) known.push(value(item))
    else found.set(key(item), [value(item)])
  }
  return found
}

const costOf = (item: unknown): number => Number((item as PastCall).cost)
