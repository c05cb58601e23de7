import { type Interval, meanInterval } from './interval.ts'

/** What one prompt at one model brings to a figure: `y` of `x`, such as answers naming a brand of valid answers. */
export interface Part {
  promptId: number
  modelId: number
  y: number
  x: number
}

/** How parts of several models become one figure: as the mean of the models' ratios, or as one ratio of all answers. */
export type Pooling = 'mean of models' | 'all answers'

export interface Estimate {
  value: number
  /** Variance of the value, from the spread between prompts; 0 when there is one prompt. */
  variance: number
  prompts: number
  /** Sum of x. */
  n: number
  /** Sum of y. */
  y: number
  /** How far each prompt pulls the value from what the others say; they sum to 0. */
  pulls: ReadonlyMap<number, number>
}

/**
 * A ratio, or a mean of ratios, with its cluster-robust variance: linearised by prompt, G/(G−1) times the sum of squared
 * pulls (Cochran, Sampling Techniques, 1977, 6.3 and 9A; Cameron and Miller, J. Human Resources 50, 2015).
 * @returns null when there is nothing to divide by
 */
export function estimate(parts: readonly Part[], pooling: Pooling): Estimate | null {
  const counted = parts.filter((part) => part.x > 0)
  if (counted.length === 0) return null
  const groups = pooling === 'all answers' ? [counted] : [...Map.groupBy(counted, (part) => part.modelId).values()]
  const pulls = new Map<number, number>()
  let value = 0
  for (const group of groups) {
    const x = sum(group, (part) => part.x)
    const ratio = sum(group, (part) => part.y) / x
    value += ratio / groups.length
    for (const part of group) {
      const pull = (part.y - ratio * part.x) / (x * groups.length)
      pulls.set(part.promptId, (pulls.get(part.promptId) ?? 0) + pull)
    }
  }
  return {
    value,
    variance: varianceOf(pulls),
    prompts: pulls.size,
    n: sum(counted, (part) => part.x),
    y: sum(counted, (part) => part.y),
    pulls,
  }
}

/** With fewer prompts in common than this, nothing is said about a change. */
const FEWEST_PROMPTS_FOR_A_CHANGE = 8

export type Verdict = 'moved' | 'within_noise' | 'not_enough_data'

export interface Change {
  /** Now minus before, over what both have; null when either has no value. */
  delta: number | null
  interval: Interval | null
  verdict: Verdict
}

/**
 * Compares two periods over the prompts and models present in both, each prompt with itself, so that a new prompt or model
 * never looks like a change. It moved when the 95 % interval of the difference leaves out 0.
 */
export function compare(now: readonly Part[], before: readonly Part[], pooling: Pooling): Change {
  const key = (part: Part) => `${part.modelId} ${part.promptId}`
  const present = (parts: readonly Part[]) => new Set(parts.filter((part) => part.x > 0).map(key))
  const [inNow, inBefore] = [present(now), present(before)]
  const both = (part: Part) => inNow.has(key(part)) && inBefore.has(key(part))
  const after = estimate(now.filter(both), pooling)
  const earlier = estimate(before.filter(both), pooling)
  if (!after || !earlier) return { delta: null, interval: null, verdict: 'not_enough_data' }
  const delta = after.value - earlier.value
  const pulls = new Map([...after.pulls].map(([promptId, pull]) => [promptId, pull - earlier.pulls.get(promptId)!]))
  const interval = meanInterval(delta, varianceOf(pulls), pulls.size)
  if (!interval || pulls.size < FEWEST_PROMPTS_FOR_A_CHANGE) return { delta, interval, verdict: 'not_enough_data' }
  const rounding = 1e-12
  const moved = interval.low > rounding || interval.high < -rounding
  return { delta, interval, verdict: moved ? 'moved' : 'within_noise' }
}

function varianceOf(pulls: ReadonlyMap<number, number>): number {
  const prompts = pulls.size
  if (prompts < 2) return 0
  return (prompts / (prompts - 1)) * sum([...pulls.values()], (pull) => pull ** 2)
}

export function sum<T>(items: readonly T[], of: (item: T) => number): number {
  let total = 0
  for (const item of items) total += of(item)
  return total
}
