/** How much is let through: `burst` at once, and `perSecond` in the long run. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/**
 * A token bucket.
 * @param now a clock that only goes forward, in milliseconds
 * @returns whether one more is let through now
 */
export function createTokenBucket({ burst, perSecond }: Rate, now: () => number): () => boolean {
  let level = burst
  let filledAt = now()
  return () => {
    const at = now()
    level = Math.min(burst, level + ((at - filledAt) / 1_000) * perSecond)
    filledAt = at
    if (level < 1) return false
    level -= 1
    return true
  }
}
