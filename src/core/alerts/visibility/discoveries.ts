/**
 * Which of a day's comparisons count as moved, so that of all that are told no more than a share is expected to be false:
 * the step-up procedure of Benjamini and Hochberg (J. Royal Statistical Society B 57, 1995). It holds where comparisons
 * agree with each other (Benjamini and Yekutieli, Annals of Statistics 29, 2001), as those of one project do, of which
 * all models together is the mean; `year.test.ts` shows how often it is wrong in years without a change. Pure.
 * @param ps two-sided, one a comparison
 * @param share of false discoveries, 0…1
 * @returns for each, whether it counts
 */
export function discoveries(ps: readonly number[], share: number): boolean[] {
  const ordered = [...ps].sort((a, b) => a - b)
  const last = ordered.findLast((p, i) => p <= (share * (i + 1)) / ps.length)
  return ps.map((p) => last !== undefined && p <= last)
}
