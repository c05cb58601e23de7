/**
 * A day of the period before (−1) or after (1) one. Pure: the day beside a period lies in the period beside it, whatever
 * the length of either.
 */
export function dayBeside({ from, to }: { from: string; to: string }, by: -1 | 1): string {
  const edge = Date.parse(`${by < 0 ? from : to}T00:00:00Z`)
  return new Date(edge + by * 86_400_000).toISOString().slice(0, 10)
}
