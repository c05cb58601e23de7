import type { Sentiment } from '../types.ts'
import type { Evidence } from './attribution.ts'

/** Less than this, all together, is no judgement. */
const AUDIBLE = 0.7
/** From this share of the stronger side on, the weaker side makes it mixed. */
const MIXED_SHARE = 0.36
/** The same where only the stronger side goes so far as to advise. */
const MIXED_WITH_ADVICE = 0.6
const PLAIN_ADVICE = 2.5
/** The most one piece of evidence counts. */
const LOUDEST = 3

export interface Verdict {
  sentiment: Exclude<Sentiment, 'none'>
  /** What it rests on; null for neutral without anything said. */
  evidence: Evidence | null
}

/** Weighs all that is said of one brand, the judgement of its place in a list included. */
export function weigh(evidence: readonly Evidence[], placement: number, listed: boolean): Verdict {
  let praise = Math.max(placement, 0)
  let blame = Math.max(-placement, 0)
  let best: Evidence | null = null
  let worst: Evidence | null = null
  for (const item of evidence) {
    const weight = Math.min(Math.abs(item.weight), LOUDEST)
    if (item.weight > 0) praise += weight
    else blame += weight
    if (item.weight > (best?.weight ?? 0)) best = item
    if (item.weight < (worst?.weight ?? 0)) worst = item
  }
  const [weaker, stronger] = praise < blame ? [praise, blame] : [blame, praise]
  const advised = Math.max(best?.weight ?? 0, 0) >= PLAIN_ADVICE
  const warned = Math.min(worst?.weight ?? 0, 0) <= -PLAIN_ADVICE
  const share = advised !== warned && advised === praise > blame ? MIXED_WITH_ADVICE : MIXED_SHARE
  if (stronger < AUDIBLE) {
    const fact = evidence.find(({ factual }) => factual) ?? null
    return { sentiment: fact || listed ? 'neutral' : 'unscored', evidence: fact }
  }
  if (weaker >= AUDIBLE && weaker >= share * stronger)
    return { sentiment: 'mixed', evidence: blame > praise ? (best ?? worst) : (worst ?? best) }
  return praise >= blame
    ? { sentiment: 'positive', evidence: best ?? evidence[0] ?? null }
    : { sentiment: 'negative', evidence: worst ?? evidence[0] ?? null }
}
