/**
 * Which of a day's comparisons count as moved, so that of all that are told no more than a share is expected to be false:
 * the step-up procedure of Benjamini and Yekutieli (Annals of Statistics 29, 2001), which holds whatever the comparisons
 * have to do with each other; those of one project have much. Pure.
 * @param ps two-sided, one a comparison
 * @param share of false discoveries, 0…1
 * @returns for each, whether it counts
 */
export function discoveries(ps: readonly number[], share: number): boolean[] {
  const ordered = [...ps].sort((a, b) => a - b)
  const harmonic = ordered.reduce((sum, _, i) => sum + 1 / (i + 1), 0)
  const last = ordered.findLast((p, i) => p <= (share * (i + 1)) / (ps.length * harmonic))
  return ps.map((p) => last !== undefined && p <= last)
}
