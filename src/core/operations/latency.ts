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

/** Buckets up to 18 hours, which no call takes; what would take longer is counted into the last one. */
const BUCKETS = PER_DOUBLING * (DOUBLINGS + 8)

/** How many answers took how long. */
export class Histogram {
  private readonly counts = new Float64Array(BUCKETS)
  private n = 0

  add(bucket: number, calls: number): void {
    const at = Math.min(bucket, BUCKETS - 1)
    this.counts[at] = this.counts[at]! + calls
    this.n += calls
  }

  addAll(other: Histogram): void {
    for (const [bucket, calls] of other.counts.entries()) if (calls > 0) this.add(bucket, calls)
  }

  /**
   * Percentiles by nearest rank (the lowest latency that so many per cent of the answers do not exceed), placed within
   * its bucket as if the bucket's answers lay evenly in it.
   */
  latency(): Latency {
    const at = (share: number) => (this.n === 0 ? null : this.percentile(Math.ceil(share * this.n)))
    return { n: this.n, p50: at(PERCENTILES.p50), p90: at(PERCENTILES.p90), p99: at(PERCENTILES.p99) }
  }

  private percentile(rank: number): number {
    let below = 0
    let bucket = 0
    while (below + this.counts[bucket]! < rank) {
      below += this.counts[bucket]!
      bucket += 1
    }
    const { from, to } = boundsOf(bucket)
    return Math.floor(from + ((to - from) * (rank - below - 0.5)) / this.counts[bucket]!)
  }
}
