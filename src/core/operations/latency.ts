/**
 * Latencies are kept as a histogram whose buckets grow with what they hold: each millisecond below 64, then 32 buckets
 * for every doubling, so that a percentile is told within 3 % however many answers are behind it (the scheme of
 * HdrHistogram, Gil Tene). The migration that fills the table for past answers computes the same.
 */
const PER_DOUBLING = 32
const EXACT_BELOW_MS = 2 * PER_DOUBLING
/** Longer than any call may take; what is longer still shares the finest buckets of this doubling. */
const DOUBLINGS = 18

/** The bucket of a latency in milliseconds. A longer one has a bucket that is no lower. */
export function bucketOf(latencyMs: number): number {
  const ms = Math.max(0, Math.trunc(latencyMs))
  let doublings = 0
  while (doublings < DOUBLINGS && ms >= EXACT_BELOW_MS * 2 ** doublings) doublings += 1
  return PER_DOUBLING * doublings + Math.floor(ms / 2 ** doublings)
}

/** The latencies of a bucket: the lowest, and the lowest of the next one, in milliseconds. */
export function boundsOf(bucket: number): { from: number; to: number } {
  const doublings = Math.min(DOUBLINGS, Math.max(0, Math.floor(bucket / PER_DOUBLING) - 1))
  const from = (bucket - PER_DOUBLING * doublings) * 2 ** doublings
  return { from, to: from + 2 ** doublings }
}

/** The same bucket, told by SQL of a column. */
export const bucketSql = (column: string): string => {
  const steps = Array.from({ length: DOUBLINGS }, (_, k) => `(${column} >= ${EXACT_BELOW_MS * 2 ** k})`)
  const doublings = `(${steps.join(' + ')})`
  return `(${PER_DOUBLING} * ${doublings} + (${column} >> ${doublings}))`
}

export interface BucketCount {
  bucket: number
  calls: number
}

/** The share of calls at or below which a percentile lies. */
const PERCENTILES = { p50: 0.5, p90: 0.9, p99: 0.99 } as const

export interface Latency {
  /** The answers behind it. */
  n: number
  /** In milliseconds, within 3 %; null where there is no answer. */
  p50: number | null
  p90: number | null
  p99: number | null
}

/**
 * Percentiles by nearest rank (the lowest latency that so many per cent of the answers do not exceed), placed within its
 * bucket as if the bucket's answers lay evenly in it.
 */
export function latencyOf(buckets: Iterable<BucketCount>): Latency {
  const calls = new Map<number, number>()
  for (const one of buckets) calls.set(one.bucket, (calls.get(one.bucket) ?? 0) + one.calls)
  const ordered = [...calls].sort(([a], [b]) => a - b)
  const n = ordered.reduce((sum, [, count]) => sum + count, 0)
  const at = (share: number) => percentile(ordered, Math.ceil(share * n))
  return { n, p50: at(PERCENTILES.p50), p90: at(PERCENTILES.p90), p99: at(PERCENTILES.p99) }
}

function percentile(ordered: readonly (readonly [bucket: number, calls: number])[], rank: number): number | null {
  let below = 0
  for (const [bucket, calls] of ordered) {
    if (below + calls >= rank) {
      const { from, to } = boundsOf(bucket)
      return Math.floor(from + ((to - from) * (rank - below - 0.5)) / calls)
    }
    below += calls
  }
  return null
}
